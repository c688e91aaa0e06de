using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>What S3 demands of transfer acceleration beyond its schema.</summary>
internal static class AccelerateRules
{
    public static void Check(S3Request request, S3XmlElement document)
    {
        if (request.Bucket.Name.Contains('.', StringComparison.Ordinal))
        {
            throw new S3Exception(S3Errors.InvalidRequest, "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names");
        }
    }
}
