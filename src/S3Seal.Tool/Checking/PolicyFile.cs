using Microsoft.CodeAnalysis;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;

namespace S3Seal.Tool.Checking;

/// <summary>A bucket policy that the check may ask.</summary>
/// <param name="FilePath">Full path.</param>
internal sealed record PolicyFile(string FilePath, string Text, PolicyDocument Document)
{
    private const string Name = "bucket-policy.json";
    private const string Ending = ".s3policy.json";
    private const string BucketArn = ":s3:::";

    /// <summary>The bucket that the policy is about: the first one that its resources name; null when they name none.</summary>
    public string? Bucket => Document.Statements.OrderBy(statement => statement.Effect == Effect.Deny ? 0 : 1)
        .SelectMany(statement => statement.Resources.Patterns).Select(pattern => BucketOf(pattern.Text)).FirstOrDefault(bucket => bucket is not null);

    public static async Task<PolicyFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(Path.GetFullPath(path), await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"the policy cannot be read: {problem.Message}");
        }
    }

    /// <summary>The policies among a project's AdditionalFiles.</summary>
    public static async Task<IReadOnlyList<PolicyFile>> OfProjectAsync(Project project, CancellationToken cancellationToken)
    {
        var policies = new List<PolicyFile>();
        foreach (var document in project.AdditionalDocuments)
        {
            if (document.FilePath is { } path && IsPolicy(path))
            {
                policies.Add(Parse(path, (await document.GetTextAsync(cancellationToken)).ToString()));
            }
        }

        return policies;
    }

    public static bool IsPolicy(string path)
    {
        var name = Path.GetFileName(path);
        return string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) || name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);
    }

    private static PolicyFile Parse(string path, string text)
    {
        var parsed = PolicyParser.Parse(text);
        if (parsed.Document is not { } document)
        {
            var problem = parsed.Problems[0];
            throw new CannotRunException(
                $"{CheckedFolder.Relative(path)}({problem.Span.Line},{problem.Span.Column}): {problem.Code}: {problem.Message}");
        }

        return new PolicyFile(path, text, document);
    }

    private static string? BucketOf(string arn)
    {
        var start = arn.IndexOf(BucketArn, StringComparison.Ordinal);
        var bucket = start < 0 ? string.Empty : arn[(start + BucketArn.Length)..].Split('/')[0];
        return bucket.Length == 0 || bucket.Contains('*', StringComparison.Ordinal) || bucket.Contains('?', StringComparison.Ordinal) ? null : bucket;
    }
}
