namespace S3Seal.Policy.Matching;

/// <summary>What a policy variable finds in the request.</summary>
internal enum VariableState
{
    /// <summary>The key is absent: a default stands in.</summary>
    Unset,
    Set,

    /// <summary>The key has several values, so no single text can stand in the pattern, and no default either.</summary>
    Several,
    Unknown,
}

/// <summary>Where policy variables get their values from.</summary>
internal interface IVariableSource
{
    VariableState Find(string key, out string value);
}

/// <summary>A <c>${key}</c> or <c>${key, 'default'}</c> in a policy value.</summary>
internal sealed class PolicyVariable(string key, string? defaultValue)
{
    public string Key { get; } = key;

    public string? DefaultValue { get; } = defaultValue;

    /// <summary>Reads the inside of the braces; null when it is no variable.</summary>
    public static PolicyVariable? Parse(string inside)
    {
        var comma = inside.IndexOf(',');
        var key = (comma < 0 ? inside : inside.Substring(0, comma)).Trim();
        if (key.Length == 0)
            return null;
        if (comma < 0)
            return new PolicyVariable(key, null);
        var rest = inside.Substring(comma + 1).Trim();
        return rest.Length >= 2 && rest[0] == '\'' && rest[rest.Length - 1] == '\''
            ? new PolicyVariable(key, rest.Substring(1, rest.Length - 2))
            : null;
    }
}
