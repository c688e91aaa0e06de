namespace S3Seal.Emulator.Routing;

/// <summary>Who may knock at all, before any policy is asked.</summary>
internal enum CallerKind
{
    /// <summary>Anyone; policies and ACLs decide.</summary>
    Anyone,

    /// <summary>Signed requests only (ListBuckets, CreateBucket, CreateMultipartUpload …).</summary>
    Signed,

    /// <summary>No authentication and no authorization: CORS preflight.</summary>
    Unchecked,
}
