using System;

namespace S3Seal.Analyzers.Settings;

/// <summary>One <c>s3seal_bucket.NAME = FILE[, LOGICAL_NAME]</c> line: whose policy stands in which file.</summary>
/// <param name="name">The bucket's name, or the configuration that holds it, in lower case with dots: <c>storage.bucket</c>.</param>
/// <param name="file">The end of the file's path.</param>
/// <param name="logicalName">Which bucket of a template; null when the file has one policy.</param>
internal sealed class BucketPolicyBinding(string name, string file, string? logicalName)
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template", ".tf"];

    public string Name { get; } = name;

    public string? LogicalName { get; } = logicalName;

    /// <summary>Whether the text names a file that policies may stand in.</summary>
    public static bool IsFile(string text) => Array.Exists(Extensions, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) && text.IndexOf('*') < 0;

    /// <summary>Whether a path is the bound file.</summary>
    public bool IsPath(string path)
    {
        var whole = path.Replace('\\', '/');
        var end = file.Replace('\\', '/');
        while (end.StartsWith("./", StringComparison.Ordinal) || end.StartsWith("../", StringComparison.Ordinal))
        {
            end = end.Substring(end.IndexOf('/') + 1);
        }

        return whole.EndsWith(end, StringComparison.Ordinal) && (whole.Length == end.Length || whole[whole.Length - end.Length - 1] == '/');
    }
}
