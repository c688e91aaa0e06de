namespace S3Seal.Encryption;

/// <summary>Which object version (or upload) is meant. All three are bound into its keys.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object key.</param>
/// <param name="ObjectId">A 128-bit random id of this version or upload, made by the store and never shown; at most 128 characters.</param>
public sealed record ObjectIdentity(string Bucket, string Key, string ObjectId);
