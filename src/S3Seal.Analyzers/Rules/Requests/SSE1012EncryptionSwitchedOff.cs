using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1012: encryption switched off in so many words: a request with None or null, or the default encryption of a bucket deleted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1012EncryptionSwitchedOff : S3Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1012",
        "Encryption is explicitly switched off",
        "{0} switches server-side encryption off: {1}",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ServerSideEncryptionMethod.None and null send no header at all, and DeleteBucketEncryption takes back the bucket's own default. A bucket policy that demands 'x-amz-server-side-encryption' refuses such requests.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1012.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        EachRequest(context, s3, (node, judgement) =>
        {
            if (!judgement.Shape.MustAskForEncryption)
            {
                return;
            }

            var demand = RuleSettings.Of(node.Options, node.Node.SyntaxTree).DemandFor(judgement.Bucket);
            if (judgement.State(demand.Encryption) == RequestState.Flagged && judgement.IsSwitchedOff(demand.Encryption)
                && UploadHearing.Of(node, s3, judgement, demand).Answer != PolicyAnswer.Refused)
            {
                RequestFinding.Report(node, Rule, judgement, demand, "This " + judgement.Shape.Name, "name a method, or a bucket policy that demands the header refuses it");
            }
        });
        context.RegisterSyntaxNodeAction(CheckDelete, SyntaxKind.InvocationExpression);
    }

    private static void CheckDelete(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (SyntaxNames.OfCall(call) is "DeleteBucketEncryption" or "DeleteBucketEncryptionAsync"
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && AwsS3Symbols.IsSdk(AwsS3Symbols.Root(method)) && !SetUps.Contains(call, context.SemanticModel, context.CancellationToken))
        {
            Finding.Report(context, Rule, call.GetLocation(), arguments: new object[] { "DeleteBucketEncryption", "put the encryption that the bucket shall have instead" });
        }
    }
}
