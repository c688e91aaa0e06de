using System.Security.Cryptography;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>
/// One part on its way into the store: plaintext in, ciphertext out. Nothing is visible until whoever holds it commits what
/// <see cref="Finish"/> gives, and disposes of the writer after that.
/// </summary>
internal sealed class PartWriter : IDisposable
{
    private readonly int _number;
    private readonly PartSealer _sealer;
    private readonly BlobWriter _blob;
    private IncrementalHash? _md5;
    private ChecksumAlgorithm? _algorithm;
    private RunningChecksum? _checksum;

    /// <param name="store">Where the ciphertext is collected.</param>
    /// <param name="sealer">The version's or upload's sealer.</param>
    /// <param name="number">The part's number; 1 for a single upload.</param>
    /// <param name="length">Bytes of plaintext to come; null when unknown.</param>
    public PartWriter(InMemoryStore store, ObjectSealer sealer, int number, long? length)
    {
        _number = number;
        _sealer = sealer.BeginPart(number);
        _blob = store.BeginBlob(length is { } known ? SegmentFormat.StoredLength(sealer.Envelope.Mode, known) : null);
        ShowsMd5 = sealer.Envelope.Mode == SseMode.S3;
    }

    /// <summary>Whether the ETag is the plaintext's MD5: under keys of somebody's own it would tell about the plaintext.</summary>
    public bool ShowsMd5 { get; }

    /// <summary>Asks, before the first byte, for digests that nobody else computes.</summary>
    public void Compute(bool md5, ChecksumAlgorithm? checksum)
    {
        _md5 = md5 && ShowsMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        _algorithm = checksum;
        _checksum = checksum?.Start();
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

    /// <summary>Ends the part.</summary>
    /// <param name="now">Its date.</param>
    /// <param name="md5">The plaintext's MD5 from elsewhere; empty when it was computed here.</param>
    /// <param name="checksum">The plaintext's checksum from elsewhere; one that was computed here goes before it.</param>
    public StoredPart Finish(DateTimeOffset now, ReadOnlySpan<byte> md5 = default, StoredChecksum? checksum = null)
    {
        try
        {
            _sealer.Finish(_blob);
            return new()
            {
                Number = _number,
                Length = _sealer.PlaintextLength,
                Data = _blob.ToBlob(),
                ETag = ETag(md5),
                Checksum = _checksum is null ? checksum : new(_algorithm!.Name, Convert.ToBase64String(_checksum.Finish())),
                LastModified = now,
            };
        }
        catch (StoreFullException full)
        {
            throw Full(full);
        }
    }

    public void Dispose()
    {
        _sealer.Dispose();
        _blob.Dispose();
        _md5?.Dispose();
        _checksum?.Dispose();
    }

    private string ETag(ReadOnlySpan<byte> md5)
    {
        Span<byte> tag = stackalloc byte[MD5.HashSizeInBytes];
        if (!ShowsMd5)
        {
            RandomNumberGenerator.Fill(tag);
        }
        else if (_md5 is null)
        {
            md5.CopyTo(tag);
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
