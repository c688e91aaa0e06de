using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Review;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A statement that S3 accepts and that never applies, or always does, though its author plainly meant otherwise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3002StatementMissesItsPoint : PolicyTextRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3002",
        "A statement of this bucket policy does not do what it says",
        "{0}",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "S3 stores the policy, and the statement has no effect, or another one than its author meant.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3002.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report)
    {
        foreach (var policy in file.Policies)
        {
            foreach (var doubt in PolicyReview.Review(policy.Document))
            {
                report(Diagnostic.Create(Rule, policy.Locate(doubt.Span), PolicyFixes.Of(policy, doubt), doubt.Message));
            }
        }
    }
}
