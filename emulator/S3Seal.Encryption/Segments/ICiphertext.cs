namespace S3Seal.Encryption;

/// <summary>Stored bytes of a part, readable anywhere.</summary>
public interface ICiphertext
{
    /// <summary>Bytes stored.</summary>
    long Length { get; }

    /// <summary>Fills the whole destination from that offset.</summary>
    void Read(long offset, Span<byte> destination);
}
