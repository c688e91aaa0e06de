using System.Globalization;
using S3Seal.Analyzers.Policies;

namespace S3Seal.Tool.Calls;

/// <summary>A line of the code, as <c>--call Upload.cs:42</c> names it.</summary>
/// <param name="FilePath">Full path.</param>
/// <param name="Line">From 1.</param>
internal sealed record CallPlace(string FilePath, int Line)
{
    public static CallPlace Parse(string written)
    {
        var colon = written.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(written.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line == 0)
        {
            throw new CannotRunException($"'{written}' is not FILE:LINE.");
        }

        var file = Path.GetFullPath(written[..colon]);
        return File.Exists(file) ? new CallPlace(file, line) : throw new CannotRunException($"'{written[..colon]}' does not exist.");
    }

    /// <summary>Whether an upload is made, or sent, in this line.</summary>
    public bool Covers(UploadHearing hearing) =>
        hearing.Upload!.Sends.Select(static send => send.Node.GetLocation()).Append(hearing.Upload.Location).Any(location =>
            location.GetLineSpan() is var span && span.Path == FilePath && span.StartLinePosition.Line < Line && Line <= span.EndLinePosition.Line + 1);

    /// <summary>The project that the file most likely belongs to: the nearest folder above it that holds one.</summary>
    public string NearestProject()
    {
        for (var folder = Path.GetDirectoryName(FilePath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(folder, "*.csproj").ToArray() is { Length: > 0 } projects)
            {
                return projects.Length == 1 ? projects[0] : throw new CannotRunException($"'{folder}' holds several projects. Name one with --project.");
            }
        }

        throw new CannotRunException($"No project is found above '{FilePath}'. Name one with --project.");
    }
}
