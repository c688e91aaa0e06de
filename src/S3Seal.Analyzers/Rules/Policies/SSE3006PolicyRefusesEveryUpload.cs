using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A policy through which no upload gets, whoever sends it and whatever it carries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3006PolicyRefusesEveryUpload : PolicyTextRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3006",
        "This bucket policy refuses every upload",
        "No upload gets through this policy, whoever sends it and whatever encryption it asks for",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Statements that exclude each other's only way out, or a value that no request has: such a policy enforces everything and admits nothing.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3006.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report)
    {
        foreach (var policy in file.Policies)
        {
            if (LastDeny(policy.Document) is { } statement && PolicyProofs.Of(policy, Requirement.Aes256) is { NothingGetsThrough: true })
            {
                report(Diagnostic.Create(Rule, policy.Locate(statement.Span)));
            }
        }
    }

    private static Statement? LastDeny(PolicyDocument document) => document.Statements.LastOrDefault(static statement => statement.Effect == Effect.Deny);
}
