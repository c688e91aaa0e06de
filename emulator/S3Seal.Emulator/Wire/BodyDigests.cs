using System.Security.Cryptography;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Every digest of one body, computed in one pass and compared at its end with what the client announced.</summary>
internal sealed class BodyDigests : IDisposable
{
    private readonly string? _announcedSha256;
    private readonly byte[]? _announcedMd5;
    private readonly string? _announcedValue;
    private readonly IncrementalHash? _sha256;
    private IncrementalHash? _md5;
    private RunningChecksum? _checksum;
    private ChecksumAlgorithm? _algorithm;

    public BodyDigests(RequestHeaders headers, PayloadPromise payload, bool checksumIsOfObject = false)
    {
        _announcedSha256 = payload.Sha256;
        _announcedMd5 = ContentMd5(headers["Content-MD5"]);
        (AnnouncedAlgorithm, _announcedValue) = checksumIsOfObject ? (null, null) : Announced(headers);
        _algorithm = AnnouncedAlgorithm;
        if (_announcedSha256 is not null)
        {
            _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        }

        if (_announcedMd5 is not null)
        {
            _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        }

        _checksum = _algorithm?.Start();
    }

    public ChecksumAlgorithm? AnnouncedAlgorithm { get; }

    /// <summary>True when the checksum's value comes in the trailer.</summary>
    public bool AwaitsTrailer => AnnouncedAlgorithm is not null && _announcedValue is null;

    public BodyChecksum? Checksum { get; private set; }

    public byte[]? Md5 { get; private set; }

    public void Compute(bool md5, ChecksumAlgorithm? checksumIfNoneAnnounced)
    {
        if (md5)
        {
            _md5 ??= IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        }

        if (_algorithm is null && checksumIfNoneAnnounced is not null)
        {
            _algorithm = checksumIfNoneAnnounced;
            _checksum = _algorithm.Start();
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sha256?.AppendData(bytes);
        _md5?.AppendData(bytes);
        _checksum?.Append(bytes);
    }

    /// <summary>Compares everything; throws XAmzContentSHA256Mismatch or BadDigest.</summary>
    /// <param name="trailerValue">The checksum's value from the trailer, or null.</param>
    public void Verify(string? trailerValue)
    {
        if (_sha256 is not null)
        {
            var computed = Convert.ToHexStringLower(_sha256.GetCurrentHash());
            if (computed != _announcedSha256)
            {
                throw new S3Exception(S3Errors.XAmzContentSha256Mismatch,
                    ("ClientComputedContentSHA256", _announcedSha256!), ("S3ComputedContentSHA256", computed));
            }
        }

        Md5 = _md5?.GetCurrentHash();
        if (_announcedMd5 is not null && !_announcedMd5.AsSpan().SequenceEqual(Md5))
        {
            throw new S3Exception(S3Errors.BadDigest,
                ("ExpectedDigest", Convert.ToBase64String(_announcedMd5)), ("CalculatedDigest", Convert.ToBase64String(Md5!)));
        }

        if (_checksum is not null)
        {
            var value = Convert.ToBase64String(_checksum.Finish());
            if (AnnouncedAlgorithm is not null && value != (_announcedValue ?? trailerValue))
            {
                throw new S3Exception(S3Errors.BadDigest, $"The {AnnouncedAlgorithm.Name} you specified did not match the calculated checksum.");
            }

            Checksum = new BodyChecksum(_algorithm!.Name, value);
        }
    }

    /// <summary>Refuses a value that is not base64 of the right length.</summary>
    public static void CheckValue(ChecksumAlgorithm algorithm, string value)
    {
        if (algorithm.Decode(value) is null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, $"Value for {algorithm.HeaderName} header is invalid.");
        }
    }

    public void Dispose()
    {
        _sha256?.Dispose();
        _md5?.Dispose();
        _checksum?.Dispose();
    }

    private static byte[]? ContentMd5(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var raw = new byte[18];
        return value.Length == 24 && Convert.TryFromBase64String(value, raw, out var length) && length == 16
            ? raw[..16]
            : throw new S3Exception(S3Errors.InvalidDigest, ("Content-MD5", value));
    }

    // A value header decides; x-amz-checksum-algorithm and x-amz-sdk-checksum-algorithm alone say nothing.
    private static (ChecksumAlgorithm? Algorithm, string? Value) Announced(RequestHeaders headers)
    {
        ChecksumAlgorithm? found = null;
        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            if (headers.Has(algorithm.HeaderName))
            {
                found = found is null ? algorithm : throw TwoChecksums();
            }
        }

        var trailing = InTrailer(headers["x-amz-trailer"]);
        if (found is null)
        {
            return (trailing, null);
        }

        if (trailing is not null)
        {
            throw TwoChecksums();
        }

        var value = headers[found.HeaderName]!;
        CheckValue(found, value);
        return (found, value);
    }

    private static ChecksumAlgorithm? InTrailer(string? announcement)
    {
        if (string.IsNullOrWhiteSpace(announcement))
        {
            return null;
        }

        ChecksumAlgorithm? found = null;
        foreach (var name in announcement.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var algorithm = ChecksumAlgorithm.OfHeader(name)
                ?? throw new S3Exception(S3Errors.InvalidRequest, "The value specified in the x-amz-trailer header is not supported", ("Header", "x-amz-trailer"));
            found = found is null || found == algorithm ? algorithm : throw TwoChecksums();
        }

        return found;
    }

    private static S3Exception TwoChecksums() =>
        new(S3Errors.InvalidRequest, "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
}
