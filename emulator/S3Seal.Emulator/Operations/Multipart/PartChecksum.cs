using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>Which checksum a part must carry, and which one is computed for it.</summary>
internal static class PartChecksum
{
    /// <summary>
    /// The algorithm to compute while the part is read; null when the client's own value is the one that the upload needs. An upload that
    /// named no algorithm ends as CRC64NVME over the whole object, whatever its parts brought.
    /// </summary>
    public static ChecksumAlgorithm? ToCompute(UploadRecord upload, RequestHeaders headers)
    {
        var declared = ChecksumHeaders.Declared(headers);
        if (upload.ChecksumAlgorithm is not { } name)
        {
            return ChecksumAlgorithm.Crc64Nvme;
        }

        var expected = ChecksumAlgorithm.Named(name)!;
        if (declared == expected)
        {
            return null;
        }

        return declared is null && upload.IsComposite == false ? expected : throw new S3Exception(
            S3Errors.InvalidRequest,
            $"Checksum Type mismatch occurred, expected checksum Type: {expected.LowerName}, actual checksum Type: {declared?.LowerName ?? "null"}");
    }
}
