using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What subscribing to an event of a request does: only the one per file of a directory upload can set anything.</content>
internal sealed partial class BodyFlow
{
    private FlowValue Subscribe(IEventAssignmentOperation subscription)
    {
        var handler = Visit(subscription.HandlerValue);
        if (subscription.EventReference is IEventReferenceOperation reference)
        {
            var receiver = Visit(reference.Instance);
            if (subscription.Adds && AwsS3Symbols.IsSdk(reference.Event) && RequestShapes.TryGetProperty(reference.Event.Name, out var property))
            {
                Write(receiver.Objects, property, SetByHandler(subscription.HandlerValue.Syntax), subscription.HandlerValue.Syntax);
            }
        }

        Escape(handler);
        return FlowValue.Opaque;
    }

    /// <summary>The method that the handler gives to every file's request, where it does so first thing and in so many words.</summary>
    private SettingSet SetByHandler(SyntaxNode handler)
    {
        var body = handler is AnonymousFunctionExpressionSyntax lambda ? lambda.Body
            : model.GetSymbolInfo(handler, cancellationToken).Symbol is IMethodSymbol method
                ? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
                {
                    BaseMethodDeclarationSyntax declared => declared.Body ?? (SyntaxNode?)declared.ExpressionBody?.Expression,
                    LocalFunctionStatementSyntax local => local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression,
                    _ => null,
                }
            : null;
        var assignment = body switch
        {
            BlockSyntax block => block.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).FirstOrDefault(IsForTheFile),
            ExpressionSyntax expression when IsForTheFile(expression) => expression,
            _ => null,
        };
        return assignment is AssignmentExpressionSyntax { Right: var value }
            && MethodConstant.Of(tracker.ModelOf(value.SyntaxTree).GetOperation(value, cancellationToken)) is { Length: > 0 } constant
                ? SettingSets.OfConstant(constant)
                : SettingSet.Unknown;
    }

    private static bool IsForTheFile(ExpressionSyntax expression) => expression is AssignmentExpressionSyntax
    {
        Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ServerSideEncryptionMethod", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UploadRequest" } },
    };
}
