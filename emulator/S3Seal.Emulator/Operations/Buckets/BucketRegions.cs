using System.Collections.Frozen;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Where a bucket may be created, given the endpoint that was asked.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html</remarks>
internal static class BucketRegions
{
    /// <summary>The region whose buckets have no location constraint.</summary>
    public const string Default = "us-east-1";

    /// <summary>An old word for eu-west-1 that GetBucketLocation repeats.</summary>
    private const string Europe = "EU";
    private const string EuropeRegion = "eu-west-1";

    private static readonly FrozenSet<string> Constraints = new[]
    {
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1",
        "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1",
        "cn-north-1", "cn-northwest-1", Europe, "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", EuropeRegion, "eu-west-2",
        "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1",
        "us-west-1", "us-west-2",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The region a new bucket gets; S3's refusal when endpoint and constraint do not fit.</summary>
    /// <param name="endpointRegion">The region of the endpoint that was asked.</param>
    /// <param name="constraint">The constraint as sent; null when there was none.</param>
    public static string Resolve(string endpointRegion, string? constraint)
    {
        if (endpointRegion == Default)
        {
            return constraint is null ? Default : Known(constraint);
        }

        if (constraint is null || !(constraint == endpointRegion || (constraint == Europe && endpointRegion == EuropeRegion)))
        {
            throw new S3Exception(S3Errors.IllegalLocationConstraintException,
                $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.");
        }

        return endpointRegion;
    }

    private static string Known(string constraint)
    {
        if (!Constraints.Contains(constraint))
        {
            throw new S3Exception(S3Errors.InvalidLocationConstraint, ("LocationConstraint", constraint));
        }

        return constraint == Europe ? EuropeRegion : constraint;
    }
}
