using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>An upload that the bucket's own policy refuses, whatever is not known about the rest of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3003RequestIsRefused : UploadPolicyRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3003",
        "The bucket's policy refuses this request",
        "{0} {1}; {2} refuses it (403){3}",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The policy of the bucket stands in the repository, and a Deny of it applies to what the code sends. Default encryption fills in no header before a policy is read.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3003.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Hear(SyntaxNodeAnalysisContext context, UploadHearing hearing)
    {
        if (hearing.Answer == PolicyAnswer.Refused && !AsksForEncryption(hearing))
        {
            Report(context, Rule, hearing);
        }
    }
}
