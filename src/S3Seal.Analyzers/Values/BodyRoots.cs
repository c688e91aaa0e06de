using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>Finds the bodies of a compilation: the one around a node, the ones that mention a name.</summary>
internal static class BodyRoots
{
    /// <summary>The outermost executable code around a node, as a flow graph can be made of it; null in attributes and the like.</summary>
    public static SyntaxNode? Of(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent!)
        {
            switch (current)
            {
                case AccessorDeclarationSyntax:
                case BaseMethodDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                case CompilationUnitSyntax:
                    return current;
                case AttributeSyntax or BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The bodies that mention a name, within the declarations of a type or anywhere in the compilation.</summary>
    public static IEnumerable<SyntaxNode> Mentioning(string name, INamedTypeSymbol? within, Compilation compilation, CancellationToken cancellationToken)
    {
        var scopes = within is not null
            ? within.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken))
            : compilation.SyntaxTrees.Where(tree => Contains(tree, name, cancellationToken)).Select(tree => tree.GetRoot(cancellationToken));
        return scopes.SelectMany(scope => scope.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is SimpleNameSyntax)
            .Select(static token => Of(token.Parent!))
            .OfType<SyntaxNode>()
            .Distinct();
    }

    /// <summary>Whether a file mentions a name anywhere.</summary>
    public static bool Contains(SyntaxTree tree, string name, CancellationToken cancellationToken) =>
        tree.GetText(cancellationToken).ToString().IndexOf(name, StringComparison.Ordinal) >= 0;
}
