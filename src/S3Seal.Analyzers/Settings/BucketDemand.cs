namespace S3Seal.Analyzers.Settings;

/// <summary>One <c>s3seal_bucket.LABEL</c> line: buckets by name pattern, and what is demanded of them.</summary>
internal sealed class BucketDemand
{
    public BucketDemand(NamePattern buckets, EncryptionDemand demand)
    {
        Buckets = buckets;
        Demand = demand;
    }

    public NamePattern Buckets { get; }

    public EncryptionDemand Demand { get; }
}
