using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>Finds the one expression that a symbol gets, when the code shows that it gets no other.</summary>
internal static class SingleValue
{
    /// <summary>The expression behind a local, a field that nobody else can write, or a property without a setter; null when it is not the only one.</summary>
    public static ExpressionSyntax? Of(ISymbol? symbol, CancellationToken cancellationToken) => symbol switch
    {
        ILocalSymbol local => OfLocal(local, cancellationToken),
        IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } or IFieldSymbol { DeclaredAccessibility: Accessibility.Private } => OfField((IFieldSymbol)symbol, cancellationToken),
        IPropertySymbol { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false } property => OfProperty(property, cancellationToken),
        _ => null,
    };

    private static ExpressionSyntax? OfLocal(ILocalSymbol local, CancellationToken cancellationToken) =>
        Declaration(local, cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && (local.IsConst || (BodyRoots.Of(declarator) is { } body && !Writes(body, local.Name).Any()))
            ? value : null;

    private static ExpressionSyntax? OfField(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (Declaration(field, cancellationToken) is not VariableDeclaratorSyntax declarator)
        {
            return null;
        }

        var written = field.IsConst ? [] : field.ContainingType.DeclaringSyntaxReferences.SelectMany(part => Writes(part.GetSyntax(cancellationToken), field.Name)).Take(2).ToList();
        return (declarator.Initializer?.Value, written.Count) switch
        {
            ({ } value, 0) => value,
            (null, 1) => written[0],
            _ => null,
        };
    }

    private static ExpressionSyntax? OfProperty(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (Declaration(property, cancellationToken) is not PropertyDeclarationSyntax declaration)
        {
            return null;
        }

        var getter = declaration.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        if ((declaration.ExpressionBody ?? getter?.ExpressionBody)?.Expression is { } expression)
        {
            return expression;
        }

        return getter?.Body is { } body
            ? body.Statements.Count == 1 ? (body.Statements[0] as ReturnStatementSyntax)?.Expression : null
            : property.ContainingType.DeclaringSyntaxReferences.SelectMany(part => Writes(part.GetSyntax(cancellationToken), property.Name)).Any() ? null : declaration.Initializer?.Value;
    }

    private static SyntaxNode? Declaration(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.Length == 1 ? symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) : null;

    // By name: a namesake that is written makes the value uncertain, never wrong.
    private static IEnumerable<ExpressionSyntax> Writes(SyntaxNode scope, string name)
    {
        foreach (var node in scope.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when Names(assignment.Left, name):
                    yield return assignment.Right;
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when Names(argument.Expression, name):
                    yield return argument.Expression;
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } address when Names(address.Operand, name):
                    yield return address;
                    break;
            }
        }
    }

    private static bool Names(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == name,
        TupleExpressionSyntax tuple => tuple.Arguments.Any(argument => Names(argument.Expression, name)),
        _ => false,
    };
}
