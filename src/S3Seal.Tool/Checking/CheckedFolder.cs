namespace S3Seal.Tool.Checking;

/// <summary>How reports name a file: relative to the current folder when it lies below, as CI systems expect, else in full.</summary>
internal static class CheckedFolder
{
    public static string Relative(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative.Replace('\\', '/');
    }
}
