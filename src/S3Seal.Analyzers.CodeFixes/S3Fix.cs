using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using S3Seal.Analyzers.CodeFixes.Editing;

namespace S3Seal.Analyzers.CodeFixes;

/// <summary>The base of every fix: one title, one edit of text, Fix All in every scope.</summary>
/// <remarks>
/// How to write a fix: <c>[ExportCodeFixProvider(LanguageNames.CSharp, Name = ...)]</c> on a public sealed class (no <c>[Shared]</c>: it would
/// bring System.Composition into the assembly), <see cref="Title"/>, and <see cref="Edit"/>, which adds text changes to the
/// <see cref="DocumentEdit"/>. Text, not nodes: what is not touched keeps its comments, tabs and line ends by itself. <see cref="Title"/> answers
/// null when there is nothing to offer; whatever it promises, <see cref="Edit"/> must do. Facts come from <c>Diagnostic.Properties</c>.
/// Fix All gathers the changes of all findings of a document and applies them at once; a using directive is added once.
/// </remarks>
public abstract class S3Fix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var offer in Alternatives.Of(diagnostic))
            {
                if (Title(offer) is not { } title)
                {
                    continue;
                }

                // Offered only when the edit really changes something here.
                var edit = await PrepareAsync(context.Document, ImmutableArray.Create(diagnostic), EquivalenceKey(offer), context.CancellationToken).ConfigureAwait(false);
                if (edit is { IsEmpty: false })
                {
                    context.RegisterCodeFix(CodeAction.Create(title, (CancellationToken _) => Task.FromResult<Document>(edit.Apply()), EquivalenceKey(offer)), diagnostic);
                }
            }
        }
    }

    /// <summary>What the user reads in the light bulb; null when the finding has no fix.</summary>
    private protected abstract string? Title(Diagnostic diagnostic);

    /// <summary>Findings with the same key are repaired together by Fix All. By default: one kind of repair for each title.</summary>
    private protected virtual string EquivalenceKey(Diagnostic diagnostic) => GetType().Name + ":" + Title(diagnostic);

    /// <summary>Adds the changes that repair one finding, or none when the text is not what the finding says.</summary>
    private protected abstract void Edit(DocumentEdit edit, Diagnostic diagnostic);

    private async Task<Document?> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken) =>
        await PrepareAsync(document, diagnostics, key, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } edit ? edit.Apply() : document;

    private async Task<DocumentEdit?> PrepareAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var edit = await DocumentEdit.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (edit is null)
        {
            return null;
        }

        foreach (var diagnostic in diagnostics)
        {
            if (Alternatives.Of(diagnostic).FirstOrDefault(offer => Title(offer) is not null && (key is null || EquivalenceKey(offer) == key)) is { } chosen)
            {
                Edit(edit, chosen);
            }
        }

        return edit;
    }
}
