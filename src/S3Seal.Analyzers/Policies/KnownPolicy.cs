using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Analyzers.Policies;

/// <summary>A bucket policy of the repository, read and ready to be asked.</summary>
/// <param name="isWhole">Whether the file says all of it; false when a template leaves values open.</param>
/// <param name="text">Its JSON, and where that stands.</param>
internal sealed class KnownPolicy(string path, string? bucketName, string bucketLabel, string assumedBucket, PolicyDocument document, bool isWhole, WrittenPolicy text)
{
    /// <summary>The file that holds its text.</summary>
    public string Path { get; } = path;

    /// <summary>The bucket's name; null when the file leaves it open.</summary>
    public string? BucketName { get; } = bucketName;

    /// <summary>The bucket in words: its name, or its logical name in the template.</summary>
    public string BucketLabel { get; } = bucketLabel;

    /// <summary>The name that stands for the bucket in <see cref="Document"/>.</summary>
    public string AssumedBucket { get; } = assumedBucket;

    public PolicyDocument Document { get; } = document;

    public bool IsWhole { get; } = isWhole;

    public WrittenPolicy Text { get; } = text;

    /// <summary>Whether code means this bucket by the name: its own, or the one it has in the template (<c>aws_s3_bucket.data</c> also as <c>data</c>).</summary>
    public bool IsCalled(string name) =>
        BucketName == name || BucketLabel == name || (BucketLabel != BucketName && BucketLabel.EndsWith(name, StringComparison.Ordinal) && BucketLabel.Length > name.Length && BucketLabel[BucketLabel.Length - name.Length - 1] == '.');

    /// <summary>Where a part of the policy stands in its file.</summary>
    public Location Locate(JsonSpan span) => Text.Locate(span);

    /// <summary>File and line as a message names them: <c>infra/bucket.json line 7</c>.</summary>
    /// <param name="span">The part of the policy.</param>
    /// <param name="projectFolder">The folder that paths are told from; null to name the last folder only.</param>
    public string PlaceOf(JsonSpan span, string? projectFolder)
    {
        var line = Locate(span).GetLineSpan();
        return NameOf(line.Path.Replace('\\', '/'), projectFolder) + " line " + (line.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string NameOf(string path, string? projectFolder)
    {
        var folder = projectFolder?.Replace('\\', '/').TrimEnd('/');
        if (folder is { Length: > 0 } && path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
        {
            return path.Substring(folder.Length + 1);
        }

        var last = path.LastIndexOf('/');
        var before = last <= 0 ? -1 : path.LastIndexOf('/', last - 1);
        return path.Substring(before + 1).TrimStart('/');
    }
}
