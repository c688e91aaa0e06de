using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Model;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A policy that speaks about encryption, and lets an upload through that the settings do not admit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3005PolicyDoesNotEnforce : PolicyTextRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3005",
        "This bucket policy does not enforce what the settings demand",
        "The settings demand '{0}', and this policy lets an upload through without it: {1}",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The policy as a whole was searched for an upload that gets through and does not carry what the settings demand; the evaluator itself lets the one in the message through.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3005.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report)
    {
        foreach (var policy in file.Policies)
        {
            var demand = settings.DemandFor(policy.BucketName);
            if (PolicyProofs.RequirementOf(demand) is { } requirement
                && FirstOnEncryption(policy.Document) is { } statement
                && PolicyProofs.Of(policy, requirement)?.Counterexample is { } upload)
            {
                report(Diagnostic.Create(Rule, policy.Locate(statement.Span), PolicyFixes.Of(policy, requirement), demand.KmsKey is null ? demand.Text : demand.Text + " with " + demand.KmsKey, PolicyProofs.Words(upload)));
            }
        }
    }

    // A policy that says nothing of encryption was not written to enforce it.
    private static Statement? FirstOnEncryption(PolicyDocument document) =>
        document.Statements.FirstOrDefault(static statement => statement.Effect == Effect.Deny && UploadWords.LooksAtEncryption(statement));
}
