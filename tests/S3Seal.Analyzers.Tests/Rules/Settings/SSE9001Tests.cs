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
}
