using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>Adds a using directive where the file keeps its own: in the block or at the top, before its nearest neighbour by name.</summary>
internal static class Usings
{
    /// <summary>Whether the file imports the SDK's namespaces by name at all; one that writes every type in full gets a full name as well.</summary>
    public static bool CanImport(CompilationUnitSyntax root, string namespaceName) => Neighbours(root, namespaceName).Any();

    public static void Add(DocumentEdit edit, string namespaceName)
    {
        var neighbours = Neighbours(edit.Root, namespaceName).ToList();

        // A neighbour that stands right behind a directive such as #if belongs to that branch only.
        var plain = neighbours.FirstOrDefault(static directive => !directive.ContainsDirectives && !IsInsideBranch(directive));
        var neighbour = plain ?? neighbours[0];
        var before = StringComparer.Ordinal.Compare(namespaceName, neighbour.Name!.ToString()) < 0;
        var line = edit.Text.Lines.GetLineFromPosition(neighbour.SpanStart);
        var indentation = edit.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, neighbour.SpanStart));
        var directive = "using " + namespaceName + ";";
        if (before)
        {
            edit.Insert(neighbour.SpanStart, directive + edit.NewLine + (string.IsNullOrWhiteSpace(indentation) ? indentation : string.Empty));
        }
        else
        {
            edit.Insert(neighbour.Span.End, edit.NewLine + (string.IsNullOrWhiteSpace(indentation) ? indentation : string.Empty) + directive);
        }
    }

    private static System.Collections.Generic.IEnumerable<UsingDirectiveSyntax> Neighbours(CompilationUnitSyntax root, string namespaceName)
    {
        var head = namespaceName.Split('.')[0] + ".";
        return root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static block => block.Usings))
            .Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None)
                && directive.Name?.ToString().StartsWith(head, StringComparison.Ordinal) == true)
            .OrderByDescending(directive => directive.Name!.ToString().StartsWith(namespaceName + ".", StringComparison.Ordinal));
    }

    private static bool IsInsideBranch(SyntaxNode node)
    {
        var depth = 0;
        foreach (var trivia in node.SyntaxTree.GetRoot().DescendantTrivia(static _ => true))
        {
            if (trivia.SpanStart > node.SpanStart)
            {
                break;
            }

            depth += trivia.Kind() switch
            {
                SyntaxKind.IfDirectiveTrivia => 1,
                SyntaxKind.EndIfDirectiveTrivia => -1,
                _ => 0,
            };
        }

        return depth > 0;
    }
}
