using System;
using System.Collections.Generic;
using S3Seal.Policy.Conditions;

namespace S3Seal.Policy.Catalog;

/// <summary>A condition key: its type, the actions it belongs to and the place in a request that fills it.</summary>
public sealed class S3ConditionKey
{
    private readonly HashSet<string>? _actions;

    internal S3ConditionKey(string name, OperatorFamily type, string source, string? actions)
    {
        Name = name;
        Type = type;
        Source = source;
        _actions = actions is null ? null : new HashSet<string>(actions.Split(' '), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name; a name that ends in <c>/</c> is followed by a tag's key.</summary>
    public string Name { get; }

    /// <summary>The kind of value.</summary>
    public OperatorFamily Type { get; }

    /// <summary>Whether a request may carry several values.</summary>
    /// <value>The default is false.</value>
    public bool IsMultivalued { get; internal init; }

    /// <summary>What fills it.</summary>
    public string Source { get; }

    /// <summary>The actions it belongs to; null when it belongs to all.</summary>
    public IReadOnlyCollection<string>? Actions => _actions;

    /// <summary>Whether a tag's key follows the name.</summary>
    public bool IsTagKey => Name[Name.Length - 1] == '/';

    /// <summary>Whether a condition on the action may use the key.</summary>
    public bool BelongsTo(S3Action action) => _actions is null || _actions.Contains(action.Name);
}
