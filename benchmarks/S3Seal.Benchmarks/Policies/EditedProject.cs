using System.Collections.Immutable;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Benchmarks.Policies;

/// <summary>A project of a thousand files, every fifth of which uploads, with fifty policies of buckets; one file of each kind is being edited.</summary>
internal static class EditedProject
{
    public const int Files = 1000;
    private const int PolicyFiles = 50;

    public static CSharpCompilation Compilation() => CSharpCompilation.Create(
        "Edited",
        Enumerable.Range(0, Files).Select(static file => CSharpSyntaxTree.ParseText(Source(file, ""), path: $"/edited/Part{file}.cs")),
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => path.Contains("Microsoft.NETCore.App", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(AmazonS3Client).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(AmazonServiceClient).Assembly.Location),
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The file that the editor shows.</summary>
    public static SyntaxTree Open(CSharpCompilation compilation) => compilation.SyntaxTrees[0];

    /// <summary>The compilation after one more character in the open file.</summary>
    public static CSharpCompilation Pressed(CSharpCompilation compilation, int press) => compilation.ReplaceSyntaxTree(
        Open(compilation), CSharpSyntaxTree.ParseText(Source(0, "// " + press.ToString(CultureInfo.InvariantCulture)), path: "/edited/Part0.cs"));

    public static ImmutableArray<AdditionalText> Policies() => [.. Enumerable.Range(0, PolicyFiles).Select(static index => (AdditionalText)new File(index, Policy(index, 0)))];

    /// <summary>The policies after one more character in the first.</summary>
    public static ImmutableArray<AdditionalText> Pressed(ImmutableArray<AdditionalText> files, int press) => files.SetItem(0, new File(0, Policy(0, press + 1)));

    private static string Policy(int index, int press) => BenchmarkPolicies.Large
        .Replace(BenchmarkPolicies.Bucket, index == 0 ? BenchmarkPolicies.Bucket : BenchmarkPolicies.Bucket + "-" + index, StringComparison.Ordinal)
        .Replace("Twenty statements", "Twenty statements " + press, StringComparison.Ordinal);

    private static string Source(int file, string comment) => $$"""
        using System.IO; using System.Linq; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
        namespace Edited.Part{{file % 20}};
        public sealed class Service{{file}}
        {
            public int Count(string text) => text.Split(' ').Where(word => word.Length > 3).Select(word => word.ToUpperInvariant()).Distinct().Count(); {{comment}}
        {{(file % 5 != 0 ? "" : string.Concat(Enumerable.Range(0, 5).Select(static method => $$"""
                public async Task Put{{method}}(IAmazonS3 s3, Stream body, bool flag)
                {
                    var request = new PutObjectRequest { BucketName = "acme-data", Key = "reports/" + flag, InputStream = body };
                    if (flag) { request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS; }
                    await s3.PutObjectAsync(request);
                }

            """)))}}
        }
        """;

    private sealed class File(int index, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => $"/edited/b{index}.s3policy.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
