using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Settings;

/// <summary>The one way to report: it obeys <c>s3seal_test_code</c>.</summary>
internal static class Finding
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> IsTest = new();

    /// <param name="context">Where the finding was made; its tree's settings decide.</param>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="location">The place that the user is shown.</param>
    /// <param name="others">Further places; null for none.</param>
    /// <param name="facts">What the fix needs; null for nothing.</param>
    /// <param name="arguments">The arguments of the rule's message.</param>
    public static void Report(
        SyntaxNodeAnalysisContext context,
        DiagnosticDescriptor rule,
        Location location,
        IEnumerable<Location>? others = null,
        ImmutableDictionary<string, string?>? facts = null,
        params object?[] arguments)
    {
        var severity = Severity(context, rule);
        if (severity is { } effective)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, location, effective, others, facts, arguments));
        }
    }

    private static DiagnosticSeverity? Severity(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule)
    {
        var mode = RuleSettings.Of(context.Options, context.Node.SyntaxTree).TestCode;
        if (mode == TestCode.Full || !IsTestProject(context.Compilation, context.Options))
        {
            return rule.DefaultSeverity;
        }
        return mode == TestCode.Skip ? null
            : rule.DefaultSeverity > DiagnosticSeverity.Info ? DiagnosticSeverity.Info
            : rule.DefaultSeverity;
    }

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options) =>
        IsTest.GetValue(compilation, c => new StrongBox<bool>(TestProject.Is(c, options.AnalyzerConfigOptionsProvider.GlobalOptions))).Value;
}
