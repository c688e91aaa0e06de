using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>The settings of one request at one point of the code: a small set of <see cref="World"/>, one for each kind of path that leads there.</summary>
internal sealed class Worlds : IEquatable<Worlds>
{
    // More kinds of paths than this are not told apart: the request is then unknown.
    private const int Limit = 24;

    private readonly World[] _worlds;

    private Worlds(World[] worlds) => _worlds = worlds;

    public static Worlds Unset { get; } = new([World.Unset]);

    public static Worlds Inherited { get; } = new([World.Inherited]);

    public static Worlds Unknown { get; } = new([World.Unknown]);

    /// <summary>No path at all: there is no such request here.</summary>
    public static Worlds None { get; } = new([]);

    public IReadOnlyList<World> All => _worlds;

    public static Worlds From(IEnumerable<World> worlds)
    {
        var distinct = worlds.Distinct().ToArray();
        if (distinct.Length > Limit)
        {
            return Unknown;
        }

        Array.Sort(distinct);
        return new Worlds(distinct);
    }

    public Worlds Union(Worlds other) => Equals(other) ? this : From(_worlds.Concat(other._worlds));

    /// <summary>The property assigned: each path gets each of the values.</summary>
    public Worlds With(RequestProperty property, SettingSet values) =>
        From(_worlds.SelectMany(world => Each(values).Select(value => world.With(property, value))));

    /// <summary>What the property may be.</summary>
    public SettingSet Read(RequestProperty property) =>
        _worlds.Aggregate(SettingSet.None, (set, world) => set | world[property].AsSet());

    /// <summary>The paths on which the property is something (or nothing); this itself when the question decides nothing.</summary>
    public Worlds Where(RequestProperty property, bool isOn)
    {
        var kept = new List<World>();
        foreach (var world in _worlds)
        {
            var setting = world[property];
            if (isOn ? !setting.IsOff() : !setting.IsOn())
            {
                kept.Add(world.With(property, setting switch
                {
                    Setting.Unknown => isOn ? Setting.Other : Setting.Off,
                    Setting.Inherited => isOn ? Setting.InheritedOn : Setting.InheritedOff,
                    _ => setting,
                }));
            }
        }

        return From(kept);
    }

    public Worlds Escaped() => From(_worlds.Select(static world => world.Escaped()));

    public bool IsEmpty => _worlds.Length == 0;

    /// <summary>These worlds of a summary as seen from a call.</summary>
    public Worlds After(Worlds caller) =>
        From(from own in _worlds from before in caller._worlds let after = own.After(before) where after is not null select after.Value);

    public bool Equals(Worlds? other) => other is not null && (ReferenceEquals(this, other) || _worlds.AsSpan().SequenceEqual(other._worlds));

    public override bool Equals(object? obj) => Equals(obj as Worlds);

    public override int GetHashCode() => _worlds.Aggregate(17, static (hash, world) => unchecked((hash * 31) + world.GetHashCode()));

    private static IEnumerable<Setting> Each(SettingSet values)
    {
        for (var index = 0; index < SettingSets.Count; index++)
        {
            if ((values & ((Setting)index).AsSet()) != 0)
            {
                yield return (Setting)index;
            }
        }
    }
}
