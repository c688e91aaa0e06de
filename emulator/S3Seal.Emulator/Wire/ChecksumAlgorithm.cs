using System.Collections.Frozen;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace S3Seal.Emulator.Wire;

/// <summary>Whether a multipart object's checksum covers its bytes or the digests of its parts.</summary>
internal enum ChecksumType
{
    FullObject,
    Composite,
}

/// <summary>A row of S3's checksum table.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
internal sealed class ChecksumAlgorithm
{
    private const string HeaderPrefix = "x-amz-checksum-";

    public static readonly ChecksumAlgorithm Crc32 = OfCrc("CRC32", 4, () => new Crc32(), 0xEDB88320, ChecksumType.Composite, composite: true);
    public static readonly ChecksumAlgorithm Crc32C = OfCrc("CRC32C", 4, () => new Crc32C(), Wire.Crc32C.ReflectedPolynomial, ChecksumType.Composite, composite: true);
    public static readonly ChecksumAlgorithm Crc64Nvme = OfCrc("CRC64NVME", 8, () => new Crc64Nvme(), Wire.Crc64Nvme.ReflectedPolynomial, ChecksumType.FullObject, composite: false);
    public static readonly ChecksumAlgorithm Sha1 = OfDigest("SHA1", 20, HashAlgorithmName.SHA1);
    public static readonly ChecksumAlgorithm Sha256 = OfDigest("SHA256", 32, HashAlgorithmName.SHA256);
    public static readonly ChecksumAlgorithm Sha512 = OfDigest("SHA512", 64, HashAlgorithmName.SHA512);
    public static readonly ChecksumAlgorithm Md5 = OfDigest("MD5", 16, HashAlgorithmName.MD5);
    public static readonly ChecksumAlgorithm XxHash64 = OfXxHash("XXHASH64", 8, () => new XxHash64());
    public static readonly ChecksumAlgorithm XxHash3 = OfXxHash("XXHASH3", 8, () => new XxHash3());
    public static readonly ChecksumAlgorithm XxHash128 = OfXxHash("XXHASH128", 16, () => new XxHash128());

    public static readonly IReadOnlyList<ChecksumAlgorithm> All =
        [Crc32, Crc32C, Crc64Nvme, Sha1, Sha256, Sha512, Md5, XxHash64, XxHash3, XxHash128];

    private static readonly FrozenDictionary<string, ChecksumAlgorithm> ByName = All.ToFrozenDictionary(row => row.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ChecksumAlgorithm> ByHeader = All.ToFrozenDictionary(row => row.HeaderName, StringComparer.OrdinalIgnoreCase);

    private readonly Func<RunningChecksum> _start;

    private ChecksumAlgorithm(string name, int size, Func<RunningChecksum> start)
    {
        Name = name;
        LowerName = name.ToLowerInvariant();
        HeaderName = HeaderPrefix + LowerName;
        ElementName = "Checksum" + name;
        Size = size;
        _start = start;
    }

    /// <summary>As in <c>x-amz-checksum-algorithm</c>: <c>CRC64NVME</c>.</summary>
    public string Name { get; }

    /// <summary>As in header names and in some of S3's messages: <c>crc64nvme</c>.</summary>
    public string LowerName { get; }

    /// <summary><c>x-amz-checksum-crc64nvme</c>.</summary>
    public string HeaderName { get; }

    /// <summary>As in XML: <c>ChecksumCRC64NVME</c>.</summary>
    public string ElementName { get; }

    /// <summary>The digest's length in bytes.</summary>
    public int Size { get; }

    /// <summary>What a multipart upload gets that names the algorithm alone.</summary>
    public ChecksumType DefaultMultipartType { get; private init; } = ChecksumType.Composite;

    public bool SupportsFullObject => ReflectedPolynomial != 0;

    public bool SupportsComposite { get; private init; } = true;

    /// <summary>The CRC's polynomial, bits reversed; 0 for digests that cannot be combined.</summary>
    public ulong ReflectedPolynomial { get; private init; }

    public static ChecksumAlgorithm? Named(string name) => ByName.GetValueOrDefault(name);

    public static ChecksumAlgorithm? OfHeader(string headerName) =>
        headerName.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase) ? ByHeader.GetValueOrDefault(headerName) : null;

    public bool Supports(ChecksumType type) => type == ChecksumType.FullObject ? SupportsFullObject : SupportsComposite;

    public RunningChecksum Start() => _start();

    /// <summary>The raw digest behind a header's value, null unless it is base64 of exactly the right length.</summary>
    public byte[]? Decode(string value)
    {
        var digest = new byte[Size];
        return Convert.TryFromBase64String(value, digest, out var written) && written == Size && value.Length == (Size + 2) / 3 * 4 ? digest : null;
    }

    public override string ToString() => Name;

    private static ChecksumAlgorithm OfCrc(string name, int size, Func<NonCryptographicHashAlgorithm> hash, ulong polynomial, ChecksumType multipart, bool composite) =>
        new(name, size, () => new RunningChecksum.OfHash(hash())) { ReflectedPolynomial = polynomial, DefaultMultipartType = multipart, SupportsComposite = composite };

    private static ChecksumAlgorithm OfDigest(string name, int size, HashAlgorithmName hash) => new(name, size, () => new RunningChecksum.OfDigest(hash));

    private static ChecksumAlgorithm OfXxHash(string name, int size, Func<NonCryptographicHashAlgorithm> hash) => new(name, size, () => new RunningChecksum.OfHash(hash()));
}
