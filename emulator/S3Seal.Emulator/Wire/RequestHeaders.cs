namespace S3Seal.Emulator.Wire;

/// <summary>
/// The request's headers as S3 reads them: names without case, repeated values joined by a comma. Parameters hoisted into a
/// presigned query and the fields of a POST form join them, because S3 treats all three alike.
/// </summary>
internal sealed class RequestHeaders
{
    private readonly Dictionary<string, string> _values;

    public RequestHeaders(IEnumerable<KeyValuePair<string, string>> headers, int capacity = 16)
    {
        _values = new Dictionary<string, string>(capacity, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            _values[name] = _values.TryGetValue(name, out var earlier) ? earlier + "," + value : value;
        }
    }

    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Names and values, without the cost of an interface.</summary>
    public Dictionary<string, string>.Enumerator GetEnumerator() => _values.GetEnumerator();

    /// <summary>The value with surrounding blanks removed, or null when the header was not sent.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name)?.Trim();

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The same headers with further ones; a name that is there already is replaced.</summary>
    public RequestHeaders With(IEnumerable<KeyValuePair<string, string>> more)
    {
        var copy = new RequestHeaders(_values);
        foreach (var (name, value) in more)
        {
            copy._values[name] = value;
        }

        return copy;
    }
}
