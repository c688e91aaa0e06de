using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Tests;

/// <summary>Runs every rule of the assembly at once over one compilation, as a compiler does.</summary>
internal static class AllRules
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Instances =
    [
        .. typeof(S3Rule).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ConcurrentDictionary<Sdk, Lazy<Task<ImmutableArray<MetadataReference>>>> References = new();

    public static Task<ImmutableArray<MetadataReference>> ReferencesOf(Sdk sdk) => References.GetOrAdd(sdk, static key =>
        new(() => SdkReferences.Of(key).ResolveAsync(LanguageNames.CSharp, CancellationToken.None))).Value;

    public static async Task<CSharpCompilation> Compile(Sdk sdk, LanguageVersion language, params string[] sources) => CSharpCompilation.Create(
        "Subject",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language), "/" + index + ".cs")),
        await ReferencesOf(sdk),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>The findings of all rules; an exception in a rule is a finding as well (AD0001).</summary>
    public static Task<ImmutableArray<Diagnostic>> Findings(Compilation compilation) =>
        compilation.WithAnalyzers(Instances, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, true, true)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
}
