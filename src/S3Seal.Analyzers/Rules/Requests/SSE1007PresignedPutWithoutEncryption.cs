using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1007: a presigned URL for PUT whose signature leaves no room for an encryption header.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1007PresignedPutWithoutEncryption : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE1007",
        "Presigned PUT URL does not sign an encryption header",
        "The URL is signed for PUT {0}: an upload with it is refused by a policy that demands the header",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever uploads with the URL sends only the headers that were signed into it. Set ServerSideEncryptionMethod, and let the uploader send the same header.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1007.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) => EachRequest(context, s3, (node, judgement) =>
    {
        if (judgement.Shape != RequestShapes.PresignedUrl)
        {
            return;
        }
        var demand = RuleSettings.Of(node.Options, node.Node.SyntaxTree).DemandFor(judgement.Bucket);
        var flagged = judgement.Sends.Where(send => send.Worlds.All.Count > 0 && send.Worlds.All.All(world => IsRefused(world, demand))).ToList();
        if (flagged.Count == 0 || UploadHearing.Of(node, s3, judgement, demand).TakesOver(node, demand))
        {
            return;
        }
        var (others, facts) = RequestFinding.RepairOf(judgement, demand).Beside(flagged.Select(send => send.Send.GetLocation()).ToList());
        var what = flagged.SelectMany(send => send.Worlds.All).Any(world => world[RequestProperty.Method].IsOn())
            ? $"with another encryption than the '{demand.Text}' that this project demands"
            : "without an encryption header";
        Finding.Report(node, Rule, RequestFinding.LocationOf(judgement.Creation), others, facts, what);
    });

    // The verb's default is GET, which writes nothing; a verb from elsewhere is not judged; a part takes what its upload was begun with.
    private static bool IsRefused(World world, EncryptionDemand demand) =>
        world[RequestProperty.Verb] == Setting.Put
        && world[RequestProperty.PartOfUpload].IsOff()
        && !(demand.AcceptsCustomerKey && !world[RequestProperty.CustomerMethod].IsOff())
        && RequestJudgement.Meets(world, demand.Encryption) == false;
}
