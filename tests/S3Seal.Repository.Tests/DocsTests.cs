using System.Text.RegularExpressions;

namespace S3Seal.Repository.Tests;

/// <summary>Documents tell the truth: links lead somewhere, code in them compiles somewhere, nothing names one person's machine.</summary>
public sealed partial class DocsTests
{
    private const string Rules = "src/S3Seal.Analyzers/Rules";

    private static readonly string[] Headings = ["Cause", "Why", "How to fix", "When to suppress", "Example"];

    /// <summary>Pages whose C# stands, line by line, in a sample that is compiled. Pages of rules show violations: those are compiled as samples/Violations.</summary>
    private static readonly string[] WithSnippets =
    [
        "README.md", "docs/emulator/quick-start.md", "emulator/S3Seal.Emulator/PACKAGE.md", "emulator/S3Seal.Emulator.AwsSdk/PACKAGE.md",
        "emulator/S3Seal.Emulator.Xunit/PACKAGE.md", "emulator/S3Seal.Emulator.XunitV2/PACKAGE.md",
    ];

    public static TheoryData<string> Pages() => [.. AllPages()];

    public static TheoryData<string> PagesWithSnippets() => [.. WithSnippets];

    public static TheoryData<string> RuleIds() => [.. Sources.Below(Rules, ".cs").Select(file => RuleFile().Match(file)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_Relative_LeadsSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(page) ?? string.Empty;
        var broken =
            from match in Link().Matches(WithoutCode(Sources.Read(page)))
            let target = match.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let parts = target.Split('#', 2)
            let file = parts[0].Length == 0 ? page : Path.Combine(folder, parts[0]).Replace('\\', '/')
            where !Sources.Exists(file) || (parts.Length == 2 && file.EndsWith(".md", StringComparison.Ordinal) && !Anchors(Sources.Read(file)).Contains(parts[1]))
            select target;

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(PagesWithSnippets))]
    public void Snippet_InCSharp_StandsInASampleThatIsCompiled(string page)
    {
        var samples = Sources.Below("samples", ".cs").Select(file => Code(Sources.Read(file)).ToArray()).ToArray();

        var strangers = CSharp().Matches(Sources.Read(page)).Select(match => Code(match.Groups[1].Value).ToArray())
            .Where(snippet => !samples.Any(sample => IsWithin(snippet, sample))).Select(snippet => string.Join('\n', snippet));

        Assert.Empty(strangers);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Rule_Always_HasAPageWithItsTitleAndHeadings(string id)
    {
        var page = Sources.Lines($"docs/rules/{id}.md");
        var rule = Sources.Below(Rules, ".cs").Single(file => Path.GetFileName(file).StartsWith(id, StringComparison.Ordinal));

        var title = page[0].Replace($"# {id}: ", string.Empty, StringComparison.Ordinal);

        Assert.StartsWith($"# {id}: ", page[0], StringComparison.Ordinal);
        Assert.True(Sources.Read(rule).Contains('"' + title + '"', StringComparison.Ordinal), $"the page's title is '{title}', the descriptor's is another");
        Assert.Empty(Headings.Except(page.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]), StringComparer.Ordinal));
    }

    [Fact]
    public void ListOfRules_Always_NamesEveryRule()
    {
        var list = Sources.Read("docs/rules/README.md");

        var missing = Sources.Below("docs/rules", ".md").Where(page => !page.EndsWith("README.md", StringComparison.Ordinal))
            .Where(page => !list.Contains($"| [{Path.GetFileNameWithoutExtension(page)}]({Path.GetFileName(page)}) | {Sources.Lines(page)[0].Split(": ", 2)[1]} |", StringComparison.Ordinal)).ToArray();

        Assert.Empty(missing);
    }

    [Fact]
    public void File_NamesNoMachineAndNoRegistry()
    {
        var sinners =
            from file in Sources.Below(string.Empty, string.Empty)
            where IsText(file) && Path.GetFileName(file) != "DocsTests.cs"
            from line in Sources.Lines(file)
            where MachineBound().IsMatch(line)
            select file + ": " + line.Trim();

        Assert.Empty(sinners.Take(20));
    }

    [Fact]
    public void Page_OfTheDocuments_IsReachedFromTheirFirstPage()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "docs/README.md" };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var page))
        {
            foreach (var target in Targets(page).Where(target => target.EndsWith(".md", StringComparison.Ordinal) && Sources.Exists(target) && reached.Add(target)))
            {
                open.Push(target);
            }
        }

        Assert.Empty(Sources.Below("docs", ".md").Except(reached, StringComparer.Ordinal));
    }

    private static IEnumerable<string> AllPages() => Sources.Below(string.Empty, ".md").Where(file => Path.GetFileName(file) != "PACKAGE.md" || !file.StartsWith("artifacts", StringComparison.Ordinal));

    private static IEnumerable<string> Targets(string page) => Link().Matches(WithoutCode(Sources.Read(page)))
        .Select(match => Path.GetRelativePath(Sources.Root, Path.GetFullPath(Path.Combine(Sources.Root, Path.GetDirectoryName(page)!, match.Groups[1].Value.Split('#')[0]))).Replace('\\', '/'));

    /// <summary>Headings as a browser of the repository makes anchors of them.</summary>
    private static HashSet<string> Anchors(string page) =>
        [.. Heading().Matches(page).Select(match => NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'))];

    private static string WithoutCode(string page) => Fence().Replace(page, string.Empty);

    /// <summary>Lines without indentation, comments and what is left out (…).</summary>
    private static IEnumerable<string> Code(string text) => text.Split('\n').Select(line => Comment().Replace(line, string.Empty).Trim())
        .Where(line => line.Length > 0 && line != "…");

    private static bool IsWithin(string[] snippet, string[] sample)
    {
        var next = 0;
        foreach (var line in sample)
        {
            next += next < snippet.Length && line == snippet[next] ? 1 : 0;
        }

        return next == snippet.Length;
    }

    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".csproj" or ".props" or ".targets" or ".sln" or ".config" or ".txt" or ".editorconfig" or ".yml" or ".globalconfig"
        || file.StartsWith(".ci/", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"\s*//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"/(SSE\d{4})\w*\.cs$")]
    private static partial Regex RuleFile();

    [GeneratedRegex(@"(?<![\w.])/(work|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\|api\.nuget\.org|registry\.npmjs\.org|pypi\.org", RegexOptions.None)]
    private static partial Regex MachineBound();
}
