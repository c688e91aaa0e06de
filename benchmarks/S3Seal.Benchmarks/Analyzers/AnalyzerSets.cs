using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers;

namespace S3Seal.Benchmarks.Analyzers;

/// <summary>The analyzers that are compared: none, one that does nothing, all of ours, and the SDK's own of the same shape.</summary>
internal static class AnalyzerSets
{
    public static ImmutableArray<DiagnosticAnalyzer> Ours { get; } =
    [
        .. typeof(S3Rule).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What any analyzer costs: the compiler's own way to it.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Idle { get; } = [new IdleAnalyzer()];

    /// <summary>CA5399 and CA5400: whether a handler's property is set before its client is made.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> RevocationList() => [LoadRevocationList()];

    private static DiagnosticAnalyzer LoadRevocationList()
    {
        // shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll lies beside sdk/VERSION.
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var sdk = Directory.EnumerateDirectories(Path.Combine(root, "sdk")).OrderBy(static folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version()).Last();
        var folder = Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        var context = new AssemblyLoadContext("NetAnalyzers");
        context.Resolving += (loader, name) => File.Exists(Path.Combine(folder, name.Name + ".dll")) ? loader.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
        var assembly = context.LoadFromAssemblyPath(Path.Combine(folder, "Microsoft.CodeAnalysis.NetAnalyzers.dll"));

        // By its name: the assembly's other types want parts of the compiler that are not here.
        var type = assembly.GetType("Microsoft.NetCore.Analyzers.Security.DoNotDisableHttpClientCRLCheck", throwOnError: true)!;
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Run by the benchmark alone.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class IdleAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.InvocationExpression);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008
}
