using System.Security.Cryptography;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Objects;

/// <summary>Makes one version of an upload's parts: a table of the sealed pieces, an ETag and a checksum over theirs. No byte is opened.</summary>
internal static class MultipartAssembler
{
    /// <param name="upload">The upload.</param>
    /// <param name="parts">The parts the client listed, in its order.</param>
    public static ObjectVersion Assemble(UploadRecord upload, IReadOnlyList<StoredPart> parts) => upload.Template with
    {
        IsMultipart = true,
        Parts = parts,
        Length = parts.Sum(part => part.Length),
        ETag = ETag(parts),
        Checksum = upload.IsComposite == true ? Composite(upload, parts) : FullObject(parts),
    };

    private static string ETag(IReadOnlyList<StoredPart> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        foreach (var part in parts)
        {
            Convert.FromHexString(part.ETag, digest, out _, out _);
            md5.AppendData(digest);
        }

        md5.GetHashAndReset(digest);
        return $"{Convert.ToHexStringLower(digest)}-{parts.Count}";
    }

    private static StoredChecksum Composite(UploadRecord upload, IReadOnlyList<StoredPart> parts)
    {
        using var running = ChecksumAlgorithm.Named(upload.ChecksumAlgorithm!)!.Start();
        foreach (var part in parts)
        {
            running.Append(Convert.FromBase64String(part.Checksum!.Value));
        }

        return new(upload.ChecksumAlgorithm!, Convert.ToBase64String(running.Finish()), IsComposite: true);
    }

    private static StoredChecksum FullObject(IReadOnlyList<StoredPart> parts)
    {
        var algorithm = ChecksumAlgorithm.Named(parts[0].Checksum!.Algorithm)!;
        var joined = Convert.FromBase64String(parts[0].Checksum!.Value);
        for (var index = 1; index < parts.Count; index++)
        {
            joined = CrcCombination.Join(algorithm, joined, Convert.FromBase64String(parts[index].Checksum!.Value), parts[index].Length);
        }

        return new(algorithm.Name, Convert.ToBase64String(joined));
    }
}
