using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>What the rules on missing encryption share: one kind of request, flagged at its creation when it is certainly sent without.</summary>
public abstract class UnencryptedRequestRule : S3Rule
{
    private protected abstract DiagnosticDescriptor Descriptor { get; }

    private protected abstract RequestShape Shape { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) => EachRequest(context, s3, (node, judgement) =>
    {
        if (judgement.Shape != Shape)
        {
            return;
        }

        var demand = RuleSettings.Of(node.Options, node.Node.SyntaxTree).DemandFor(judgement.Bucket);
        if (judgement.State(demand.Encryption) == RequestState.Flagged && !judgement.IsSwitchedOff(demand.Encryption)
            && !UploadHearing.Of(node, s3, judgement, demand).TakesOver(node, demand))
        {
            RequestFinding.Report(node, Descriptor, judgement, demand, What(judgement, demand));
        }
        else if (RequestShortfall.Of(judgement, demand, node.SemanticModel.GetTypeInfo(node.Node, node.CancellationToken).Type) is { } shortfall
            && !UploadHearing.Of(node, s3, judgement, demand).TakesOver(node, demand))
        {
            Finding.Report(node, Descriptor, RequestFinding.LocationOf(judgement.Creation), shortfall.Places, shortfall.Facts, shortfall.What);
        }
    });

    private static string What(RequestJudgement judgement, EncryptionDemand demand) =>
        demand.Encryption == RequiredEncryption.Any ? "asks for no server-side encryption: set ServerSideEncryptionMethod"
        : demand.Encryption == RequiredEncryption.Customer ? "brings no customer key, which this project demands"
        : judgement.State(RequiredEncryption.Any) == RequestState.Flagged ? "asks for no server-side encryption: this project demands '" + demand.Text + "'"
        : "asks for another encryption than the '" + demand.Text + "' that this project demands";
}
