using System.Collections.Generic;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Policies;

/// <summary>A bucket policy as it stands in a repository, as JSON text for the policy parser, with the way back to the file.</summary>
public sealed class FoundPolicy
{
    internal FoundPolicy(string path, string origin, FoundBucket bucket, string text, PositionMap positions, IReadOnlyList<string> openValues)
    {
        Path = path;
        Origin = origin;
        Bucket = bucket;
        Text = text;
        Positions = positions;
        OpenValues = openValues;
    }

    /// <summary>The file that holds the policy's text.</summary>
    public string Path { get; }

    /// <summary>What carries it there: <c>DataBucketPolicy</c>, <c>aws_s3_bucket_policy.data</c>, or the file's name.</summary>
    public string Origin { get; }

    /// <summary>The bucket it is for.</summary>
    public FoundBucket Bucket { get; }

    /// <summary>
    /// The policy as JSON. A value that the template leaves open stands as the policy variable <c>${aws:s3seal-open/N}</c>, and a statement
    /// that was understood only in part carries a condition on such a key: both are <em>unknown</em> to the evaluator, never guessed.
    /// </summary>
    public string Text { get; }

    /// <summary>From offsets in <see cref="Text"/> to places in the file.</summary>
    public PositionMap Positions { get; }

    /// <summary>What was left open, in words of the template; the index is the N of the variable.</summary>
    public IReadOnlyList<string> OpenValues { get; }

    /// <summary>The prefix of the condition keys that stand for open values; a request context answers them with unknown.</summary>
    public const string OpenKeyPrefix = "aws:s3seal-open/";
}

/// <summary>A bucket that a template declares or names.</summary>
public sealed class FoundBucket
{
    internal FoundBucket(string label, string? name, string assumedName)
    {
        Label = label;
        Name = name;
        AssumedName = assumedName;
    }

    /// <summary>The logical name in the template (<c>DataBucket</c>, <c>aws_s3_bucket.data</c>), or the bucket's name itself.</summary>
    public string Label { get; }

    /// <summary>The bucket's name, or null when the template does not say it whole.</summary>
    public string? Name { get; }

    /// <summary>The name that stands for this bucket in <see cref="FoundPolicy.Text"/>: the real one where it is known.</summary>
    public string AssumedName { get; }

    /// <summary>The default encryption that the template configures (<c>AES256</c>, <c>aws:kms</c>, <c>aws:kms:dsse</c>), or null when it says nothing.</summary>
    public string? DefaultEncryption { get; internal set; }

    /// <summary>Whether the template puts a policy on it that could not be read: of such a bucket nothing is known.</summary>
    public bool HasUnreadPolicy { get; internal set; }

    /// <summary>Where the bucket is declared.</summary>
    public SourceSpan Span { get; internal set; }
}

/// <summary>All that was read from one template: its policies, its buckets, and what was not understood.</summary>
public sealed class TemplateReading
{
    internal TemplateReading(IReadOnlyList<FoundPolicy> policies, IReadOnlyList<FoundBucket> buckets, IReadOnlyList<FileProblem> problems)
    {
        Policies = policies;
        Buckets = buckets;
        Problems = problems;
    }

    /// <summary>Nothing at all.</summary>
    public static TemplateReading Empty { get; } = new([], [], []);

    /// <summary>The bucket policies found.</summary>
    public IReadOnlyList<FoundPolicy> Policies { get; }

    /// <summary>The buckets found.</summary>
    public IReadOnlyList<FoundBucket> Buckets { get; }

    /// <summary>What was not understood.</summary>
    public IReadOnlyList<FileProblem> Problems { get; }
}

/// <summary>A problem and the file it stands in.</summary>
public sealed class FileProblem
{
    internal FileProblem(string path, TemplateProblem problem)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What and where.</summary>
    public TemplateProblem Problem { get; }
}
