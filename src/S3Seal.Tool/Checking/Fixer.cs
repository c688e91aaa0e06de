using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace S3Seal.Tool.Checking;

/// <summary>Applies code fixes to the code in memory; files are only touched by whoever asked.</summary>
internal static class Fixer
{
    /// <summary>The solution after the first fix that is offered for this diagnostic; null when none is.</summary>
    public static async Task<Solution?> ApplyAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offer = await OfferAsync(project, diagnostic, cancellationToken);
        return offer is null ? null : await ChangedAsync(offer.Value.Action, project.Solution, cancellationToken);
    }

    /// <summary>The project after every fix that is offered, one rule and one kind of fix at a time.</summary>
    public static async Task<(Project Project, int Fixed)> ApplyAllAsync(Project project, CancellationToken cancellationToken)
    {
        var total = 0;
        var refused = new HashSet<(string Rule, string? Key)>();
        var corrected = new HashSet<(string Rule, string? Key)>();
        while (await NextOfferAsync(project, refused, cancellationToken) is { } next)
        {
            var changed = await FixAllAsync(project, next, cancellationToken) ?? await ChangedAsync(next.Action, project.Solution, cancellationToken);
            var after = changed?.GetProject(project.Id);
            var left = after is null ? next.Found : await ProjectDiagnostics.OfAsync(after, cancellationToken);
            var ofRule = Count(next.Found, next.Diagnostic.Id) - Count(left, next.Diagnostic.Id);

            // A policy that enforces again what it was meant to has new things to say of the code, once.
            var isProgress = left.Count < next.Found.Count || (ofRule > 0 && next.Diagnostic.Location.SourceTree is null && corrected.Add((next.Diagnostic.Id, next.Action.EquivalenceKey)));
            if (after is null || !isProgress)
            {
                // A fix that leaves as many findings as before would be asked for forever.
                refused.Add((next.Diagnostic.Id, next.Action.EquivalenceKey));
                continue;
            }

            total += Math.Max(ofRule, next.Found.Count - left.Count);
            project = after;
        }

        return (project, total);
    }

    private static int Count(IReadOnlyList<Diagnostic> found, string rule) => found.Count(diagnostic => diagnostic.Id == rule);

    private static async Task<Offer?> NextOfferAsync(Project project, HashSet<(string Rule, string? Key)> refused, CancellationToken cancellationToken)
    {
        var found = await ProjectDiagnostics.OfAsync(project, cancellationToken);
        foreach (var diagnostic in found)
        {
            if (await OfferAsync(project, diagnostic, cancellationToken) is { } offer && !refused.Contains((diagnostic.Id, offer.Action.EquivalenceKey)))
            {
                return offer with { Found = found };
            }
        }

        return null;
    }

    private static async Task<Offer?> OfferAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (RuleSet.FixFor(diagnostic.Id) is not { } fix)
        {
            return null;
        }

        CodeAction? first = null;
        void Register(CodeAction action, ImmutableArray<Diagnostic> diagnostics) => first ??= action;
        if (project.GetDocument(diagnostic.Location.SourceTree) is { } document)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, Register, cancellationToken));
        }
        else if (AdditionalDocument(project, diagnostic) is { } additional)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(additional, diagnostic, Register, cancellationToken));
        }

        return first is null ? null : new Offer(fix, diagnostic, first, []);
    }

    private static TextDocument? AdditionalDocument(Project project, Diagnostic diagnostic)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        return string.IsNullOrEmpty(path) ? null : project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path);
    }

    private static async Task<Solution?> FixAllAsync(Project project, Offer offer, CancellationToken cancellationToken)
    {
        if (offer.Fix.GetFixAllProvider() is not { } provider || offer.Diagnostic.Location.SourceTree is null
            || !provider.GetSupportedFixAllScopes().Contains(FixAllScope.Project))
        {
            return null;
        }

        var context = new FixAllContext(
            project, offer.Fix, FixAllScope.Project, offer.Action.EquivalenceKey!, offer.Fix.FixableDiagnosticIds, Diagnostics.Source, cancellationToken);
        return await provider.GetFixAsync(context) is { } action ? await ChangedAsync(action, project.Solution, cancellationToken) : null;
    }

    private static async Task<Solution?> ChangedAsync(CodeAction action, Solution original, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(original, new Progress<CodeAnalysisProgress>(), cancellationToken);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution;
    }

    private readonly record struct Offer(CodeFixProvider Fix, Diagnostic Diagnostic, CodeAction Action, IReadOnlyList<Diagnostic> Found);

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public static readonly Diagnostics Source = new();

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ProjectDiagnostics.OfAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await ProjectDiagnostics.OfAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await ProjectDiagnostics.OfAsync(project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree is null);
    }
}
