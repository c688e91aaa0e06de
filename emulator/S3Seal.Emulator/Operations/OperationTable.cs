using S3Seal.Emulator.Operations.Settings;

namespace S3Seal.Emulator.Operations;

/// <summary>Every operation the emulator knows; one line each, in sections.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        // Buckets

        // Settings

        // Encryption
        new DeleteBucketEncryption(),
        new GetBucketEncryption(),
        new PutBucketEncryption(),

        // Objects

        // Object settings

        // Multipart

        // Listing

        // Refused by name
        .. Unsupported.All,
    ];
}
