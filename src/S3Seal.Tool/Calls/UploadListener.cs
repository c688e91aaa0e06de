using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Tool.Calls;

/// <summary>A rule that reports nothing and remembers every upload with what the policies say to it: exactly what the rules see.</summary>
#pragma warning disable RS1036, RS1038, RS2008, RS1001 // It is run by the tool alone and never loaded by a compiler.
internal sealed class UploadListener : UploadPolicyRule
{
    private static readonly DiagnosticDescriptor Unused = new("S3SEAL", "Uploads", "", "Tool", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public ConcurrentQueue<UploadHearing> Heard { get; } = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Unused];

    /// <summary>Every upload of one file.</summary>
    public static async Task<IReadOnlyList<UploadHearing>> ListenAsync(Document document, CancellationToken cancellationToken)
    {
        var listener = new UploadListener();
        var model = await document.GetSemanticModelAsync(cancellationToken) ?? throw new CannotRunException($"'{document.FilePath}' has no semantic model.");
        var analysis = model.Compilation.WithAnalyzers([listener], document.Project.AnalyzerOptions);
        await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellationToken);
        return [.. listener.Heard.OrderBy(hearing => hearing.Upload!.Location.SourceSpan.Start)];
    }

    private protected override void Hear(SyntaxNodeAnalysisContext context, UploadHearing hearing)
    {
        if (hearing.Upload is not null)
        {
            Heard.Enqueue(hearing);
        }
    }
}
