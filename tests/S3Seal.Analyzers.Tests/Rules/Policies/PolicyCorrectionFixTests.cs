using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.CodeFixes.Fixes.Policies;
using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>A policy is corrected where it stands: in its file, in a template's word, in a string of any form.</summary>
public sealed class PolicyCorrectionFixTests
{
    private const string Sse = "s3:x-amz-server-side-encryption";

    [Fact]
    public Task FileWithAWrongSpelling_IsCorrected() => File<SSE3002StatementMissesItsPoint>(
        "/app/bucket-policy.json", Policy("StringNotEquals", "[|\"aes256\"|]"), Policy("StringNotEquals", "\"AES256\""));

    [Fact]
    public Task FileWithAPrefix_LosesIt() => File<SSE3002StatementMissesItsPoint>(
        "/app/bucket-policy.json", "\n" + Policy("ForAnyValue:StringNotEquals", "\"AES256\"").Replace("\"" + Sse + "\"", "[|\"" + Sse + "\"|]", StringComparison.Ordinal), "\n" + Policy("StringNotEquals", "\"AES256\""));

    [Fact]
    public Task FileThatDoesNotEnforce_GetsTheDemandedValue() => File<SSE3005PolicyDoesNotEnforce>(
        "/app/bucket-policy.json", Marked(Policy("StringNotEquals", "[\"AES256\", \"aws:kms\"]")), Policy("StringNotEquals", "\"AES256\""), "s3seal_required_encryption = AES256");

    [Fact]
    public Task TemplateWithAWrongSpelling_IsCorrectedInItsOwnWords() => File<SSE3002StatementMissesItsPoint>(
        PolicySources.Yaml.Path, PolicySources.Yaml.Text.Replace(": AES256", ": [|aes256|]", StringComparison.Ordinal), PolicySources.Yaml.Text);

    [Fact]
    public Task TerraformWithAWrongSpelling_IsCorrectedInItsOwnWords() => File<SSE3002StatementMissesItsPoint>(
        PolicySources.Terraform.Path, PolicySources.Terraform.Text.Replace("\"AES256\"", "[|\"AES-256\"|]", StringComparison.Ordinal), PolicySources.Terraform.Text);

