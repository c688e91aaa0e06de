using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Values;

/// <summary>Where a request goes: the expressions of its bucket and its key, as written last.</summary>
/// <param name="Bucket">The value of <c>BucketName</c> or <c>DestinationBucket</c>; null when it is not seen.</param>
/// <param name="Key">The value of <c>Key</c> or <c>DestinationKey</c>; null when it is not seen.</param>
internal sealed record RequestPlace(SyntaxNode? Bucket, SyntaxNode? Key)
{
    public static readonly RequestPlace Unseen = new(null, null);

    /// <summary>This place after an assignment to a property; itself when the property says nothing about it.</summary>
    public RequestPlace After(string property, SyntaxNode value) => property switch
    {
        "BucketName" or "DestinationBucket" => this with { Bucket = value },
        "Key" or "DestinationKey" => this with { Key = value },
        _ => this,
    };
}
