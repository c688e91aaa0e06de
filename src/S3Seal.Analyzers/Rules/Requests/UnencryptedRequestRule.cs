using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>What the rules on missing encryption share: one kind of request, flagged at its creation when it is certainly sent without.</summary>
public abstract class UnencryptedRequestRule : S3Rule
{
    private protected abstract DiagnosticDescriptor Descriptor { get; }

    private protected abstract RequestShape Shape { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) => EachRequest(context, s3, (node, judgement) =>
    {
        if (judgement.Shape == Shape && judgement.State(EncryptionDemand.Any) == RequestState.Flagged && !judgement.IsSwitchedOff(EncryptionDemand.Any))
        {
            node.ReportDiagnostic(RequestFinding.Create(Descriptor, judgement, EncryptionDemand.Any));
        }
    });
}
