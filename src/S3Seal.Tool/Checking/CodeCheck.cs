using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Tool.Loading;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Checking;

/// <summary>The main job without its printing: projects and policies in, findings out.</summary>
internal sealed class CodeCheck(PolicyFile? namedPolicy, IProgress<string> progress)
{
    /// <summary>A finding with the code it stands in, for whoever wants to do more with it than print it.</summary>
    internal sealed record Found(Finding Finding, RequestSketch? AsWritten, RequestSketch? AsFixed, IReadOnlyList<PolicyFile> Policies);

    public async Task<IReadOnlyList<(ProjectReport Report, IReadOnlyList<Found> Found)>> RunAsync(LoadedCode code, CancellationToken cancellationToken)
    {
        var reports = new List<(ProjectReport, IReadOnlyList<Found>)>();
        foreach (var file in code.Files)
        {
            progress.Report("analysing " + file.First.Name);
            var first = Policed(file.First);
            IReadOnlyList<PolicyFile> policies = namedPolicy is null ? await PolicyFile.OfProjectAsync(first, cancellationToken) : [namedPolicy];
            var found = new List<Found>();
            var known = new HashSet<(string Place, string Rule)>();
            foreach (var project in file.Others.Select(Policed).Prepend(first))
            {
                // What several target frameworks say of one place is said once.
                foreach (var diagnostic in (await ProjectDiagnostics.OfAsync(project, cancellationToken)).Where(diagnostic => known.Add(ProjectDiagnostics.PlaceOf(diagnostic))))
                {
                    found.Add(await DescribeAsync(project, policies, diagnostic, cancellationToken));
                }
            }

            if (file.Others.Count > 0)
            {
                found = [.. found.OrderBy(one => one.Finding.File, StringComparer.Ordinal).ThenBy(one => one.Finding.Line).ThenBy(one => one.Finding.Column)];
            }

            reports.Add((new ProjectReport(first.Name, await NoteAsync(first, cancellationToken), [.. found.Select(item => item.Finding)]), found));
        }

        return reports;
    }

    private Project Policed(Project project) => namedPolicy is null ? project : WithPolicy(project, namedPolicy);

    /// <summary>The rules read policies from additional files: a named one takes the place of the project's own.</summary>
    public static Project WithPolicy(Project project, PolicyFile policy)
    {
        foreach (var own in project.AdditionalDocuments.Where(document => document.FilePath is { } path && PolicyFile.IsPolicy(path)).ToArray())
        {
            project = project.RemoveAdditionalDocument(own.Id);
        }

        // Whatever its name, it is a bucket policy, as the package's targets would mark it.
        var mark = $"is_global = true\n[{policy.FilePath.Replace('\\', '/')}]\nbuild_metadata.AdditionalFiles.S3SealPolicy = true\n";
        return project.AddAdditionalDocument("bucket-policy.json", SourceText.From(policy.Text), filePath: policy.FilePath).Project
            .AddAnalyzerConfigDocument("s3seal.globalconfig", SourceText.From(mark), filePath: Path.Combine(Path.GetDirectoryName(policy.FilePath)!, ".s3seal.globalconfig")).Project;
    }

    private static async Task<string> NoteAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var known = compilation is null ? [] : KnownPolicies.Of(project.AnalyzerOptions, compilation, AwsS3Symbols.Of(compilation), cancellationToken).All;
        if (known.Length > 0)
        {
            return "policy " + string.Join(", ", known.Select(policy => CheckedFolder.Relative(policy.Path)).Distinct(StringComparer.Ordinal));
        }

        var tree = project.Documents.FirstOrDefault()?.TryGetSyntaxTree(out var first) == true ? first : null;
        var provider = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var demand = RuleSettings.Read(tree is null ? provider.GlobalOptions : provider.GetOptions(tree)).Demand;
        return "no bucket policy is known (--policy FILE, or an AdditionalFiles item bucket-policy.json or *.s3policy.json); "
            + $"the project's settings demand: {SettingKeys.RequiredEncryption.Name} = {demand.Text}";
    }

    private static async Task<Found> DescribeAsync(Project project, IReadOnlyList<PolicyFile> policies, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var fixedCode = await Fixer.ApplyAsync(project, diagnostic, cancellationToken);
        var changes = fixedCode is null ? [] : await TextChanges.BetweenAsync(project.Solution, fixedCode, cancellationToken);
        var document = project.GetDocument(diagnostic.Location.SourceTree);
        var sketch = document is null ? null : await SketchReader.ReadAsync(document, diagnostic.Location.SourceSpan.Start, cancellationToken);
        var asFixed = sketch is null || fixedCode is null ? null : await FixedSketchAsync(document!, fixedCode, diagnostic, cancellationToken);
        var finding = await FindingAsync(project, diagnostic, cancellationToken) with
        {
            Refusal = sketch is { Shape.MustAskForEncryption: true } or { Shape.Purpose: RequestPurpose.Presign }
                ? RefusalFinder.Find(sketch, policies)
                : null,
            Fix = string.Concat(changes.Select(change => Hunks(change, changes.Count > 1))),
            FixEdits = [.. changes.SelectMany(Edits)],
        };
        return new Found(finding, sketch, asFixed, policies);
    }

    /// <summary>The same request in the fixed code: its place moves with what the fix wrote before it.</summary>
    private static async Task<RequestSketch?> FixedSketchAsync(Document before, Solution fixedCode, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var after = fixedCode.GetDocument(before.Id)!;
        var start = diagnostic.Location.SourceSpan.Start;
        var moved = (await after.GetTextChangesAsync(before, cancellationToken)).Where(change => change.Span.End <= start)
            .Sum(change => (change.NewText?.Length ?? 0) - change.Span.Length);
        return await SketchReader.ReadAsync(after, start + moved, cancellationToken);
    }

    private static async Task<Finding> FindingAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        var line = place.StartLinePosition.Line;
        return new Finding
        {
            RuleId = diagnostic.Id,
            RuleTitle = diagnostic.Descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Severity = diagnostic.Severity.ToString().ToLowerInvariant(),
            File = CheckedFolder.Relative(string.IsNullOrEmpty(place.Path) ? project.FilePath ?? project.Name : place.Path),
            Line = line + 1,
            Column = place.StartLinePosition.Character + 1,
            EndLine = place.EndLinePosition.Line + 1,
            EndColumn = place.EndLinePosition.Character + 1,
            Message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            HelpLink = diagnostic.Descriptor.HelpLinkUri,
            SourceLine = await SourceLineAsync(project, diagnostic, cancellationToken),
        };
    }

    private static async Task<string> SourceLineAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree is { } tree ? await tree.GetTextAsync(cancellationToken)
            : project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == span.Path) is { } additional
                ? await additional.GetTextAsync(cancellationToken)
                : null;
        var line = span.StartLinePosition.Line;
        return text is not null && line < text.Lines.Count ? text.Lines[line].ToString() : string.Empty;
    }

    private static string Hunks(TextChange change, bool withHead) => withHead
        ? UnifiedDiff.Of(CheckedFolder.Relative(change.FilePath), change.Before.ToString(), change.After.ToString())
        : UnifiedDiff.Hunks(change.Before.ToString(), change.After.ToString());

    private static IEnumerable<FixEdit> Edits(TextChange change)
    {
        var file = CheckedFolder.Relative(change.FilePath);
        foreach (var edit in change.After.GetTextChanges(change.Before))
        {
            var span = change.Before.Lines.GetLinePositionSpan(edit.Span);
            yield return new FixEdit(
                file, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1, edit.NewText ?? string.Empty);
        }
    }
}
