namespace S3Seal.Policy.Catalog;

/// <summary>The kind of resource an action is asked for.</summary>
public enum S3ResourceType
{
    /// <summary>Keys of a bucket: <c>arn:aws:s3:::bucket/key</c>.</summary>
    Object,

    /// <summary>A bucket: <c>arn:aws:s3:::bucket</c>.</summary>
    Bucket,

    /// <summary>Something that is neither a bucket nor in one.</summary>
    Other,
}
