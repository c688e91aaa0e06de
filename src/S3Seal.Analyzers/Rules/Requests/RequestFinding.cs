using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>Makes the one finding of a request: at its creation, with the sends (and the values to replace) as additional locations.</summary>
internal static class RequestFinding
{
    public static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule, RequestJudgement judgement, EncryptionDemand demand, params object?[] arguments)
    {
        var (others, facts) = RepairOf(judgement, demand).Beside(judgement.FlaggedSends(demand.Encryption).Select(static send => send.GetLocation()).ToList());
        if (facts is not null && demand is { BucketKey: true, Encryption: RequiredEncryption.Kms } && judgement.Writes.All(static write => write.Property != RequestProperty.BucketKey)
            && RequestShortfall.HasBucketKey(context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type))
        {
            facts = facts.Add(FixFacts.BucketKey, "true");
        }

        Finding.Report(context, rule, LocationOf(judgement.Creation), others, facts, arguments);
    }

    /// <summary>What makes the request ask for what is demanded.</summary>
    public static Repair RepairOf(RequestJudgement judgement, EncryptionDemand demand)
    {
        // Only values in the same file can be replaced together with it.
        var values = judgement.Replaceable(demand.Encryption).Where(value => value.SyntaxTree == judgement.Creation.SyntaxTree).Select(static value => value.GetLocation()).ToImmutableArray();
        var facts = demand.Facts;
        return new Repair(judgement.Writes.Any(static write => write.Property == RequestProperty.KmsKeyId) ? facts?.Remove(FixFacts.KmsKeyId) : facts, values);
    }

    /// <summary><c>new PutObjectRequest</c> without its braces: a finding is a line, not a page.</summary>
    public static Location LocationOf(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => Location.Create(creation.SyntaxTree, TextSpan.FromBounds(named.SpanStart, named.Type.Span.End)),
        ImplicitObjectCreationExpressionSyntax target => Location.Create(creation.SyntaxTree, TextSpan.FromBounds(target.SpanStart, target.ArgumentList.Span.End)),
        _ => creation.GetLocation(),
    };
}
