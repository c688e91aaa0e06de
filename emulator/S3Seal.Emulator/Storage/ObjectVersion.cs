using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Storage;

/// <summary>One version of an object, or a delete marker, as stored. Immutable; data is ciphertext.</summary>
internal sealed record ObjectVersion
{
    /// <summary>The id of a version written while versioning was off or suspended.</summary>
    public const string NullVersionId = "null";

    // Kept as numbers, not as text: a store of many small objects is mostly such words.
    private readonly UInt128 _objectId;
    private readonly UInt128 _etag;
    private readonly int _etagParts;

    public string VersionId { get; init; } = NullVersionId;

    public bool IsDeleteMarker { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>What the data key is bound to; never shown. Empty for a delete marker.</summary>
    public string ObjectId
    {
        get => _objectId == default ? "" : Print(_objectId);
        init => _objectId = value.Length == 0 ? default : Parse(value);
    }

    /// <summary>Bytes of plaintext.</summary>
    public long Length { get; init; }

    /// <summary>32 hex digits without quotes, for a multipart object with the number of its parts behind; meaningless for a delete marker.</summary>
    public string ETag
    {
        get => _etagParts == 0 ? Print(_etag) : string.Create(CultureInfo.InvariantCulture, $"{Print(_etag)}-{_etagParts}");
        init
        {
            _etag = Parse(value.AsSpan(0, 32));
            _etagParts = value.Length == 32 ? 0 : int.Parse(value.AsSpan(33), NumberStyles.None, CultureInfo.InvariantCulture);
        }
    }

    public ObjectHeaders Headers { get; init; } = ObjectHeaders.Default;

    public IReadOnlyList<KeyValuePair<string, string>> UserMetadata { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>Until when a restored copy of an archived version can be read; null when none was asked for.</summary>
    public DateTimeOffset? RestoredUntil { get; init; }

    /// <summary>Whether the version must be restored before it can be read.</summary>
    public bool IsArchived => StorageClass is "GLACIER" or "DEEP_ARCHIVE";

    public StoredChecksum? Checksum { get; init; }

    public ObjectRetention? Retention { get; init; }

    /// <summary>Null when no legal hold was ever put.</summary>
    public bool? LegalHold { get; init; }

    /// <summary>Null when the bucket's owner owns the version.</summary>
    public ObjectOwner? Owner { get; init; }

    /// <summary>Null stands for the default list: the owner has full control.</summary>
    public AccessControlList? Acl { get; init; }

    /// <summary>Null for a delete marker.</summary>
    public EncryptionEnvelope? Envelope { get; init; }

    /// <summary>The sealed data: one part for a single upload, the listed ones for a multipart upload, none for a delete marker.</summary>
    public IReadOnlyList<StoredPart> Parts { get; init; } = [];

    public bool IsMultipart { get; init; }

    /// <summary>Bytes of ciphertext, as they count against the store's limit.</summary>
    public long StoredBytes
    {
        get
        {
            var sum = 0L;
            for (var index = 0; index < Parts.Count; index++)
            {
                sum += Parts[index].Data.Length;
            }

            return sum;
        }
    }

    /// <summary>How many parts the ETag counts; 0 unless the object is a multipart one.</summary>
    public int PartsInETag => _etagParts;

    /// <summary>Whether object lock forbids to remove this version now.</summary>
    public bool IsLocked(DateTimeOffset now, bool bypassGovernance) =>
        LegalHold == true || (Retention is { } retention && retention.Until > now && !(bypassGovernance && retention.Mode == RetentionMode.GOVERNANCE));

    private static string Print(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return Convert.ToHexStringLower(bytes);
    }

    private static UInt128 Parse(ReadOnlySpan<char> digits)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Convert.FromHexString(digits, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length
            ? BinaryPrimitives.ReadUInt128BigEndian(bytes)
            : throw new FormatException("Neither an ETag nor an object id.");
    }
}

/// <summary>One sealed piece of a version.</summary>
internal sealed record StoredPart
{
    public int Number { get; init; } = 1;

    /// <summary>Bytes of plaintext.</summary>
    public required long Length { get; init; }

    public required Blob Data { get; init; }

    /// <summary>Without quotes.</summary>
    public string ETag { get; init; } = "";

    /// <summary>Null when the part has none, as the only part of a single upload.</summary>
    public StoredChecksum? Checksum { get; init; }

    public DateTimeOffset LastModified { get; init; }
}

/// <param name="Algorithm">S3's name in capitals.</param>
/// <param name="Value">Base64, without the number of parts.</param>
/// <param name="IsComposite">True when it covers the parts' digests instead of the bytes.</param>
internal sealed record StoredChecksum(string Algorithm, string Value, bool IsComposite = false);

/// <summary>The system headers that travel with an object; null when never given.</summary>
internal sealed record ObjectHeaders
{
    public static readonly ObjectHeaders Default = new();

    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    /// <summary>The text as sent; S3 does not require a date.</summary>
    public string? Expires { get; init; }

    public string? WebsiteRedirectLocation { get; init; }
}

internal sealed record ObjectOwner(string Account, string CanonicalId, string? DisplayName = null);
