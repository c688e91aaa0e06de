using System.Security.Cryptography;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>
/// One part on its way into the store: plaintext in, ciphertext, ETag and checksum out. Nothing is visible until whoever holds it commits
/// what <see cref="Finish"/> gives, and disposes of the writer after that.
/// </summary>
internal sealed class PartWriter : IDisposable
{
    private readonly int _number;
    private readonly PartSealer _sealer;
    private readonly BlobWriter _blob;
    private readonly IncrementalHash? _md5;
    private readonly ChecksumAlgorithm? _algorithm;
    private readonly RunningChecksum? _checksum;

    /// <param name="store">Where the ciphertext is collected.</param>
    /// <param name="sealer">The version's or upload's sealer.</param>
    /// <param name="number">The part's number; 1 for a single upload.</param>
    /// <param name="length">Bytes of plaintext to come; null when unknown.</param>
    /// <param name="algorithm">The checksum to compute on the way; null for none.</param>
    public PartWriter(InMemoryStore store, ObjectSealer sealer, int number, long? length, ChecksumAlgorithm? algorithm)
    {
        _number = number;
        _sealer = sealer.BeginPart(number);
        _blob = store.BeginBlob(length is { } known ? SegmentFormat.StoredLength(sealer.Envelope.Mode, known) : null);
        _algorithm = algorithm;
        _checksum = algorithm?.Start();
        if (sealer.Envelope.Mode == SseMode.S3)
        {
            _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        }
    }

    public void Append(ReadOnlySpan<byte> plaintext)
    {
        _md5?.AppendData(plaintext);
        _checksum?.Append(plaintext);
        try
        {
            _sealer.Append(plaintext, _blob);
        }
        catch (StoreFullException full)
        {
            throw Full(full);
        }
    }

    /// <summary>Ends the part. Its checksum is the computed one, or the one given when none was computed.</summary>
    public StoredPart Finish(DateTimeOffset now, StoredChecksum? verified = null)
    {
        Blob data;
        try
        {
            _sealer.Finish(_blob);
            data = _blob.ToBlob();
        }
        catch (StoreFullException full)
        {
            throw Full(full);
        }

        return new()
        {
            Number = _number,
            Length = _sealer.PlaintextLength,
            Data = data,
            ETag = ETag(),
            Checksum = _checksum is null ? verified : new(_algorithm!.Name, Convert.ToBase64String(_checksum.Finish())),
            LastModified = now,
        };
    }

    public void Dispose()
    {
        _sealer.Dispose();
        _blob.Dispose();
        _md5?.Dispose();
        _checksum?.Dispose();
    }

    // The MD5 of the plaintext is shown only where S3 shows it: for keys of somebody's own it would tell about the plaintext.
    private string ETag()
    {
        Span<byte> tag = stackalloc byte[MD5.HashSizeInBytes];
        if (_md5 is null)
        {
            RandomNumberGenerator.Fill(tag);
        }
        else
        {
            _md5.GetHashAndReset(tag);
        }

        return Convert.ToHexStringLower(tag);
    }

    private static S3Exception Full(StoreFullException full) =>
        new(S3Errors.SlowDown, $"Please reduce your request rate. The emulator's storage limit of {full.Limit} bytes is reached.");
}
