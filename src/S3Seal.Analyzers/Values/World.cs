using System;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>The settings of one request on one path: four bits for each <see cref="RequestProperty"/>.</summary>
internal readonly struct World(ulong bits) : IEquatable<World>, IComparable<World>
{
    public const int PropertyCount = 13;

    private readonly ulong _bits = bits;

    /// <summary>A request as the SDK's constructor leaves it.</summary>
    public static World Unset => default;

    /// <summary>A request that somebody else made: the start of a summary.</summary>
    public static World Inherited => Filled(Setting.Inherited);

    /// <summary>A request that somebody else may have changed in any way.</summary>
    public static World Unknown => Filled(Setting.Unknown);

    public Setting this[RequestProperty property] => (Setting)((_bits >> ((int)property * 4)) & 0xF);

    public static bool operator ==(World left, World right) => left._bits == right._bits;

    public static bool operator !=(World left, World right) => left._bits != right._bits;

    public static World Filled(Setting setting)
    {
        var world = default(World);
        for (var property = 0; property < PropertyCount; property++)
        {
            world = world.With((RequestProperty)property, setting);
        }

        return world;
    }

    public World With(RequestProperty property, Setting setting)
    {
        var shift = (int)property * 4;
        return new World((_bits & ~(0xFUL << shift)) | ((ulong)setting << shift));
    }

    /// <summary>This world after code that cannot be seen had the request in its hands: what was asked for stays asked for, the rest is unknown.</summary>
    public World Escaped()
    {
        var result = this;
        for (var index = 0; index < PropertyCount; index++)
        {
            var property = (RequestProperty)index;
            if (!this[property].IsOn())
            {
                result = result.With(property, this[property] is Setting.Inherited or Setting.Touched ? Setting.Touched : Setting.Unknown);
            }
        }

        return result;
    }

    /// <summary>This world as seen from a call: what is inherited comes from the caller's; null when the two contradict each other.</summary>
    public World? After(World caller)
    {
        var result = this;
        for (var index = 0; index < PropertyCount; index++)
        {
            var property = (RequestProperty)index;
            var before = caller[property];
            var setting = this[property] switch
            {
                Setting.Inherited => before,
                Setting.InheritedOn when before.IsOff() => (Setting?)null,
                Setting.InheritedOn => before switch { Setting.Unknown => Setting.Other, Setting.Inherited => Setting.InheritedOn, _ => before },
                Setting.InheritedOff when before.IsOn() => null,
                Setting.InheritedOff => before switch { Setting.Unknown => Setting.Off, Setting.Inherited => Setting.InheritedOff, _ => before },
                Setting.Touched => before.IsOn() ? before : before is Setting.Inherited or Setting.Touched ? Setting.Touched : Setting.Unknown,
                var own => own,
            };
            if (setting is null)
            {
                return null;
            }

            result = result.With(property, setting.Value);
        }

        return result;
    }

    public bool Equals(World other) => _bits == other._bits;

    public override bool Equals(object? obj) => obj is World other && Equals(other);

    public override int GetHashCode() => _bits.GetHashCode();

    public int CompareTo(World other) => _bits.CompareTo(other._bits);
}
