using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.CodeFixes.Editing;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Buckets;

/// <summary>Makes the bucket's default what the settings demand: the algorithm, and the key where one is configured.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSE2001DefaultEncryptionTooWeakFix))]
public sealed class SSE2001DefaultEncryptionTooWeakFix : S3Fix
{
    private const string KeyProperty = "ServerSideEncryptionKeyManagementServiceKeyId";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE2001");

    /// <inheritdoc/>
    private protected override string? Title(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count == 0 || !diagnostic.Properties.TryGetValue(FixFacts.Method, out var method) ? null
        : "Set the default to ServerSideEncryptionMethod." + method + (diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key) ? " with " + key : "");

    /// <inheritdoc/>
    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt<ExpressionSyntax>(diagnostic.AdditionalLocations[0]) is not { } value || value.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment)
        {
            return;
        }
        var wanted = edit.TypeName(value.SpanStart, "Amazon.S3", "ServerSideEncryptionMethod") + "." + diagnostic.Properties[FixFacts.Method];
        if (assignment.Right.ToString() != wanted)
        {
            edit.Replace(assignment.Right.Span, wanted);
        }
        if (!diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key))
        {
            return;
        }
        var literal = SymbolDisplay.FormatLiteral(key!, quote: true);
        if (assignment.Parent is InitializerExpressionSyntax initializer)
        {
            var present = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(other => other.Left.ToString() == KeyProperty);
            if (present is not null)
            {
                edit.Replace(present.Right.Span, literal);
                return;
            }
            var alone = edit.Text.Lines.GetLineFromPosition(initializer.OpenBraceToken.SpanStart).LineNumber != edit.Text.Lines.GetLineFromPosition(assignment.SpanStart).LineNumber;
            edit.Insert(assignment.Span.End, "," + (alone ? edit.NewLine + Indentation(edit, assignment) : " ") + KeyProperty + " = " + literal);
        }
        else if (assignment is { Left: MemberAccessExpressionSyntax { Expression: var target }, Parent: ExpressionStatementSyntax statement })
        {
            edit.Insert(statement.Span.End, edit.NewLine + Indentation(edit, statement) + target + "." + KeyProperty + " = " + literal + ";");
        }
    }

    private static string Indentation(DocumentEdit edit, SyntaxNode node)
    {
        var line = edit.Text.Lines.GetLineFromPosition(node.SpanStart);
        var text = edit.Text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart));
        return text.Substring(0, text.Length - text.TrimStart().Length);
    }
}
