using S3Seal.Analyzers.Rules.Settings;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Settings.SSE9001SettingMistyped>;

namespace S3Seal.Analyzers.Tests.Rules.Settings;

public sealed class SSE9001Tests
{
    private const string Nothing = "class C { }";

    [Theory]
    [InlineData("s3seal_test_code = info")]
    [InlineData("s3seal_bucket.x = logs-*, AES256")]
    [InlineData("dotnet_diagnostic.SSE1001.severity = error")]
    public Task Accepts_DocumentedSettings(string line) => Rule.File(Nothing, editorConfig: line);

    [Fact]
    public Task Accepts_AnythingWithoutTheSdk() => Rule.File(Nothing, Sdk.None, "s3seal_tests = skip");

    [Fact]
    public async Task Flags_AMistypedKeyOnce()
    {
        var test = new Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<SSE9001SettingMistyped, Microsoft.CodeAnalysis.Testing.DefaultVerifier>
        {
            TestState = { Sources = { Nothing, "class D { }" } },
            ReferenceAssemblies = SdkReferences.Of(Sdk.V4),
        };
        test.Setup("s3seal_test_cod = info", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12);
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(SSE9001SettingMistyped.Rule)
            .WithMessage("'s3seal_test_cod' is not a setting of S3Seal; did you mean 's3seal_test_code'?"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Flags_TheLineOfTheConfigNearestToTheSource()
    {
        const string Wrong = "root = true\n[*.cs]\n  s3seal_required_encryption = aws-kms # kept\n";
        var test = new Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<SSE9001SettingMistyped, Microsoft.CodeAnalysis.Testing.DefaultVerifier>
        {
            TestState =
            {
                Sources = { ("/0/a/C.cs", Nothing), ("/0/b/D.cs", "class D { }") },
                AnalyzerConfigFiles = { ("/0/a/.editorconfig", Wrong) },
                AdditionalFiles = { ("/0/.editorconfig", "# s3seal_required_encryption = aws-kms"), ("/0/a/.editorconfig", Wrong), ("/0/b/.editorconfig", Wrong) },
            },
            ReferenceAssemblies = SdkReferences.Of(Sdk.V4),
        };
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(SSE9001SettingMistyped.Rule)
            .WithSpan("/0/a/.editorconfig", 3, 3, 3, 46)
            .WithMessage("'aws-kms' is not a value of 's3seal_required_encryption' (any, AES256, aws:kms, aws:kms:dsse, customer); did you mean 'aws:kms'?"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
