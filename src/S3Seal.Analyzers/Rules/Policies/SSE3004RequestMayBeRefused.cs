using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>An upload that a policy refuses in some cases: on some paths, for some callers, or only if the bucket is the one with that policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE3004RequestMayBeRefused : UploadPolicyRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE3004",
        "The bucket's policy may refuse this request",
        "{0} may be refused (403) by {1}: {2}",
        RuleFamily.Policies,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A list of calls to look at before a policy is tightened, too uncertain for a build: off by default.",
        helpLinkUri: RuleFamily.HelpLink + "SSE3004.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Hear(SyntaxNodeAnalysisContext context, UploadHearing hearing)
    {
        if (hearing.Answer != PolicyAnswer.MayBeRefused)
        {
            return;
        }

        var verdict = hearing.Verdict!;
        var shown = hearing.Upload!.Sends.Select(static send => send.Node.GetLocation()).ToImmutableArray().Insert(0, verdict.Policy!.Locate(verdict.Statement!.Span));
        Finding.Report(context, Rule, hearing.Upload.Location, shown, arguments: new object[] { UploadWords.Subject(hearing), UploadWords.Source(verdict, context.Options), Reason(hearing) });
    }

    private static string Reason(UploadHearing hearing) =>
        hearing.Policies.Length > 1 && hearing.Policies.Any(policy => hearing.Upload!.Sends.All(send => PolicyVerdict.Of(ImmutableArray.Create(policy), send.Questions).Answer == PolicyAnswer.NotRefused))
            ? "only if the bucket is the one with that policy"
        : hearing.Upload!.Sends.IsEmpty ? "it is sent by code that cannot be seen here"
        : hearing.Upload.Sends.Any(send => send.Questions.Any(question => hearing.AnswerTo(ImmutableArray.Create(question)) == PolicyAnswer.Refused)) ? "on some path it asks for no encryption that the policy admits"
        : "that depends on what cannot be seen here";
}
