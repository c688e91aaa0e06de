using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1009: a request that may be sent without asking for encryption: on some path, or depending on what cannot be seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1009EncryptionNotCertain : S3Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1009",
        "Request may ask for no encryption",
        "This {0} may be sent without server-side encryption: {1}",
        RuleFamily.Requests,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The request asks for encryption on some paths only, or the decision is made outside what can be seen: in configuration, by a caller, in another assembly. Set ServerSideEncryptionMethod on every path, or fall back to a method with '??'.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1009.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) => EachRequest(context, s3, (node, judgement) =>
    {
        if (!judgement.Shape.MustAskForEncryption)
        {
            return;
        }

        var asked = RuleSettings.Of(node.Options, node.Node.SyntaxTree).DemandFor(judgement.Bucket);
        var demand = asked.Encryption;
        if (judgement.State(demand) == RequestState.MaybeFlagged && !UploadHearing.Of(node, s3, judgement, asked).TakesOver(node, asked))
        {
            Finding.Report(node, Rule, RequestFinding.LocationOf(judgement.Creation), judgement.Sends.Select(static send => send.Send.GetLocation()),
                arguments: new object[] { judgement.Shape.Name, Reason(judgement, demand) });
        }
    });

    private static string Reason(RequestJudgement judgement, RequiredEncryption demand) =>
        judgement.Sends.Any(send => send.Worlds.All.Any(world => RequestJudgement.Meets(world, demand) == false))
            ? "ServerSideEncryptionMethod is not set on every path"
            : "whether ServerSideEncryptionMethod is set is decided outside what can be seen here";
}
