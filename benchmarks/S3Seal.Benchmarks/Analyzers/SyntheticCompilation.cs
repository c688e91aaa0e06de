using System.Collections.Immutable;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Benchmarks.Analyzers;

/// <summary>The synthetic solution as the compiler gets it; each measurement has a compilation of its own, so that nothing is bound before.</summary>
internal sealed class SyntheticCompilation
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;

    public SyntheticCompilation(bool withSdk)
    {
        _trees = [.. SyntheticSolution.Sources(withSdk).Select(static (source, index) => CSharpSyntaxTree.ParseText(source, path: $"/synthetic/Part{index}.cs"))];
        _references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll") && path.Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            .. (withSdk ? new[] { typeof(AmazonS3Client), typeof(AmazonServiceClient) } : []).Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
        ];
    }

    public CSharpCompilation Create() => CSharpCompilation.Create("Synthetic", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false)
        .WithSpecificDiagnosticOptions([new("CA5399", ReportDiagnostic.Warn), new("CA5400", ReportDiagnostic.Warn)]));

    /// <param name="policies">How many bucket policies the project brings as additional files.</param>
    public static AnalyzerOptions Options(int policies) => new([.. Enumerable.Range(0, policies).Select(static index => (AdditionalText)new Text($"/synthetic/b{index}.s3policy.json", Policy(index)))]);

    private static string Policy(int index) => Benchmarks.Policies.BenchmarkPolicies.Large.Replace(Benchmarks.Policies.BenchmarkPolicies.Bucket, index == 0 ? "data" : "data-" + index, StringComparison.Ordinal);

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
