using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Values;

/// <summary>Where a request goes: the expressions of its bucket and its key, as written.</summary>
/// <param name="Bucket">The value of <c>BucketName</c> or <c>DestinationBucket</c>; null when it is not seen, or differs by path.</param>
/// <param name="Key">The value of <c>Key</c>, <c>DestinationKey</c> or <c>KeyPrefix</c>; null when it is not seen, or differs by path.</param>
internal sealed record RequestPlace(SyntaxNode? Bucket, SyntaxNode? Key)
{
    public static readonly RequestPlace Unseen = new(null, null);
}
