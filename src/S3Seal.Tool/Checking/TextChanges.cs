using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Tool.Checking;

/// <param name="FilePath">Full path.</param>
internal sealed record TextChange(string FilePath, SourceText Before, SourceText After);

/// <summary>What differs between two states of the code, file by file.</summary>
internal static class TextChanges
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task<IReadOnlyList<TextChange>> BetweenAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments())
            {
                await AddAsync(changes, before.GetDocument(id)!, after.GetDocument(id)!, cancellationToken);
            }

            foreach (var id in project.GetChangedAdditionalDocuments())
            {
                await AddAsync(changes, before.GetAdditionalDocument(id)!, after.GetAdditionalDocument(id)!, cancellationToken);
            }
        }

        return [.. changes.DistinctBy(change => change.FilePath, StringComparer.Ordinal).OrderBy(change => change.FilePath, StringComparer.Ordinal)];
    }

    /// <summary>The solution with the file changed, in every project that compiles or reads it.</summary>
    public static Solution Apply(Solution solution, TextChange change)
    {
        foreach (var id in solution.GetDocumentIdsWithFilePath(change.FilePath))
        {
            solution = solution.GetDocument(id) is not null ? solution.WithDocumentText(id, change.After)
                : solution.GetAdditionalDocument(id) is not null ? solution.WithAdditionalDocumentText(id, change.After)
                : solution;
        }

        return solution;
    }

    /// <summary>Writes a file in the encoding it had.</summary>
    public static async Task WriteAsync(TextChange change, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(change.FilePath, change.After.ToString(), change.Before.Encoding ?? Plain, cancellationToken);

    private static async Task AddAsync(List<TextChange> changes, TextDocument before, TextDocument after, CancellationToken cancellationToken)
    {
        var old = await before.GetTextAsync(cancellationToken);
        var now = await after.GetTextAsync(cancellationToken);
        if (before.FilePath is { } path && !old.ContentEquals(now))
        {
            changes.Add(new TextChange(path, old, now));
        }
    }
}
