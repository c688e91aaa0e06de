using System.Collections.Immutable;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Tool.Tests.Agreement;

/// <summary>Compiles one upload beside a policy and asks the rules about it.</summary>
internal static class CodeUnderPolicy
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [new SSE3003RequestIsRefused(), new SSE3007EncryptionIsNotAdmitted()];

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(AmazonS3Client).Assembly.Location).Append(typeof(AmazonServiceClient).Assembly.Location)
            .Distinct(StringComparer.Ordinal).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The ids of what the rules find in a PutObject to <c>acme-data</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(string settings, string key, string policy, CancellationToken cancellationToken)
    {
        var source = $$"""
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            public class Uploader
            {
                public async Task Run(IAmazonS3 s3) =>
                    await s3.PutObjectAsync(new PutObjectRequest { BucketName = "acme-data", Key = "{{key}}", ContentBody = "body"{{(settings.Length == 0 ? "" : ", " + settings)}} });
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Code", [CSharpSyntaxTree.ParseText(source, path: "Upload.cs", cancellationToken: cancellationToken)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers(Rules, new AnalyzerOptions([new PolicyText(policy)])).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.Select(static diagnostic => diagnostic.Id)];
    }

    private sealed class PolicyText(string text) : AdditionalText
    {
        public override string Path => "/app/bucket-policy.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