    [Theory]
    [InlineData("\"{0}\"", "\\\"")]
    [InlineData("@\"{0}\"", "\"\"")]
    [InlineData("\"\"\"{0}\"\"\"", "\"")]
    [InlineData("\"\"\"\n    {0}\n    \"\"\"", "\"")]
    public Task Literal_IsCorrectedInItsForm(string form, string quote)
    {
        string Code(string value) => Put(form.Replace("{0}", Policy("StringNotEquals", "VALUE").Replace("\n", "", StringComparison.Ordinal).Replace("\"", quote, StringComparison.Ordinal)
            .Replace("VALUE", value.Replace("\"", quote, StringComparison.Ordinal), StringComparison.Ordinal), StringComparison.Ordinal));
        return Test<SSE3002StatementMissesItsPoint>(Code("[|\"aes256\"|]"), Code("\"AES256\"")).RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task InterpolatedLiteral_GetsItsBracesDoubled()
    {
        static string Code(string condition) => Put("$\"{{\\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": {{\\\"Effect\\\": \\\"Deny\\\", \\\"Principal\\\": \\\"*\\\", \\\"Action\\\": \\\"s3:PutObject\\\", \\\"Resource\\\": \\\"arn:aws:s3:::{Bucket}/*\\\", \\\"Condition\\\": {{" + condition + "}}}}}}\"");
        return Test<SSE3002StatementMissesItsPoint>(
            Code("\\\"ForAnyValue:StringNotEquals\\\": {{[|\\\"" + Sse + "\\\"|]: \\\"AES256\\\", \\\"aws:UserAgent\\\": \\\"x\\\"}}"),
            Code("\\\"StringNotEquals\\\": {{ \\\"" + Sse + "\\\": \\\"AES256\\\" }}, \\\"ForAnyValue:StringNotEquals\\\": {{\\\"aws:UserAgent\\\": \\\"x\\\"}}")).RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task RawLiteralThatDoesNotEnforce_GetsAStatementInItsIndentation()
    {
        static string Code(string close, string added) => Put("\"\"\"\n        {\"Version\": \"2012-10-17\", \"Statement\": [\n          " + close + added + "\n        ]}\n        \"\"\"");
        const string Statement = "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\", \"Condition\": {\"Null\": {\"" + Sse + "\": \"true\"}}}";
        const string Added = ",\n          {\n            \"Sid\": \"DenyObjectsThatAreNotSSES3\",\n            \"Effect\": \"Deny\",\n            \"Principal\": \"*\",\n            \"Action\": \"s3:PutObject\",\n"
            + "            \"Resource\": \"arn:aws:s3:::acme-data/*\",\n            \"Condition\": { \"StringNotEquals\": { \"" + Sse + "\": \"AES256\" } }\n          }";
        return Test<SSE3005PolicyDoesNotEnforce>(Code("[|" + Statement + "|]", ""), Code(Statement, Added), "s3seal_required_encryption = AES256").RunAsync(TestContext.Current.CancellationToken);
    }

    // The SDK's testing library fixes nothing outside of C#: a workspace is asked itself.
    private static async Task File<TRule>(string path, string before, string after, string? settings = null)
        where TRule : DiagnosticAnalyzer, new()
    {
        using var workspace = new AdhocWorkspace();
        var compilation = await AllRules.Compile(Sdk.V4, LanguageVersion.CSharp12, "class Empty;");
        var project = workspace.AddProject("P", LanguageNames.CSharp).WithMetadataReferences(compilation.References).WithCompilationOptions(compilation.Options)
            .AddDocument("Empty.cs", "class Empty;", filePath: "/app/Empty.cs").Project
            .AddAnalyzerConfigDocument("/.globalconfig", SourceText.From("is_global = true\n" + settings + "\n"), filePath: "/.globalconfig").Project
            .AddAdditionalDocument(Path.GetFileName(path), before.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), filePath: path).Project;
        var found = await (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.WithAnalyzers([new TRule()], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var diagnostic = Assert.Single(found);
        var document = project.AdditionalDocuments.Single();
        CodeAction? offered = null;
        await new PolicyCorrectionFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered = action, TestContext.Current.CancellationToken));

        Assert.Equal(before.IndexOf("[|", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.NotNull(offered);
        var change = (await offered.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
        Assert.Equal(after, (await change.ChangedSolution.GetAdditionalDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
    }

    private static CSharpCodeFixTest<TRule, PolicyCorrectionFix, DefaultVerifier> Test<TRule>(string before, string after, string? settings = null)
        where TRule : DiagnosticAnalyzer, new()
    {
        var test = new CSharpCodeFixTest<TRule, PolicyCorrectionFix, DefaultVerifier> { TestCode = before, FixedCode = after, ReferenceAssemblies = SdkReferences.Of(Sdk.V4) };
        test.Setup(null, LanguageVersion.CSharp12);
        if (settings is not null)
        {
            foreach (var state in (SolutionState[])[test.TestState, test.FixedState])
            {
                state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + settings + "\n"));
            }
        }

        return test;
    }

    private static string Put(string literal) => Snippet.InMethod("await s3.PutBucketPolicyAsync(\"acme-data\", Policy);", "const string Bucket = \"acme-data\";\nconst string Policy = " + literal + ";");

    private static string Marked(string policy) => policy.Replace("{\"Sid\"", "[|{\"Sid\"", StringComparison.Ordinal).Replace("}}}\n", "}}}|]\n", StringComparison.Ordinal);

    private static string Policy(string condition, string value) =>
        "{\"Version\": \"2012-10-17\", \"Statement\": [\n{\"Sid\": \"A\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\", \"Condition\": {\""
        + condition + "\": {\"" + Sse + "\": " + value + "}}}\n]}";
}
