using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Which checksum a part of an upload must have.</summary>
internal static class PartChecksum
{
    /// <summary>
    /// The algorithm that the upload needs of the part. An upload that named none ends as CRC64NVME over the whole object, whatever its
    /// parts brought.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="announced">The algorithm of the client's own value; null when it sent none.</param>
    public static ChecksumAlgorithm Of(UploadRecord upload, ChecksumAlgorithm? announced)
    {
        if (upload.ChecksumAlgorithm is not { } name)
        {
            return ChecksumAlgorithm.Crc64Nvme;
        }

        var expected = ChecksumAlgorithm.Named(name)!;
        return announced == expected || (announced is null && upload.IsComposite == false) ? expected : throw new S3Exception(
            S3Errors.InvalidRequest,
            $"Checksum Type mismatch occurred, expected checksum Type: {expected.LowerName}, actual checksum Type: {announced?.LowerName ?? "null"}");
    }
}
