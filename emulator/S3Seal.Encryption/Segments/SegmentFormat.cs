namespace S3Seal.Encryption;

/// <summary>The arithmetic of a sealed part: C2SP chunked-encryption over AES-256-GCM (sealed-object-v1 §3).</summary>
/// <remarks>https://c2sp.org/chunked-encryption</remarks>
public static class SegmentFormat
{
    /// <summary>Plaintext bytes in every segment but the last, which is always shorter and may be empty.</summary>
    public const int SegmentSize = 16384;

    /// <summary>Bytes of the authentication tag that follows every segment.</summary>
    public const int TagSize = 16;

    /// <summary>Bytes of salt at the head of a part.</summary>
    public const int SaltSize = 24;

    /// <summary>Bytes of key commitment that follow the salt.</summary>
    public const int CommitmentSize = 32;

    /// <summary>Bytes before the first segment.</summary>
    public const int HeaderSize = SaltSize + CommitmentSize;

    internal const int SealedSegmentSize = SegmentSize + TagSize;

    /// <summary>Segment numbers stay below this (sealed-object-v1 §5).</summary>
    internal const long MaxSegments = 1L << 38;

    /// <summary>How many segments a part of that many plaintext bytes has; at least one.</summary>
    public static long SegmentCount(long plaintextLength) => (plaintextLength / SegmentSize) + 1;

    /// <summary>How many bytes one layer makes of a part of that many plaintext bytes.</summary>
    public static long SealedLength(long plaintextLength) =>
        HeaderSize + plaintextLength + (SegmentCount(plaintextLength) * TagSize);

    /// <summary>How many bytes are stored for a part of that many plaintext bytes in that mode.</summary>
    public static long StoredLength(SseMode mode, long plaintextLength) =>
        mode == SseMode.KmsDsse ? SealedLength(SealedLength(plaintextLength)) : SealedLength(plaintextLength);
}
