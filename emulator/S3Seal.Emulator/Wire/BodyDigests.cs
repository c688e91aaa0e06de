using System.Security.Cryptography;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Every digest of one body, computed in one pass and compared at its end with what the client announced.</summary>
internal sealed class BodyDigests : IDisposable
{
    private readonly string? _announcedSha256;
    private readonly byte[]? _announcedMd5;
    private readonly string? _announcedValue;
    private bool _wantsMd5;
    private ChecksumAlgorithm? _algorithm;

    // Of a body that comes in pieces; one that comes whole is hashed in one call, which costs a fraction.
    private bool _began;
    private IncrementalHash? _sha256;
    private IncrementalHash? _md5;
    private RunningChecksum? _checksum;

    private byte[]? _sha256Value;
    private string? _checksumValue;

    public BodyDigests(RequestHeaders headers, PayloadPromise payload, bool checksumIsOfObject = false)
    {
        _announcedSha256 = payload.Sha256;
        _announcedMd5 = ContentMd5(headers["Content-MD5"]);
        _wantsMd5 = _announcedMd5 is not null;
        (AnnouncedAlgorithm, _announcedValue) = checksumIsOfObject ? (null, null) : Announced(headers);
        _algorithm = AnnouncedAlgorithm;
    }

    public ChecksumAlgorithm? AnnouncedAlgorithm { get; }

    /// <summary>True when the checksum's value comes in the trailer.</summary>
    public bool AwaitsTrailer => AnnouncedAlgorithm is not null && _announcedValue is null;

    public BodyChecksum? Checksum { get; private set; }

    public byte[]? Md5 { get; private set; }

    /// <summary>Asks for digests that the client did not announce; before the first byte.</summary>
    public void Compute(bool md5, ChecksumAlgorithm? checksumIfNoneAnnounced)
    {
        _wantsMd5 |= md5;
        _algorithm ??= checksumIfNoneAnnounced;
    }

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="whole">True when they are the first and the last.</param>
    public void Append(ReadOnlySpan<byte> bytes, bool whole)
    {
        if (whole)
        {
            HashWhole(bytes);
            return;
        }

        if (!_began)
        {
            _began = true;
            _sha256 = _announcedSha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _md5 = _wantsMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
            _checksum = _algorithm?.Start();
        }

        _sha256?.AppendData(bytes);
        _md5?.AppendData(bytes);
        _checksum?.Append(bytes);
    }

    /// <summary>Compares everything; throws XAmzContentSHA256Mismatch or BadDigest.</summary>
    /// <param name="trailerValue">The checksum's value from the trailer, or null.</param>
    public void Verify(string? trailerValue)
    {
        Finish();
        if (_announcedSha256 is not null)
        {
            var computed = Convert.ToHexStringLower(_sha256Value!);
            if (computed != _announcedSha256)
            {
                throw new S3Exception(S3Errors.XAmzContentSha256Mismatch,
                    ("ClientComputedContentSHA256", _announcedSha256), ("S3ComputedContentSHA256", computed));
            }
        }

        if (_announcedMd5 is not null && !_announcedMd5.AsSpan().SequenceEqual(Md5))
        {
            throw new S3Exception(S3Errors.BadDigest,
                ("ExpectedDigest", Convert.ToBase64String(_announcedMd5)), ("CalculatedDigest", Convert.ToBase64String(Md5!)));
        }

        if (_algorithm is not null)
        {
            if (AnnouncedAlgorithm is not null && _checksumValue != (_announcedValue ?? trailerValue))
            {
                throw new S3Exception(S3Errors.BadDigest, $"The {AnnouncedAlgorithm.Name} you specified did not match the calculated checksum.");
            }

            Checksum = new BodyChecksum(_algorithm.Name, _checksumValue!);
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

    private void HashWhole(ReadOnlySpan<byte> bytes)
    {
        _began = true;
        _sha256Value = _announcedSha256 is null ? null : SHA256.HashData(bytes);
        Md5 = _wantsMd5 ? MD5.HashData(bytes) : null;
        using var checksum = _algorithm?.Start();
        checksum?.Append(bytes);
        _checksumValue = checksum is null ? null : Convert.ToBase64String(checksum.Finish());
    }

    private void Finish()
    {
        if (!_began)
        {
            HashWhole([]);
        }

        _sha256Value ??= _sha256?.GetHashAndReset();
        Md5 ??= _md5?.GetHashAndReset();
        _checksumValue ??= _checksum is null ? null : Convert.ToBase64String(_checksum.Finish());
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
        var sent = new List<ChecksumAlgorithm>(1);
        foreach (var (name, _) in headers)
        {
            if (ChecksumAlgorithm.OfHeader(name) is { } algorithm)
            {
                sent.Add(algorithm);
            }
        }

        var trailing = InTrailer(headers["x-amz-trailer"]);
        if (sent.Count == 0)
        {
            return (trailing, null);
        }

        if (sent.Count > 1 || trailing is not null)
        {
            throw TwoChecksums();
        }

        var value = headers[sent[0].HeaderName]!;
        CheckValue(sent[0], value);
        return (sent[0], value);
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
