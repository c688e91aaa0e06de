using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.CodeFixes.Editing;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Requests;

/// <summary>Removes the setting that the method has no use for, or writes an encryption context in the form that S3 wants.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSE1010SettingsContradictFix))]
public sealed class SSE1010SettingsContradictFix : S3Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE1010");

    private protected override string? Title(Diagnostic diagnostic) => !diagnostic.Properties.TryGetValue(FixFacts.Edit, out var edit) ? null
        : edit == FixFacts.Remove ? "Remove the setting that the method has no use for"
        : "Write the encryption context as base64";

    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations.Count == 0 || edit.NodeAt<ExpressionSyntax>(diagnostic.AdditionalLocations[0]) is not { } value)
        {
            return;
        }
        if (diagnostic.Properties[FixFacts.Edit] == FixFacts.Replace)
        {
            edit.Replace(value.Span, SymbolDisplay.FormatLiteral(diagnostic.Properties[FixFacts.Value]!, quote: true));
        }
        else if (value.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment)
        {
            Remove(edit, assignment);
        }
    }

    private static void Remove(DocumentEdit edit, AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Parent)
        {
            case InitializerExpressionSyntax { Expressions: { Count: > 1 } members } when members.IndexOf(assignment) is var index and >= 0:
                // With the comma that divides it from the one before, or from the one after when it is the first.
                var span = index > 0
                    ? TextSpan.FromBounds(members[index - 1].Span.End, assignment.Span.End)
                    : TextSpan.FromBounds(assignment.SpanStart, members[1].SpanStart);
                var text = edit.Text.ToString(span);
                if (text.IndexOf("//", System.StringComparison.Ordinal) < 0 && text.IndexOf("/*", System.StringComparison.Ordinal) < 0)
                {
                    edit.Replace(span, "");
                }
                break;
            case ExpressionStatementSyntax { Parent: BlockSyntax } statement:
                edit.Replace(edit.Text.Lines.GetLineFromPosition(statement.SpanStart) is var line && edit.Text.ToString(line.Span).Trim() == statement.ToString() ? line.SpanIncludingLineBreak : statement.Span, "");
                break;
        }
    }
}
