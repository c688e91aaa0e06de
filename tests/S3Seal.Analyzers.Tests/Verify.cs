using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace S3Seal.Analyzers.Tests;

/// <summary>Runs a rule, and its fix, over a snippet: <c>[|...|]</c> marks the findings, everything else must stay silent.</summary>
/// <remarks>
/// The snippet is compiled with the SDK asked for (v4 by default). With <c>body: true</c>-style helpers the snippet is the body of an async
/// method with <c>s3</c> (IAmazonS3), <c>transfer</c> (ITransferUtility), <c>bucket</c>, <c>key</c>, <c>body</c> (Stream) and <c>flag</c> in scope.
/// </remarks>
internal static class Verify<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    /// <summary>The snippet is a whole file.</summary>
    public static Task File(string source, Sdk sdk = Sdk.V4, string? editorConfig = null, LanguageVersion language = LanguageVersion.CSharp12, CompilerDiagnostics compiler = CompilerDiagnostics.Errors)
    {
        var test = new CSharpAnalyzerTest<TRule, DefaultVerifier>
        {
            TestCode = source,
            ReferenceAssemblies = SdkReferences.Of(sdk),
            CompilerDiagnostics = compiler,
        };
        test.Setup(editorConfig, language);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The snippet is the body of a method.</summary>
    public static Task Body(string statements, Sdk sdk = Sdk.V4, string? editorConfig = null, string members = "") =>
        File(Snippet.InMethod(statements, members), sdk, editorConfig);

    /// <summary>The broken snippet need not compile; the rule must still say what the marks say.</summary>
    public static Task Broken(string source, Sdk sdk = Sdk.V4) => File(source, sdk, compiler: CompilerDiagnostics.None);
}

/// <summary>As <see cref="Verify{TRule}"/>, with a fix: the fixed text compiles, no longer triggers, and a second run changes nothing.</summary>
internal static class VerifyFix<TRule, TFix>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Fixed one by one and by Fix All (document, project, solution): all must give <paramref name="after"/>.</summary>
    public static Task File(string before, string after, Sdk sdk = Sdk.V4, string? editorConfig = null, LanguageVersion language = LanguageVersion.CSharp12, int? iterations = null, CompilerDiagnostics compiler = CompilerDiagnostics.Errors)
    {
        var test = new CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
        {
            TestCode = before,
            FixedCode = after,
            ReferenceAssemblies = SdkReferences.Of(sdk),
            CompilerDiagnostics = compiler,
            NumberOfIncrementalIterations = iterations,
        };
        test.Setup(editorConfig, language);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task Body(string before, string after, Sdk sdk = Sdk.V4, string? editorConfig = null, string members = "") =>
        File(Snippet.InMethod(before, members), Snippet.InMethod(after, members), sdk, editorConfig);

    /// <summary>The finding is there, and no fix is offered.</summary>
    public static Task None(string source, Sdk sdk = Sdk.V4, string? editorConfig = null) => File(source, source, sdk, editorConfig);
}

internal static class Snippet
{
    /// <summary>A file with one async method that holds the statements.</summary>
    public static string InMethod(string statements, string members = "")
    {
        var text = new StringBuilder();
        foreach (var line in statements.Trim('\n').Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : "        ").Append(line).Append('\n');
        }

        return $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;
            using Amazon.S3.Transfer;

            public class Uploader
            {
                public async Task Run(IAmazonS3 s3, ITransferUtility transfer, string bucket, string key, Stream body, bool flag, CancellationToken ct)
                {
            {{text.ToString().TrimEnd('\n')}}
                }

            {{members}}
            }

            """;
    }
}

internal static class TestSetup
{
    public static void Setup(this AnalyzerTest<DefaultVerifier> test, string? editorConfig, LanguageVersion language)
    {
        test.SolutionTransforms.Add((solution, id) =>
        {
            var project = solution.GetProject(id)!;
            var parse = (CSharpParseOptions)project.ParseOptions!;
            return solution.WithProjectParseOptions(id, parse.WithLanguageVersion(language));
        });
        if (editorConfig is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + editorConfig + "\n"));
        }
    }
}
