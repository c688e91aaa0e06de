using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A bucket policy that S3 answers with 400 MalformedPolicy: the squiggle stands on the very characters.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3001PolicyIsRefused : PolicyTextRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3001",
        "S3 refuses this bucket policy",
        "S3 refuses this policy (400 MalformedPolicy): {0}",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "PutBucketPolicy checks a policy before it stores it. A policy that it refuses leaves the old one in force.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3001.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report)
    {
        foreach (var defect in file.Defects)
        {
            if (defect.IsRefusal)
            {
                report(Diagnostic.Create(Rule, defect.Location, defect.Message));
            }
        }
    }
}
