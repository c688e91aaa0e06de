namespace S3Seal.Emulator.Wire;

/// <summary>The query in the order it was sent: every name and value both raw (for the signature) and decoded (for meaning).</summary>
internal sealed class QueryParameters(IReadOnlyList<QueryParameter> items)
{
    public static readonly QueryParameters Empty = new([]);

    /// <summary>Splits a raw query at <c>&amp;</c> and the first <c>=</c>; empty pieces are dropped.</summary>
    public static QueryParameters Parse(ReadOnlySpan<char> rawQuery)
    {
        if (rawQuery.IsEmpty)
        {
            return Empty;
        }

        var items = new List<QueryParameter>(8);
        foreach (var range in rawQuery.Split('&'))
        {
            var piece = rawQuery[range];
            if (piece.IsEmpty)
            {
                continue;
            }

            var equals = piece.IndexOf('=');
            var name = equals < 0 ? piece : piece[..equals];
            var value = equals < 0 ? [] : piece[(equals + 1)..];
            items.Add(new QueryParameter(PercentEncoding.DecodeQuery(name), PercentEncoding.DecodeQuery(value), name.ToString(), value.ToString()));
        }

        return new QueryParameters(items);
    }

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
