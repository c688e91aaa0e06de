using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Tests;

/// <summary>Every rule has its page, its sample and its place in the presets, and they say the same.</summary>
public sealed partial class RulePagesTests
{
    private static readonly string Root = typeof(RulePagesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static pair => pair.Key == "RepositoryRoot").Value!;

    private static readonly string[] Headings = ["Cause", "Why", "How to fix", "When to suppress", "Example", "Settings"];

    private static readonly ILookup<string, DiagnosticDescriptor> Rules = AllRules.Instances.SelectMany(static rule => rule.SupportedDiagnostics).ToLookup(static descriptor => descriptor.Id);

    // A page of the policy family comes with its rule.
    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Key).Where(static id => id[3] != '3' || File.Exists(PathOf(id))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheDescriptorsTitleAndTheFixedHeadings(string id)
    {
        var descriptor = Assert.Single(Rules[id]);
        var page = Page(id);

        Assert.Equal($"# {id}: {descriptor.Title}", page.Split('\n')[0]);
        Assert.Equal(Headings, Heading().Matches(page).Select(static heading => heading.Groups[1].Value));
        Assert.All(page.Split("\n## ").Skip(1), section => Assert.True(section.Split('\n', 2)[1].Trim().Length > 20, id + ": " + section));
        Assert.Equal(RuleFamily.HelpLink + id + ".md", descriptor.HelpLinkUri);
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Description.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_IsOnByDefaultAndInItsFamily(string id)
    {
        var descriptor = Assert.Single(Rules[id]);

        Assert.Equal(id != "SSE3004", descriptor.IsEnabledByDefault);
        Assert.Equal(id[3] switch { '1' => RuleFamily.Requests, '2' => RuleFamily.Buckets, '3' => RuleFamily.Policies, '4' => RuleFamily.Keys, _ => RuleFamily.Settings }, descriptor.Category);
        Assert.True(descriptor.DefaultSeverity <= (id is "SSE1009" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Pages_DescribeNoOtherRules() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Root, "docs", "rules"), "SSE*.md").Select(static file => Path.GetFileNameWithoutExtension(file)), static id => !Rules.Contains(id));

    [Fact]
    public void Samples_ShowEveryRuleOfCode()
    {
        var shown = Directory.EnumerateFiles(Path.Combine(Root, "samples", "Violations"), "SSE*.cs").Select(static file => Path.GetFileNameWithoutExtension(file)).ToHashSet();

        // The families of policies and settings speak about files that are not C#.
        Assert.Equal(Rules.Select(static rule => rule.Key).Where(static id => id[3] is not ('3' or '9')).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.All(shown, id => Assert.Contains("// " + id + "\n", File.ReadAllText(Path.Combine(Root, "samples", "Violations", id + ".cs")).ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("strict")]
    public void Preset_NamesEveryRuleOnce(string preset)
    {
        var text = File.ReadAllText(Path.Combine(Root, "src", "S3Seal.Analyzers.Package", "presets", preset + ".globalconfig"));

        var named = Severity().Matches(text).Select(static line => line.Groups[1].Value).ToList();

        Assert.Equal(named.Distinct(), named);
        Assert.Subset(named.ToHashSet(), Rules.Select(static rule => rule.Key).ToHashSet());
    }

    [Fact]
    public void Settings_AreDocumentedAsTheyAre()
    {
        var rows = SettingRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "settings.md"))).Select(static row => string.Join("|", row.Groups.Values.Skip(1).Select(static cell => cell.Value.Trim())));

        Assert.Equal(
            SettingKeys.All.Select(static key => string.Join("|",
                key.Name.EndsWith('.') ? key.Name + "LABEL" : key.Name,
                key.Summary,
                key.Values.IsEmpty ? "text" : string.Join(", ", key.Values.Select(static value => $"`{value}`")),
                key.Default)),
            rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_NamesOnlySettingsThatExist(string id) =>
        Assert.All(SettingName().Matches(Page(id)).Select(static name => name.Value.Replace("LABEL", "x", StringComparison.Ordinal)).Where(static name => name != "s3seal_required_encrypton"),
            static name => Assert.True(SettingKeys.Find(name) is not null, name));

    private static string PathOf(string id) => Path.Combine(Root, "docs", "rules", id + ".md");

    private static string Page(string id) => File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^dotnet_diagnostic\.(SSE\d{4})\.severity", RegexOptions.Multiline)]
    private static partial Regex Severity();

    [GeneratedRegex(@"^\| `(s3seal_[^`]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"s3seal_[a-z_]+(\.[A-Za-z]+)?")]
    private static partial Regex SettingName();
}
