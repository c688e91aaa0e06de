using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A rule about the text of policies, wherever it stands: in an additional file, or in a string that reaches PutBucketPolicy.</summary>
public abstract class PolicyTextRule : S3Rule
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterAdditionalFileAction(file =>
        {
            var settings = RuleSettings.Read(file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            foreach (var known in KnownPolicies.Of(file.Options, file.CancellationToken).Files)
            {
                Inspect(known, settings, diagnostic =>
                {
                    if (diagnostic.Location.GetLineSpan().Path == file.AdditionalFile.Path)
                    {
                        file.ReportDiagnostic(diagnostic);
                    }
                });
            }
        });
        context.RegisterSyntaxNodeAction(node => Code(node, s3), SyntaxKind.SimpleAssignmentExpression, SyntaxKind.InvocationExpression);
    }

    /// <summary>Looks at everything that was read from one place.</summary>
    private protected abstract void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report);

    private void Code(SyntaxNodeAnalysisContext context, AwsS3Symbols s3)
    {
        var (policy, bucket) = context.Node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Policy" } or MemberAccessExpressionSyntax { Name.Identifier.Text: "Policy" } } assignment
                when IsPolicyProperty(assignment.Left, context.SemanticModel, s3) => (assignment.Right, BucketBeside(assignment)),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments } call when IsPutBucketPolicy(call, context.SemanticModel) =>
                (arguments[1].Expression, arguments[0].Expression),
            _ => (null, null),
        };
        if (policy is null || PolicyLiteral.Of(Behind(policy, context.SemanticModel), context.SemanticModel) is not { Text.Length: > 0 } literal)
        {
            return;
        }

        var name = bucket is null ? null : context.SemanticModel.GetConstantValue(bucket).Value as string;
        var settings = RuleSettings.Read(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));
        Inspect(PolicyFile.OfLiteral(context.Node.SyntaxTree, literal, name), settings, context.ReportDiagnostic);
    }

    private static bool IsPolicyProperty(ExpressionSyntax left, SemanticModel model, AwsS3Symbols s3) =>
        model.GetSymbolInfo(left).Symbol is IPropertySymbol { ContainingType: { } owner }
        && s3.Find("Amazon.S3.Model.PutBucketPolicyRequest") is { } request && SymbolEqualityComparer.Default.Equals(owner, request);

    private static bool IsPutBucketPolicy(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "PutBucketPolicyAsync" or "PutBucketPolicy" }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Parameters: { Length: >= 2 } parameters } method
        && AwsS3Symbols.IsSdk(method) && parameters[0].Type.SpecialType == SpecialType.System_String && parameters[1].Type.SpecialType == SpecialType.System_String;

    private static ExpressionSyntax? BucketBeside(AssignmentExpressionSyntax assignment) =>
        (assignment.Parent as InitializerExpressionSyntax)?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(static other => other.Left is IdentifierNameSyntax { Identifier.Text: "BucketName" })?.Right;

    private static ExpressionSyntax Behind(ExpressionSyntax expression, SemanticModel model) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && SingleValue.Of(model.GetSymbolInfo(expression).Symbol, CancellationToken.None) is { } value && value.SyntaxTree == expression.SyntaxTree ? value : expression;
}
