using System.Collections.Immutable;

namespace S3Seal.Emulator.Storage;

/// <summary>All that can be configured on a bucket, as stored. The defaults are those of a bucket made in 2026.</summary>
internal sealed record BucketSettings
{
    /// <summary>The location constraint as the bucket's creator spelled it; null when there was none.</summary>
    public string? LocationConstraint { get; init; }

    /// <summary>The policy exactly as it was put; null when there is none.</summary>
    public string? PolicyText { get; init; }

    /// <summary>Null once it was deleted: then nothing is blocked.</summary>
    public PublicAccessBlock? PublicAccessBlock { get; init; } = PublicAccessBlock.Everything;

    /// <summary>Null once it was deleted: ACLs then work as under <see cref="ObjectOwnership.ObjectWriter"/>.</summary>
    public ObjectOwnership? Ownership { get; init; } = ObjectOwnership.BucketOwnerEnforced;

    public DefaultEncryption Encryption { get; init; } = DefaultEncryption.OfNewBucket;

    public VersioningState Versioning { get; init; }

    /// <summary>Null while object lock was never enabled; it can never be taken away again.</summary>
    public ObjectLockSettings? ObjectLock { get; init; }

    /// <summary>Null stands for the default list: the owner has full control.</summary>
    public AccessControlList? Acl { get; init; }

    /// <summary>The bucket's tags; null when there is no tag set.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>The CORS rules in their order; null when there is no configuration.</summary>
    public ImmutableArray<CorsRule>? Cors { get; init; }

    /// <summary>The lifecycle rules that can be carried out; their document stands in <see cref="Documents"/>.</summary>
    public ImmutableArray<LifecycleRule> Lifecycle { get; init; } = [];

    /// <summary>Documents that are validated, kept and given back, by the query parameter that names them (<c>website</c>, <c>logging</c> …).</summary>
    public ImmutableDictionary<string, string> Documents { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Kept documents of which a bucket may have many, by query parameter and then by id, in id order.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, string>> Collections { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>True when access control lists count, in the policy decision and in requests that carry one.</summary>
    public bool AclsEnabled => Ownership is not ObjectOwnership.BucketOwnerEnforced;
}
