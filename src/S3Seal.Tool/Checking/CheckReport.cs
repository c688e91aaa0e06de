namespace S3Seal.Tool.Checking;

/// <summary>All that a run found.</summary>
/// <param name="Projects">One entry per C# project, in the order of the solution.</param>
/// <param name="InBaseline">How many findings the baseline file held back.</param>
internal sealed record CheckReport(IReadOnlyList<ProjectReport> Projects, int InBaseline)
{
    public IEnumerable<Finding> Findings => Projects.SelectMany(project => project.Findings);
}

/// <param name="Project">The project's name.</param>
/// <param name="PolicyNote">Which policy was asked; without one, what the project's setting demands.</param>
internal sealed record ProjectReport(string Project, string PolicyNote, IReadOnlyList<Finding> Findings);
