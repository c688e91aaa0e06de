using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>A multipart upload that is neither completed nor aborted. Immutable.</summary>
internal sealed record UploadRecord
{
    public required string UploadId { get; init; }

    /// <summary>All that was fixed when the upload began: headers, metadata, tags, envelope, Last-Modified. It has no parts.</summary>
    public required ObjectVersion Template { get; init; }

    /// <summary>The encryption as the client asked for it, before the bucket's default: what policies see on every part.</summary>
    public AskedEncryption? Asked { get; init; }

    /// <summary>S3's name in capitals; null when the client named none.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>Null when the client named no algorithm.</summary>
    public bool? IsComposite { get; init; }

    /// <summary>Who began the upload: an ARN, or a canonical id.</summary>
    public required string InitiatorId { get; init; }

    public ImmutableSortedDictionary<int, StoredPart> Parts { get; init; } = ImmutableSortedDictionary<int, StoredPart>.Empty;

    /// <summary>Whether the key was written or deleted since the upload began.</summary>
    public bool KeyChanged { get; init; }

    public DateTimeOffset Initiated => Template.LastModified;

    public long StoredBytes => Parts.Values.Sum(part => part.Data.Length);
}

/// <summary>A completed upload, remembered for a while so that a repeated Complete gets the same answer.</summary>
/// <param name="UploadId">The upload.</param>
/// <param name="Key">Its key.</param>
/// <param name="Version">What it became, without data.</param>
/// <param name="PartList">Number and ETag of each part the client listed.</param>
internal sealed record CompletedUpload(string UploadId, string Key, ObjectVersion Version, IReadOnlyList<(int Number, string ETag)> PartList);

/// <summary>The encryption headers of a request as sent; null where there was none.</summary>
internal sealed record AskedEncryption(string? Algorithm, string? KmsKeyId, string? CustomerAlgorithm);
