using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace S3Seal.Tool.Loading;

/// <summary>Projects as the compiler sees them: loaded by MSBuild, with their references, options and additional files.</summary>
internal sealed class LoadedCode : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private LoadedCode(MSBuildWorkspace workspace, IReadOnlyList<Project> projects)
    {
        _workspace = workspace;
        var all = workspace.CurrentSolution.Projects.ToLookup(project => project.FilePath, StringComparer.Ordinal);
        Files = [.. projects.Where(project => project.Language == LanguageNames.CSharp).DistinctBy(project => project.FilePath, StringComparer.Ordinal)
            .Select(first => new ProjectFile(first, [.. all[first.FilePath].Where(other => other.Id != first.Id)]))];
        Projects = [.. Files.Select(file => file.First)];
    }

    /// <summary>The C# projects that were asked for, with their first target framework. A project that is only referenced is loaded but not among them.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>The same projects with every target framework.</summary>
    public IReadOnlyList<ProjectFile> Files { get; }

    public static async Task<LoadedCode> LoadAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var file = ProjectPath.Resolve(path);
        progress.Report("restoring " + Path.GetFileName(file));
        await Restore.RunAsync(file, cancellationToken);

        progress.Report("loading " + Path.GetFileName(file));
        var workspace = MSBuildWorkspace.Create(new Dictionary<string, string> { ["AlwaysCompileMarkupFilesInSeparateDomain"] = "false" });
        workspace.LoadMetadataForReferencedProjects = false;
        try
        {
            var loading = new ProjectLoading(progress);
            IReadOnlyList<Project> projects = ProjectPath.IsSolution(file)
                ? [.. (await workspace.OpenSolutionAsync(file, loading, cancellationToken)).Projects]
                : [await workspace.OpenProjectAsync(file, loading, cancellationToken)];
            ThrowWhenBroken(workspace, file);
            return new LoadedCode(workspace, projects);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or CannotRunException))
        {
            workspace.Dispose();
            throw new CannotRunException($"'{file}' does not load: {problem.Message}");
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>All that was loaded, as it stands.</summary>
    public Solution Solution => _workspace.CurrentSolution;

    public void Dispose() => _workspace.Dispose();

    private static void ThrowWhenBroken(MSBuildWorkspace workspace, string file)
    {
        var failures = workspace.Diagnostics.Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure).Select(diagnostic => diagnostic.Message)
            .Distinct(StringComparer.Ordinal).ToArray();
        if (failures.Length > 0)
        {
            throw new CannotRunException($"'{file}' does not load:\n{string.Join('\n', failures)}");
        }
    }

    private sealed class ProjectLoading(IProgress<string> progress) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value) =>
            progress.Report($"loading {Path.GetFileName(value.FilePath)} ({value.Operation.ToString().ToLowerInvariant()})");
    }
}
