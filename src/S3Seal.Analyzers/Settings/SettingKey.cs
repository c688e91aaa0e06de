using System.Collections.Immutable;

namespace S3Seal.Analyzers.Settings;

/// <summary>One documented setting: a row of <see cref="SettingKeys"/>.</summary>
internal sealed class SettingKey
{
    public SettingKey(string name, string summary, string defaultText, params string[] values)
    {
        Name = name;
        Summary = summary;
        Default = defaultText;
        Values = values.ToImmutableArray();
    }

    /// <summary>The key; one that ends with a dot takes a label of the user's after it.</summary>
    public string Name { get; }

    public string Summary { get; }

    public string Default { get; }

    /// <summary>The closed set of values; empty where the value is free text.</summary>
    public ImmutableArray<string> Values { get; }
}
