using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Values;

/// <summary>What is known at one point of a body: the value of each variable, the settings of each request, what tests have told.</summary>
internal sealed class FlowState
{
    public static readonly FlowState Empty = new(ImmutableDictionary<object, FlowValue>.Empty, ImmutableDictionary<RequestObject, Worlds>.Empty, ImmutableDictionary<MemberPath, SettingSet>.Empty);

    private FlowState(ImmutableDictionary<object, FlowValue> variables, ImmutableDictionary<RequestObject, Worlds> requests, ImmutableDictionary<MemberPath, SettingSet> tested)
    {
        Variables = variables;
        Requests = requests;
        Tested = tested;
    }

    /// <summary>Keyed by local, parameter, field, property, or the flow graph's capture.</summary>
    public ImmutableDictionary<object, FlowValue> Variables { get; }

    public ImmutableDictionary<RequestObject, Worlds> Requests { get; }

    /// <summary>What the tests on the way here told of settings that stand elsewhere.</summary>
    public ImmutableDictionary<MemberPath, SettingSet> Tested { get; }

    public int Size => Variables.Count + Requests.Count + Tested.Count;

    public FlowState With(object variable, FlowValue value) =>
        Variables.TryGetValue(variable, out var known) && ReferenceEquals(known, value) ? this : new(Variables.SetItem(variable, value), Requests, Tested);

    public FlowState With(RequestObject request, Worlds worlds) => new(Variables, Requests.SetItem(request, worlds), Tested);

    public FlowState With(MemberPath path, SettingSet settings) => new(Variables, Requests, Tested.SetItem(path, settings));

    /// <summary>The state after a variable or member was assigned: nothing is known any more of the paths through it.</summary>
    public FlowState Forget(ISymbol assigned)
    {
        if (Tested.IsEmpty)
        {
            return this;
        }

        var kept = Tested.RemoveRange(Tested.Keys.Where(path => path.Contains(assigned)));
        return ReferenceEquals(kept, Tested) ? this : new(Variables, Requests, kept);
    }

    /// <summary>What is known where two paths meet.</summary>
    public FlowState Join(FlowState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        // A variable that only one path knows is not assigned on the other; what only one path has tested is not known where both meet.
        var variables = Join(Variables, other.Variables, static (own, others) => own.Union(others));
        var requests = Join(Requests, other.Requests, static (own, others) => own.Union(others));
        var tested = Tested.IsEmpty || other.Tested.IsEmpty ? ImmutableDictionary<MemberPath, SettingSet>.Empty
            : Tested.Where(pair => other.Tested.ContainsKey(pair.Key)).ToImmutableDictionary(static pair => pair.Key, pair => pair.Value | other.Tested[pair.Key]);
        return ReferenceEquals(variables, Variables) && ReferenceEquals(requests, Requests) && ReferenceEquals(tested, Tested) ? this : new FlowState(variables, requests, tested);
    }

    public bool SameAs(FlowState other) =>
        ReferenceEquals(this, other) || (Same(Variables, other.Variables) && Same(Requests, other.Requests) && Same(Tested, other.Tested));

    private static ImmutableDictionary<TKey, TValue> Join<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right, Func<TValue, TValue, TValue> union)
        where TKey : notnull
        where TValue : class
    {
        if (ReferenceEquals(left, right) || right.IsEmpty)
        {
            return left;
        }

        if (left.IsEmpty)
        {
            return right;
        }

        var joined = left;
        foreach (var pair in right)
        {
            if (!left.TryGetValue(pair.Key, out var own))
            {
                joined = joined.Add(pair.Key, pair.Value);
            }
            else if (!ReferenceEquals(own, pair.Value) && union(own, pair.Value) is var both && !ReferenceEquals(both, own))
            {
                joined = joined.SetItem(pair.Key, both);
            }
        }

        return joined;
    }

    private static bool Same<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right)
        where TKey : notnull
        where TValue : notnull
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var pair in left)
        {
            if (!right.TryGetValue(pair.Key, out var value) || !(ReferenceEquals(value, pair.Value) || value.Equals(pair.Value)))
            {
                return false;
            }
        }

        return true;
    }
}
