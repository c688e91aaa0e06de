using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Checksums in the headers of requests and answers.</summary>
internal static class ChecksumHeaders
{
    public const string TypeHeader = "x-amz-checksum-type";
    public const string AlgorithmHeader = "x-amz-checksum-algorithm";

    /// <summary>The value as answers show it: a composite one with the number of parts behind it.</summary>
    public static string Print(StoredChecksum checksum, int parts) => checksum.IsComposite ? $"{checksum.Value}-{parts}" : checksum.Value;

    public static string PrintType(StoredChecksum checksum) => Print(checksum.IsComposite ? ChecksumType.Composite : ChecksumType.FullObject);

    public static string Print(ChecksumType type) => type == ChecksumType.Composite ? "COMPOSITE" : "FULL_OBJECT";

    /// <summary>The value header of an algorithm given by name, such as a stored one.</summary>
    public static string HeaderOf(StoredChecksum checksum) => ChecksumAlgorithm.Named(checksum.Algorithm)!.HeaderName;

    /// <summary>Value and type of a whole version's checksum.</summary>
    public static void Show(S3Response response, ObjectVersion version)
    {
        if (version.Checksum is { } checksum)
        {
            response.With(HeaderOf(checksum), Print(checksum, version.Parts.Count)).With(TypeHeader, PrintType(checksum));
        }
    }

    public static S3Exception Unsupported() => new(
        S3Errors.InvalidRequest,
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");

    /// <summary>The same as XML elements.</summary>
    public static void Write(S3XmlWriter document, StoredChecksum? checksum, int parts)
    {
        if (checksum is not null)
        {
            document.Element(ChecksumAlgorithm.Named(checksum.Algorithm)!.ElementName, Print(checksum, parts)).Element("ChecksumType", PrintType(checksum));
        }
    }
}
