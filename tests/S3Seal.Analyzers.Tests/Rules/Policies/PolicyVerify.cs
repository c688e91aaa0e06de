using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>Runs a rule over code and additional files (those that end with <c>.cs</c> are more code); findings are told as <c>path(line,column): message</c>.</summary>
internal static class PolicyVerify<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    private static readonly string Id = new TRule().SupportedDiagnostics[0].Id;

    public static Task File(string path, string text, params (int Line, int Column, string Message)[] findings) =>
        All("class Empty;", [(path, text)], [.. findings.Select(finding => (path, finding.Line, finding.Column, finding.Message))]);

    public static Task All(string source, (string Path, string Text)[] files, (string Path, int Line, int Column, string Message)[] findings, string? editorConfig = null, string? globalConfig = null)
    {
        var test = new CSharpAnalyzerTest<TRule, DefaultVerifier> { TestCode = source, ReferenceAssemblies = SdkReferences.Of(Sdk.V4) };
        test.Setup(editorConfig, LanguageVersion.CSharp12);

        // Two dollars are no mark here, they begin a raw string.
        test.TestState.MarkupHandling = MarkupMode.None;
        if (globalConfig is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + globalConfig + "\n"));
        }

        foreach (var file in files)
        {
            if (file.Path.EndsWith(".cs", StringComparison.Ordinal))
            {
                test.TestState.Sources.Add(file);
            }
            else
            {
                test.TestState.AdditionalFiles.Add(file);
            }
        }

        foreach (var (path, line, column, message) in findings)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(new TRule().SupportedDiagnostics.Single(rule => rule.Id == Id)).WithLocation(path, line, column)
                .WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
