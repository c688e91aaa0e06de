namespace S3Seal.Encryption;

/// <summary>Stored bytes of a part, readable anywhere.</summary>
public interface ICiphertext
{
    /// <summary>Bytes stored.</summary>
    long Length { get; }

    /// <summary>Fills the whole destination from that offset.</summary>
    void Read(long offset, Span<byte> destination);

    /// <summary>Gives stored bytes where they lie, if they lie in one piece; they must not change while they are looked at.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="length">How many are wanted.</param>
    /// <param name="bytes">The bytes themselves.</param>
    /// <returns>False when they must be copied by <see cref="Read"/>; the default.</returns>
    bool TryGetSpan(long offset, int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return false;
    }
}
