using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>Adds assignments behind those that already follow a creation.</summary>
internal static class AssignmentEditor
{
    /// <summary>The variable that holds the created object and the last statement that sets a property of it; null when none does.</summary>
    public static (string Receiver, StatementSyntax Last)? LastAssignment(BaseObjectCreationExpressionSyntax creation)
    {
        if (Holder(creation) is not var (receiver, statement))
        {
            return null;
        }

        StatementSyntax? last = null;
        foreach (var sibling in Following(statement))
        {
            if (Sets(sibling, receiver))
            {
                last = sibling;
            }
            else if (Mentions(sibling, receiver) && !OnlySets(sibling, receiver))
            {
                break;
            }
        }

        return last is null ? null : (receiver, last);
    }

    public static void Append(DocumentEdit edit, string receiver, StatementSyntax statement, IReadOnlyList<(string Property, string Value)> settings)
    {
        var line = edit.Text.Lines.GetLineFromPosition(statement.SpanStart);
        var indentation = Layout.IndentationAt(edit.Text, statement.SpanStart);
        var position = Layout.EndOfLineOf(statement.GetLastToken());
        var text = settings.Select(setting => receiver + "." + setting.Property + " = " + setting.Value + ";");
        if (position is null || indentation is null)
        {
            edit.Insert(statement.Span.End, string.Concat(text.Select(static assignment => " " + assignment)));
            return;
        }

        edit.Insert(position.Value, string.Concat(text.Select(assignment => edit.NewLine + indentation + assignment)));
    }

    private static (string Receiver, StatementSyntax Statement)? Holder(BaseObjectCreationExpressionSyntax creation)
    {
        SyntaxNode node = creation;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } declarator }
                => (declarator.Identifier.Text, statement),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == node && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => (assignment.Left.ToString(), statement),
            _ => null,
        };
    }

    private static IEnumerable<StatementSyntax> Following(StatementSyntax statement)
    {
        var siblings = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement),
            _ => Enumerable.Empty<StatementSyntax>(),
        };
        return siblings.SkipWhile(sibling => sibling != statement).Skip(1);
    }

    private static bool Sets(StatementSyntax statement, string receiver) => statement is ExpressionStatementSyntax { Expression: var expression } && expression switch
    {
        AssignmentExpressionSyntax assignment => IsRootedAt(assignment.Left, receiver) && !MentionsIn(assignment.Right, receiver),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: MemberAccessExpressionSyntax collection } } => IsRootedAt(collection, receiver),
        _ => false,
    };

    /// <summary>Whether all that a statement does with the request is to set more of it, as a condition or loop of assignments does.</summary>
    private static bool OnlySets(StatementSyntax statement, string receiver) =>
        statement is IfStatementSyntax or SwitchStatementSyntax or ForEachStatementSyntax
        && !statement.DescendantNodes().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ReturnStatementSyntax)
        && statement.DescendantNodes().OfType<StatementSyntax>().Concat([statement])
            .All(inner => !inner.DescendantNodes(node => node == inner || node is not StatementSyntax).Where(node => node is not StatementSyntax).Any(node => MentionsAlone(node, receiver)) || Sets(inner, receiver));

    private static bool MentionsAlone(SyntaxNode node, string receiver) => node is IdentifierNameSyntax name && name.Identifier.Text == receiver.Substring(receiver.LastIndexOf('.') + 1);

    private static bool IsRootedAt(ExpressionSyntax target, string receiver) => target switch
    {
        MemberAccessExpressionSyntax access => access.Expression.ToString() == receiver || IsRootedAt(access.Expression, receiver),
        ElementAccessExpressionSyntax element => IsRootedAt(element.Expression, receiver),
        _ => false,
    };

    private static bool Mentions(StatementSyntax statement, string receiver) => MentionsIn(statement, receiver);

    private static bool MentionsIn(SyntaxNode node, string receiver)
    {
        var name = receiver.Substring(receiver.LastIndexOf('.') + 1);
        return node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == name);
    }
}
