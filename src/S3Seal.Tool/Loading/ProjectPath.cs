namespace S3Seal.Tool.Loading;

/// <summary>The project or solution a user means by a path: the file itself, or the one in the folder.</summary>
internal static class ProjectPath
{
    private static readonly string[] Solutions = [".sln", ".slnx"];

    /// <summary>The full path of a .csproj, .sln or .slnx file.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return IsSolution(full) || IsProject(full)
                ? full
                : throw new CannotRunException($"'{path}' is neither a C# project (.csproj) nor a solution (.sln, .slnx).");
        }

        if (!Directory.Exists(full))
        {
            throw new CannotRunException($"'{path}' does not exist.");
        }

        var files = Directory.EnumerateFiles(full).Order(StringComparer.Ordinal).ToArray();
        var solutions = files.Where(IsSolution).ToArray();
        var projects = files.Where(IsProject).ToArray();
        var candidates = solutions.Length > 0 ? solutions : projects;
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new CannotRunException($"'{path}' holds no C# project and no solution."),
            _ => throw new CannotRunException($"'{path}' holds several: {string.Join(", ", candidates.Select(Path.GetFileName))}. Name one."),
        };
    }

    public static bool IsSolution(string path) => Solutions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsProject(string path) => string.Equals(Path.GetExtension(path), ".csproj", StringComparison.OrdinalIgnoreCase);
}
