namespace S3Seal.Emulator.Wire;

/// <summary>
/// The request's body after the door: unchunked, hashed and signature-checked while it is read. Whoever reads it to its end
/// without an exception holds verified bytes; nothing may become visible before that.
/// </summary>
internal interface IBody
{
    /// <summary>The decoded length in bytes when the client announced one, else null.</summary>
    long? Length { get; }

    /// <summary>The algorithm of the checksum the client announced (header or trailer): known before the first read; null when none.</summary>
    ChecksumAlgorithm? AnnouncedAlgorithm { get; }

    /// <summary>The announced checksum, verified, or the one asked for by <see cref="Compute"/>: complete after the last read; null when none.</summary>
    BodyChecksum? Checksum { get; }

    /// <summary>The MD5 of the decoded bytes, 16 bytes: complete after the last read, when <see cref="Compute"/> asked for it.</summary>
    ReadOnlyMemory<byte> Md5 { get; }

    /// <summary>
    /// Asks, before the first read, for digests that the body then computes in the same pass: the MD5, and a checksum
    /// that is taken only when the client announced none.
    /// </summary>
    void Compute(bool md5, ChecksumAlgorithm? checksumIfNoneAnnounced);

    /// <summary>Reads decoded bytes; 0 at the verified end. Throws S3's own refusal when anything does not add up.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}

/// <param name="Algorithm">As in the header name, upper case: CRC32, CRC32C, CRC64NVME, SHA1, SHA256 …</param>
/// <param name="Value">Base64, verified against the body.</param>
internal sealed record BodyChecksum(string Algorithm, string Value);
