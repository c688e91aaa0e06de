using System.Collections.Immutable;
using System.Linq;

namespace S3Seal.Analyzers.Values;

/// <summary>What is known at one point of a body: the value of each variable, the settings of each request.</summary>
internal sealed class FlowState(ImmutableDictionary<object, FlowValue> variables, ImmutableDictionary<RequestObject, Worlds> requests)
{
    public static readonly FlowState Empty = new(ImmutableDictionary<object, FlowValue>.Empty, ImmutableDictionary<RequestObject, Worlds>.Empty);

    /// <summary>Keyed by local, parameter, field, property, the flow graph's capture, or the path to a setting that was tested.</summary>
    public ImmutableDictionary<object, FlowValue> Variables { get; } = variables;

    public ImmutableDictionary<RequestObject, Worlds> Requests { get; } = requests;

    public int Size => Variables.Count + Requests.Count;

    public FlowState With(object variable, FlowValue value) => new(Variables.SetItem(variable, value), Requests);

    public FlowState With(RequestObject request, Worlds worlds) => new(Variables, Requests.SetItem(request, worlds));

    /// <summary>What is known where two paths meet.</summary>
    public FlowState Join(FlowState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var variables = Variables;
        if (!ReferenceEquals(variables, other.Variables))
        {
            foreach (var pair in other.Variables)
            {
                if (!variables.TryGetValue(pair.Key, out var own))
                {
                    // What only one path has tested is not known where both meet.
                    variables = pair.Key is MemberPath ? variables : variables.Add(pair.Key, pair.Value);
                }
                else if (!ReferenceEquals(own, pair.Value))
                {
                    variables = variables.SetItem(pair.Key, own.Union(pair.Value));
                }
            }
        }

        foreach (var path in variables.Keys.OfType<MemberPath>().Where(path => !other.Variables.ContainsKey(path)).ToList())
        {
            variables = variables.Remove(path);
        }

        var requests = Requests;
        if (!ReferenceEquals(requests, other.Requests))
        {
            foreach (var pair in other.Requests)
            {
                if (!requests.TryGetValue(pair.Key, out var own))
                {
                    requests = requests.Add(pair.Key, pair.Value);
                }
                else if (!ReferenceEquals(own, pair.Value))
                {
                    requests = requests.SetItem(pair.Key, own.Union(pair.Value));
                }
            }
        }

        return new FlowState(variables, requests);
    }

    public bool SameAs(FlowState other) =>
        ReferenceEquals(this, other)
        || (Variables.Count == other.Variables.Count && Requests.Count == other.Requests.Count
            && (ReferenceEquals(Variables, other.Variables) || Variables.All(pair => other.Variables.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value)))
            && (ReferenceEquals(Requests, other.Requests) || Requests.All(pair => other.Requests.TryGetValue(pair.Key, out var worlds) && worlds.Equals(pair.Value))));
}
