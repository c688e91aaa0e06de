using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Policies;

/// <summary>Corrects a policy where it stands: in its file, or in the string of the code. The rule has proven the correction.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(PolicyCorrectionFix), DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class PolicyCorrectionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE3002", "SSE3005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(Together(diagnostics, text.Length)));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var changes = Changes(diagnostic, text.Length);
            if (!changes.IsEmpty && diagnostic.Properties.TryGetValue(FixFacts.PolicyTitle, out var title))
            {
                context.RegisterCodeFix(CodeAction.Create(title!, _ => Task.FromResult(Changed(document, text.WithChanges(changes))), nameof(PolicyCorrectionFix) + ":" + title), diagnostic);
            }
        }
    }

    private static ImmutableArray<TextChange> Changes(Diagnostic diagnostic, int length) =>
        diagnostic.Properties.TryGetValue(FixFacts.PolicyEdits, out var edits) ? PolicyFixText.Read(edits!, length) : ImmutableArray<TextChange>.Empty;

    // Each correction was proven alone; those that touch each other's text wait for the next run.
    private static IEnumerable<TextChange> Together(IEnumerable<Diagnostic> diagnostics, int length)
    {
        var taken = new List<TextChange>();
        foreach (var changes in diagnostics.Select(diagnostic => Changes(diagnostic, length)))
        {
            if (!changes.Any(change => taken.Any(other => change.Span.Start <= other.Span.End && other.Span.Start <= change.Span.End)))
            {
                taken.AddRange(changes);
            }
        }

        return taken.OrderBy(static change => change.Span.Start);
    }

    private static Solution Changed(TextDocument document, SourceText text) =>
        document is Document code ? code.WithText(text).Project.Solution : document.Project.Solution.WithAdditionalDocumentText(document.Id, text);
}
