using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using S3Seal.Analyzers.Tests.Corpus;

namespace S3Seal.Analyzers.Tests;

/// <summary>All rules at once over code that is valid, violating, our own, or broken: no rule may throw, and none may speak where it must not.</summary>
public sealed class EveryRuleTests
{
    private const string Global = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using System.Net.Http;";

    // SSE2001 violates its folder's own .editorconfig: a build of the packed package finds it.
    public static TheoryData<string> Violations =>
        [.. Directory.GetFiles(Repository("samples/Violations"), "SSE*.cs").Select(static path => Path.GetFileNameWithoutExtension(path)).Where(static id => id != "SSE2001").Order(StringComparer.Ordinal)];

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public async Task ValidCode_HasNoFindings()
    {
        var found = await AllRules.Findings(await Compile(Directory.GetFiles(Repository("samples/ValidCode"), "*.cs")));
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task Violation_IsFoundByItsRule(string id)
    {
        var found = await AllRules.Findings(await Compile([Repository($"samples/Violations/{id}.cs")]));
        Assert.Contains(found, finding => finding.Id == id);
    }

    [Fact]
    public async Task OwnSource_CausesNoException()
    {
        var files = new[] { "src", "emulator", "tests", "samples", "benchmarks" }
            .SelectMany(static folder => Directory.GetFiles(Repository(folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        AssertNoException(await AllRules.Findings(await Compile(files)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task MutatedSnippets_CauseNoException(int seed)
    {
        // A generator of its own, so that a failure comes back with the same seed.
        var state = (uint)seed * 2654435761u;
        var sources = CorpusSnippet.All.SelectMany(static snippet => snippet.Files).Select(source => Mutate(source, Next)).ToArray();
        foreach (var chunk in sources.Chunk(40))
        {
            AssertNoException(await AllRules.Findings(await AllRules.Compile(Sdk.V4, LanguageVersion.Latest, chunk)));
        }

        int Next(int limit)
        {
            state = (state * 1664525u) + 1013904223u;
            return (int)((state >> 8) % (uint)limit);
        }
    }

    private static string Mutate(string source, Func<int, int> next)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToList();
        var kept = tokens.Select(static token => token.ToFullString()).ToList();
        for (var change = 0; change < 3 && kept.Count > 2; change++)
        {
            var at = next(kept.Count);
            switch (next(4))
            {
                case 0:
                    kept.RemoveAt(at);
                    break;
                case 1:
                    kept.Insert(at, kept[next(kept.Count)]);
                    break;
                case 2:
                    kept[at] = kept[next(kept.Count)];
                    break;
                default:
                    kept.RemoveRange(at, Math.Min(kept.Count - at, next(12)));
                    break;
            }
        }

        return string.Concat(kept);
    }

    private static void AssertNoException(IEnumerable<Diagnostic> found)
    {
        var thrown = found.Where(static finding => finding.Id == "AD0001").Select(static finding => finding.GetMessage()).ToList();
        Assert.True(thrown.Count == 0, string.Join('\n', thrown.Take(3)));
    }

    private static async Task<CSharpCompilation> Compile(IEnumerable<string> files) =>
        await AllRules.Compile(Sdk.V4, LanguageVersion.Latest, [Global, .. files.Select(File.ReadAllText)]);

    private static string Repository(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return Path.Combine(folder, path);
    }
}
