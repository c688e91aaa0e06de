using System.Collections.Generic;

namespace S3Seal.Policy.Catalog;

/// <summary>An action of S3.</summary>
public sealed class S3Action
{
    internal S3Action(string name, S3ResourceType resourceType)
    {
        Name = name;
        FullName = S3Actions.Prefix + name;
        ResourceType = resourceType;
    }

    /// <summary>The name without <c>s3:</c>, as AWS spells it.</summary>
    public string Name { get; }

    /// <summary>The name as a policy writes it, with <c>s3:</c>.</summary>
    public string FullName { get; }

    /// <summary>What it is asked for.</summary>
    public S3ResourceType ResourceType { get; }

    /// <summary>The keys of S3 that a condition on this action may use; any key of AWS's own (<c>aws:…</c>) may be used besides.</summary>
    public IEnumerable<S3ConditionKey> ConditionKeys
    {
        get
        {
            foreach (var key in S3ConditionKeys.All)
            {
                if (key.BelongsTo(this))
                    yield return key;
            }
        }
    }
}
