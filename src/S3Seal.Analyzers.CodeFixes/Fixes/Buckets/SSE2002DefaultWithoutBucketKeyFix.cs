using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.CodeFixes.Editing;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Buckets;

/// <summary>Enables the bucket key on the rule that makes SSE-KMS the bucket's default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSE2002DefaultWithoutBucketKeyFix))]
public sealed class SSE2002DefaultWithoutBucketKeyFix : S3Fix
{
    private const string Property = "BucketKeyEnabled";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE2002");

    /// <inheritdoc/>
    private protected override string? Title(Diagnostic diagnostic) => "Enable the bucket key";

    /// <inheritdoc/>
    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        // Only a rule that is written as one initializer has a place that is certain to be the right one.
        if (edit.NodeAt<BaseObjectCreationExpressionSyntax>(diagnostic.Location) is not { Initializer: { Expressions.Count: > 0 } initializer } creation
            || creation.Span != diagnostic.Location.SourceSpan)
        {
            return;
        }
        var present = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left.ToString() == Property);
        if (present is not null)
        {
            edit.Replace(present.Right.Span, "true");
            return;
        }
        var first = initializer.Expressions[0];
        var lines = edit.Text.Lines;
        var ownLine = lines.GetLineFromPosition(initializer.OpenBraceToken.SpanStart).LineNumber != lines.GetLineFromPosition(first.SpanStart).LineNumber;
        var line = lines.GetLineFromPosition(first.SpanStart);
        var gap = ownLine ? edit.NewLine + edit.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, first.SpanStart)) : " ";
        edit.Insert(first.SpanStart, Property + " = true," + gap);
    }
}
