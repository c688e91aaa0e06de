using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>An upload that asks for encryption, but for another one than the bucket's policy admits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3007EncryptionIsNotAdmitted : UploadPolicyRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3007",
        "The code asks for another encryption than the bucket's policy admits",
        "{0} {1}; {2} refuses it (403){3}",
        RuleFamily.Policies,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Code and policy are in conflict: the request asks for server-side encryption, and the policy of its bucket admits another choice only.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3007.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Hear(SyntaxNodeAnalysisContext context, UploadHearing hearing)
    {
        if (hearing.Answer == PolicyAnswer.Refused && AsksForEncryption(hearing))
        {
            Report(context, Rule, hearing);
        }
    }
}
