using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace S3Seal.Analyzers.Tests.Corpus;

/// <summary>Uploads as people write them, in whole files: see README.md beside this file.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusSnippet.All.Select(static snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Snippet_IsJudgedAsItsHeadSays(string name)
    {
        var snippet = CorpusSnippet.All.Single(one => one.Name == name);
        foreach (var sdk in snippet.Has("-nov3") ? new[] { Sdk.V4 } : [Sdk.V4, Sdk.V3])
        {
            var found = await AllRules.Findings(await snippet.Compile(sdk));
            var ids = found.Select(static finding => finding.Id).Order(StringComparer.Ordinal).ToList();
            Assert.True(snippet.Accepts(ids), $"{sdk}: wanted {snippet.Verdict}, found {string.Join(' ', found.Select(static finding => finding.Id + "@" + (finding.Location.GetLineSpan().StartLinePosition.Line + 1)))}\n{snippet.Files[0]}");
        }
    }

    [Fact]
    public void Names_AreUnique() => Assert.Equal(CorpusSnippet.All.Count, CorpusSnippet.All.Select(static snippet => snippet.Name).Distinct(StringComparer.Ordinal).Count());
}

/// <summary>One snippet of the corpus.</summary>
internal sealed class CorpusSnippet
{
    private const string ImplicitUsings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model; using Amazon.S3.Transfer;\n";
    private const string Head = "public class Uploader { public async Task Run(IAmazonS3 s3, ITransferUtility transfer, string bucket, string key, Stream body, bool flag, CancellationToken ct) {\n";

    private readonly HashSet<string> _flags;

    private CorpusSnippet(string text)
    {
        var (head, code) = (text.Split('\n')[0].Trim(), text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        var colon = head.LastIndexOf(':');
        Name = head[..colon].Trim();
        var words = head[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _flags = words.Where(static word => word.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
        Verdict = string.Join(' ', words.Where(static word => !word.StartsWith('-')));
        var files = code.Split("\n----\n");
        Files =
        [
            Has("-body") ? Usings + Head + files[0] + "\n} }" : Has("-file") || files[0].Contains("using Amazon", StringComparison.Ordinal) ? files[0] : Usings + files[0],
            .. files.Skip(1),
            .. Has("-top") || Has("-iu") ? new[] { ImplicitUsings } : [],
        ];
    }

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        .. typeof(CorpusSnippet).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(static name => new StreamReader(typeof(CorpusSnippet).Assembly.GetManifestResourceStream(name)!).ReadToEnd().ReplaceLineEndings("\n").Split("////", StringSplitOptions.RemoveEmptyEntries))
            .Select(static text => new CorpusSnippet(text)),
    ];

    public string Name { get; }

    public string Verdict { get; }

    public IReadOnlyList<string> Files { get; }

    public bool Has(string flag) => _flags.Contains(flag);

    public async Task<CSharpCompilation> Compile(Sdk sdk)
    {
        var compilation = await AllRules.Compile(sdk, LanguageVersion.Latest, [.. Files]);
        return Has("-top") ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation;
    }

    public bool Accepts(List<string> ids) => Verdict switch
    {
        "F" => ids is [var only] && only != "SSE1009" && only.StartsWith("SSE1", StringComparison.Ordinal),
        "N" => ids.Count == 0,
        "M" => ids is ["SSE1009"],
        "S" => ids.TrueForAll(static id => id == "SSE1009"),
        _ => string.Join(' ', ids.Select(static id => id["SSE".Length..])) == Verdict,
    };
}
