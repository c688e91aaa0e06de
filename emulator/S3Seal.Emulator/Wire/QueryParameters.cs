namespace S3Seal.Emulator.Wire;

/// <summary>The query in the order it was sent: every name and value both raw (for the signature) and decoded (for meaning).</summary>
internal sealed class QueryParameters(IReadOnlyList<QueryParameter> items)
{
    public static readonly QueryParameters Empty = new([]);

    public IReadOnlyList<QueryParameter> Items { get; } = items;

    /// <summary>Whether the parameter stands in the query, with or without a value. Names are case-sensitive.</summary>
    public bool Has(string name) => Get(name) is not null;

    /// <summary>The first value of that name, empty for <c>?acl</c>, null when absent.</summary>
    public string? Get(string name)
    {
        foreach (var item in Items)
        {
            if (item.Name == name)
            {
                return item.Value;
            }
        }

        return null;
    }
}

/// <param name="Name">Decoded name.</param>
/// <param name="Value">Decoded value; empty when there is none.</param>
/// <param name="RawName">The name as it stands in the target.</param>
/// <param name="RawValue">The value as it stands in the target.</param>
internal sealed record QueryParameter(string Name, string Value, string RawName, string RawValue);
