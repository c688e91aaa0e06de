using System;
using System.Collections.Generic;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Evaluation;

/// <summary>One request as a policy sees it.</summary>
public sealed class RequestContext : IVariableSource
{
    private readonly Dictionary<string, ContextValue> _values;

    /// <summary>A request without any condition key.</summary>
    /// <param name="principal">Who sends it.</param>
    /// <param name="action">The IAM action, for example <c>s3:PutObject</c>.</param>
    /// <param name="resource">The ARN of the bucket or object, the key decoded.</param>
    public RequestContext(RequestPrincipal principal, string action, string resource)
        : this(principal, action, resource, new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase))
    {
    }

    private RequestContext(RequestPrincipal principal, string action, string resource, Dictionary<string, ContextValue> values)
    {
        Principal = principal;
        Action = action;
        Resource = resource;
        _values = values;
    }

    /// <summary>Who sends the request.</summary>
    public RequestPrincipal Principal { get; }

    /// <summary>The IAM action.</summary>
    public string Action { get; }

    /// <summary>The ARN of the bucket or object.</summary>
    public string Resource { get; }

    /// <summary>Whether <see cref="Resource"/> is only the known beginning of the ARN.</summary>
    /// <value>The default is false.</value>
    public bool ResourceIsPrefix { get; init; }

    /// <summary>What a key holds when it was not set.</summary>
    /// <value>The default is <see cref="ContextValue.Absent"/>; <see cref="ContextValue.Unknown"/> for a request of which only a part is known.</value>
    public ContextValue Unset { get; init; } = ContextValue.Absent;

    /// <summary>The keys that were set.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The value of a condition key; the key's case does not count.</summary>
    public ContextValue this[string conditionKey]
    {
        get => _values.TryGetValue(conditionKey, out var value) ? value : Unset;
        set => _values[conditionKey] = value;
    }

    /// <summary>The same request with one key changed.</summary>
    public RequestContext With(string conditionKey, ContextValue value)
    {
        var copy = Copy(Principal, Resource);
        copy[conditionKey] = value;
        return copy;
    }

    /// <summary>The same request with only those keys that are there.</summary>
    internal RequestContext WithoutAbsentKeys()
    {
        var copy = new RequestContext(Principal, Action, Resource);
        foreach (var entry in _values)
        {
            if (entry.Value.State != ContextState.Absent)
                copy[entry.Key] = entry.Value;
        }

        return copy;
    }

    internal RequestContext Copy(RequestPrincipal principal, string resource) =>
        new(principal, Action, resource, new Dictionary<string, ContextValue>(_values, StringComparer.OrdinalIgnoreCase))
        {
            ResourceIsPrefix = ResourceIsPrefix,
            Unset = Unset,
        };

    VariableState IVariableSource.Find(string key, out string value)
    {
        var found = this[key];
        value = string.Empty;
        switch (found.State)
        {
            case ContextState.Unknown:
                return VariableState.Unknown;
            case ContextState.Known when found.ValueArray.Length == 1:
                value = found.ValueArray[0];
                return VariableState.Set;
            case ContextState.Known:
                return VariableState.Several;
            default:
                return VariableState.Unset;
        }
    }
}
