using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1011: an encryption header or setting written where it has no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1011HeaderWithoutEffect : S3Rule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1011",
        "Encryption header has no effect here",
        "{0}",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What stands in Metadata travels as 'x-amz-meta-...' and asks for nothing; a value that S3 does not know is refused; a part of a multipart upload cannot choose the encryption, only the call that initiates the upload can. Set ServerSideEncryptionMethod on the request that writes the object.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1011.md");

    private static readonly ImmutableHashSet<string> KnownValues = ImmutableHashSet.Create("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx", "aws:backup");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterSyntaxNodeAction(node => CheckAssignment(node, s3), SyntaxKind.SimpleAssignmentExpression);
        context.RegisterSyntaxNodeAction(CheckAdd, SyntaxKind.InvocationExpression);
    }

    private static void CheckAssignment(SyntaxNodeAnalysisContext context, AwsS3Symbols s3)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (Key(assignment.Left) is { } key)
        {
            CheckEntry(context, key, assignment);
        }
        else if (SyntaxNames.OfTarget(assignment.Left) is "ServerSideEncryptionMethod" or "ServerSideEncryptionKeyManagementServiceKeyId"
            && context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol property
            && s3.ShapeOf(property.ContainingType) is { Purpose: RequestPurpose.Part } part)
        {
            Report(context, assignment, property.Name + " has no effect on a " + part.Name + ": the request that initiates the upload decides its encryption");
        }
    }

    private static void CheckEntry(SyntaxNodeAnalysisContext context, ExpressionSyntax key, AssignmentExpressionSyntax assignment)
    {
        if (HeaderOf(context, key) is not { } header
            || context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is not IPropertySymbol { IsIndexer: true } indexer
            || !AwsS3Symbols.IsSdk(indexer))
        {
            return;
        }

        if (indexer.ContainingType.Name == "MetadataCollection")
        {
            ReportMetadata(context, assignment, header);
        }
        else if (indexer.ContainingType.Name == "HeadersCollection" && header.Equals(HeaderNames.ServerSideEncryption, StringComparison.OrdinalIgnoreCase)
            && context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken) is { HasValue: true, Value: string { Length: > 0 } value } && !KnownValues.Contains(value))
        {
            Report(context, assignment, "S3 knows no encryption '" + value + "': the values are AES256, aws:kms and aws:kms:dsse, in this casing");
        }
    }

    private static void CheckAdd(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } && call.ArgumentList.Arguments.Count == 2
            && HeaderOf(context, call.ArgumentList.Arguments[0].Expression) is { } header
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "MetadataCollection" } method && AwsS3Symbols.IsSdk(method))
        {
            ReportMetadata(context, call, header);
        }
    }

    private static ExpressionSyntax? Key(ExpressionSyntax target) => target switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        _ => null,
    };

    /// <summary>The encryption header that the key names; a key in a variable is looked at only when it is a constant.</summary>
    private static string? HeaderOf(SyntaxNodeAnalysisContext context, ExpressionSyntax key)
    {
        var text = key switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value as string,
            IdentifierNameSyntax or MemberAccessExpressionSyntax => context.SemanticModel.GetConstantValue(key, context.CancellationToken).Value as string,
            _ => null,
        };
        const string MetadataPrefix = "x-amz-meta-";
        var header = text is not null && text.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase) ? text.Substring(MetadataPrefix.Length) : text;
        return header is not null && HeaderNames.TryGetProperty(header, out _) ? header : null;
    }

    private static void ReportMetadata(SyntaxNodeAnalysisContext context, SyntaxNode node, string header) =>
        Report(context, node, "'" + header + "' in Metadata travels as 'x-amz-meta-" + header + "' and asks for nothing: set ServerSideEncryptionMethod instead");

    private static void Report(SyntaxNodeAnalysisContext context, SyntaxNode node, string message) =>
        Finding.Report(context, Rule, node.GetLocation(), arguments: new object[] { message });
}
