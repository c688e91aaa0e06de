using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Tool.Checking;

/// <summary>What the rules say about a project, with its own severities and suppressions obeyed.</summary>
internal static class ProjectDiagnostics
{
    public static async Task<IReadOnlyList<Diagnostic>> OfAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken)
            ?? throw new CannotRunException($"'{project.FilePath}' has no compilation.");
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        var found = await compilation.WithAnalyzers(RuleSet.Rules, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        ThrowWhenARuleFailed(found);
        return [.. found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && !diagnostic.IsSuppressed).Order(ByPlace.Order)];
    }

    /// <summary>What makes a finding the same in every target framework.</summary>
    public static (string Place, string Rule) PlaceOf(Diagnostic diagnostic) => (diagnostic.Location.GetLineSpan().ToString(), diagnostic.Id);

    /// <summary>A rule that throws is our defect, and a report without it would look clean.</summary>
    private static void ThrowWhenARuleFailed(ImmutableArray<Diagnostic> found)
    {
        if (found.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } failure)
        {
            throw new CannotRunException("a rule failed: " + failure.GetMessage());
        }
    }

    private sealed class ByPlace : IComparer<Diagnostic>
    {
        public static readonly ByPlace Order = new();

        public int Compare(Diagnostic? x, Diagnostic? y)
        {
            var left = x!.Location.GetLineSpan();
            var right = y!.Location.GetLineSpan();
            var byFile = string.CompareOrdinal(left.Path, right.Path);
            var byPlace = byFile != 0 ? byFile : left.StartLinePosition.CompareTo(right.StartLinePosition);
            return byPlace != 0 ? byPlace : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
