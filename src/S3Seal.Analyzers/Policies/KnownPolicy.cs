using System;
using Microsoft.CodeAnalysis;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Analyzers.Policies;

/// <summary>A bucket policy of the repository, read and ready to be asked.</summary>
internal sealed class KnownPolicy(string path, string? bucketName, string bucketLabel, string assumedBucket, PolicyDocument document, Func<JsonSpan, Location> locate)
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

    /// <summary>Where a part of the policy stands in its file.</summary>
    public Location Locate(JsonSpan span) => locate(span);

    /// <summary>File and line as a message names them: <c>infra/bucket.json line 7</c>.</summary>
    public string PlaceOf(JsonSpan span)
    {
        var line = Locate(span).GetLineSpan();
        var folders = line.Path.Replace('\\', '/').Split('/');
        var name = folders.Length > 1 ? folders[folders.Length - 2] + "/" + folders[folders.Length - 1] : line.Path;
        return name + " line " + (line.StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
