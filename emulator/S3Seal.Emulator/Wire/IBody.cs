namespace S3Seal.Emulator.Wire;

/// <summary>
/// The request's body after the door: unchunked, hashed and signature-checked while it is read. Whoever reads it to its end
/// without an exception holds verified bytes; nothing may become visible before that.
/// </summary>
internal interface IBody
{
    /// <summary>The decoded length in bytes when the client announced one, else null.</summary>
    long? Length { get; }

    /// <summary>The checksum the client announced (header or trailer), complete after the last read; null when none.</summary>
    BodyChecksum? Checksum { get; }

    /// <summary>Reads decoded bytes; 0 at the verified end. Throws S3's own refusal when anything does not add up.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}

/// <param name="Algorithm">As in the header name, upper case: CRC32, CRC32C, CRC64NVME, SHA1, SHA256 …</param>
/// <param name="Value">Base64, verified against the body.</param>
internal sealed record BodyChecksum(string Algorithm, string Value);
