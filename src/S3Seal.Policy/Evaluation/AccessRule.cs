namespace S3Seal.Policy.Evaluation;

/// <summary>The rule by which bucket policy and identity policy together gave a decision.</summary>
public enum AccessRule
{
    /// <summary>The bucket policy was asked alone.</summary>
    PolicyAlone,

    /// <summary>A statement of the bucket policy denies.</summary>
    BucketPolicyDenies,

    /// <summary>The identity policy denies.</summary>
    IdentityPolicyDenies,

    /// <summary>The bucket's policy is public and the bucket restricts public policies.</summary>
    PublicBucketRestricted,

    /// <summary>The root user of the owner's account needs no grant.</summary>
    OwnerRoot,

    /// <summary>In the owner's account, either policy may grant.</summary>
    SameAccount,

    /// <summary>Across accounts, both policies must grant.</summary>
    CrossAccount,

    /// <summary>The root user of another account has no identity policy: the bucket policy suffices.</summary>
    OtherRoot,

    /// <summary>An anonymous caller has nothing but the bucket policy.</summary>
    Anonymous,

    /// <summary>A service principal has nothing but the bucket policy.</summary>
    Service,
}
