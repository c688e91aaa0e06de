using Microsoft.CodeAnalysis;
using S3Seal.Tool.Loading;

namespace S3Seal.Tool.Checking;

/// <summary>Applies every fix that is offered, in every project and for every target framework; a file that several of them compile is changed once.</summary>
internal static class SolutionFixer
{
    /// <summary>The solution after all fixes.</summary>
    /// <param name="solution">The code as it stands.</param>
    /// <param name="files">The projects to fix.</param>
    /// <param name="progress">Where to say what is going on.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<(Solution Solution, int Fixed, int Left)> ApplyAllAsync(Solution solution, IReadOnlyList<ProjectFile> files, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var total = 0;
        Project[] projects = [.. files.SelectMany(file => file.Others.Prepend(file.First))];
        foreach (var project in projects)
        {
            progress.Report("fixing " + project.Name);
            var (after, applied) = await Fixer.ApplyAllAsync(solution.GetProject(project.Id)!, cancellationToken);
            total += applied;
            foreach (var change in await TextChanges.BetweenAsync(solution, after.Solution, cancellationToken))
            {
                solution = TextChanges.Apply(solution, change);
            }
        }

        var left = new HashSet<(string Place, string Rule)>();
        foreach (var project in projects)
        {
            left.UnionWith((await ProjectDiagnostics.OfAsync(solution.GetProject(project.Id)!, cancellationToken)).Select(ProjectDiagnostics.PlaceOf));
        }

        return (solution, total, left.Count);
    }
}
