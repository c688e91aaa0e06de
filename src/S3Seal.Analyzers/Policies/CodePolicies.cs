using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies.Cdk;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Policies;

/// <summary>Policies that stand in the code: strings that reach <c>PutBucketPolicy</c>, and what the CDK is told.</summary>
internal static class CodePolicies
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImmutableArray<PolicyFile>>> PerCompilation = new();

    /// <summary>All of a compilation; looked for once.</summary>
    public static ImmutableArray<PolicyFile> Of(Compilation compilation, AwsS3Symbols s3, CancellationToken cancellationToken)
    {
        if (!PerCompilation.TryGetValue(compilation, out var found))
        {
            var files = compilation.SyntaxTrees.SelectMany(tree => In(tree, s3, cancellationToken)).ToImmutableArray();
            found = PerCompilation.GetValue(compilation, _ => new StrongBox<ImmutableArray<PolicyFile>>(files));
        }

        return found.Value;
    }

    /// <summary>Those of one file.</summary>
    public static IEnumerable<PolicyFile> In(SyntaxTree tree, AwsS3Symbols s3, CancellationToken cancellationToken)
    {
        var literals = s3.SdkIsReferenced && BodyRoots.Contains(tree, "PutBucketPolicy", cancellationToken)
            ? tree.GetRoot(cancellationToken).DescendantNodes().Select(node => At(node, s3, cancellationToken)).OfType<PolicyFile>() : [];
        return CdkBuckets.Of(tree, s3.Requests.ModelOf, cancellationToken) is { } template ? literals.Append(PolicyFile.OfCdk(tree, template)) : literals;
    }

    /// <summary>The policy that this assignment or call puts on a bucket; null when it is neither, or its text is not constant.</summary>
    private static PolicyFile? At(SyntaxNode node, AwsS3Symbols s3, CancellationToken cancellationToken)
    {
        var (policy, bucket) = node switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Policy" } or MemberAccessExpressionSyntax { Name.Identifier.Text: "Policy" } } assignment
                when IsPolicyProperty(assignment.Left, s3, cancellationToken) => (assignment.Right, BucketBeside(assignment)),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments } call when IsPutBucketPolicy(call, s3, cancellationToken) =>
                (arguments[1].Expression, arguments[0].Expression),
            _ => (null, null),
        };
        if (policy is null)
        {
            return null;
        }

        var model = s3.Requests.ModelOf(node.SyntaxTree);
        return PolicyLiteral.Of(Behind(policy, model, cancellationToken), model) is { Text.Length: > 0 } literal
            ? PolicyFile.OfLiteral(node.SyntaxTree, literal, WrittenText.Of(bucket, s3.Requests, cancellationToken).Text) : null;
    }

    private static bool IsPolicyProperty(ExpressionSyntax left, AwsS3Symbols s3, CancellationToken cancellationToken) =>
        s3.Requests.ModelOf(left.SyntaxTree).GetSymbolInfo(left, cancellationToken).Symbol is IPropertySymbol { ContainingType: { } owner }
        && s3.Find("Amazon.S3.Model.PutBucketPolicyRequest") is { } request && SymbolEqualityComparer.Default.Equals(owner, request);

    private static bool IsPutBucketPolicy(InvocationExpressionSyntax call, AwsS3Symbols s3, CancellationToken cancellationToken) =>
        SyntaxNames.OfCall(call) is "PutBucketPolicyAsync" or "PutBucketPolicy"
        && s3.Requests.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Parameters: { Length: >= 2 } parameters } method
        && AwsS3Symbols.IsSdk(method) && parameters[0].Type.SpecialType == SpecialType.System_String && parameters[1].Type.SpecialType == SpecialType.System_String;

    // Beside it in the initializer, or assigned to the same local.
    private static ExpressionSyntax? BucketBeside(AssignmentExpressionSyntax policy)
    {
        if (policy.Parent is InitializerExpressionSyntax initializer)
        {
            return initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static other => other.Left is IdentifierNameSyntax { Identifier.Text: "BucketName" })?.Right;
        }

        return policy.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax request } && BodyRoots.Of(policy) is { } body
            ? Beside(body, request.Identifier.ValueText).FirstOrDefault() : null;
    }

    private static IEnumerable<ExpressionSyntax> Beside(SyntaxNode body, string local) => body.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Where(other => other.Left is MemberAccessExpressionSyntax { Name.Identifier.Text: "BucketName", Expression: IdentifierNameSyntax name } && name.Identifier.ValueText == local)
        .Select(static other => other.Right)
        .Concat(body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Identifier.ValueText == local)
            .Select(static variable => (variable.Initializer?.Value as BaseObjectCreationExpressionSyntax)?.Initializer)
            .OfType<InitializerExpressionSyntax>().SelectMany(static initializer => initializer.Expressions).OfType<AssignmentExpressionSyntax>()
            .Where(static other => other.Left is IdentifierNameSyntax { Identifier.Text: "BucketName" }).Select(static other => other.Right));

    private static ExpressionSyntax Behind(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && SingleValue.Of(model.GetSymbolInfo(expression, cancellationToken).Symbol, cancellationToken) is { } value && value.SyntaxTree == expression.SyntaxTree ? value : expression;
}
