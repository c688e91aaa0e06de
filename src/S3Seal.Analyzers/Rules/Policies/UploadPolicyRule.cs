using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A rule about uploads under the policies of the repository, whatever the upload is written as.</summary>
public abstract class UploadPolicyRule : S3Rule
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        EachRequest(context, s3, (node, judgement) => Hear(node, UploadHearing.Of(node, s3, judgement, RuleSettings.Of(node.Options, node.Node.SyntaxTree).DemandFor(judgement.Bucket))));
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var settings = RuleSettings.Of(node.Options, node.Node.SyntaxTree);
                if (OverloadCall.Of((InvocationExpressionSyntax)node.Node, node.SemanticModel, s3, settings, node.CancellationToken) is { } call)
                {
                    Hear(node, UploadHearing.Of(node, s3, call));
                }
            },
            SyntaxKind.InvocationExpression);
        if (PresignedForm.Type(s3) is { } request)
        {
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    if (PresignedForm.Of((BaseObjectCreationExpressionSyntax)node.Node, node.SemanticModel, request, node.CancellationToken) is { } form)
                    {
                        Hear(node, UploadHearing.Of(node, s3, form));
                    }
                },
                SyntaxKind.ObjectCreationExpression,
                SyntaxKind.ImplicitObjectCreationExpression);
        }
    }

    /// <summary>Reports what the rule has to say of one upload.</summary>
    private protected abstract void Hear(SyntaxNodeAnalysisContext context, UploadHearing hearing);

    /// <summary>Reports an upload that is refused for certain, with the repairs that the policies admit.</summary>
    private protected static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule, UploadHearing hearing)
    {
        var verdict = hearing.Verdict!;
        var demand = RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(hearing.Upload!.Bucket.Text);
        var repairs = UploadRepairs.Of(hearing, demand);
        var shown = new List<Location> { verdict.Policy!.Locate(verdict.Statement!.Span) };
        shown.AddRange(hearing.Refused.Select(static send => send.Node.GetLocation()));
        IReadOnlyList<Location> others = shown;
        ImmutableDictionary<string, string?>? facts = null;
        if (repairs.Length > 0)
        {
            (others, facts) = hearing.Upload!.Repair(repairs[0]).Beside(shown);
            facts = repairs.Length == 1 ? facts : facts?.Add(FixFacts.Alternatives, string.Join("\n", repairs.Skip(1).Select(Line)));
        }

        var questions = hearing.Refused.SelectMany(static send => send.Questions).ToList();
        Finding.Report(context, rule, hearing.Upload!.Location, others, facts,
            UploadWords.Subject(hearing), UploadWords.Sent(verdict.Statement, questions), UploadWords.Source(verdict, context.Options), UploadWords.Others(verdict, "as does"));
    }

    /// <summary>Whether the upload does ask for an encryption, on every way it is refused.</summary>
    private protected static bool AsksForEncryption(UploadHearing hearing) =>
        hearing.Refused.All(static send => send.Questions.All(static question => !question.MethodHeader.MayBeAbsent || !question.CustomerHeader.MayBeAbsent))
        && UploadWords.LooksAtEncryption(hearing.Verdict!.Statement!);

    private static string Line(EncryptionDemand repair) => repair.Facts![FixFacts.Method] + (repair.KmsKey is { } key ? " " + key : "");
}
