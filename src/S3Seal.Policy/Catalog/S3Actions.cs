using System;
using System.Collections.Generic;

namespace S3Seal.Policy.Catalog;

/// <summary>Every action of S3, with the kind of resource it is asked for.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html, as of September 2026.</remarks>
public static class S3Actions
{
    /// <summary>What an action of S3 begins with in a policy.</summary>
    public const string Prefix = "s3:";

    private static readonly string[] OnObjects =
    [
        "AbortMultipartUpload", "BypassGovernanceRetention", "DeleteObject", "DeleteObjectAnnotation", "DeleteObjectTagging", "DeleteObjectVersion",
        "DeleteObjectVersionAnnotation", "DeleteObjectVersionTagging", "GetObject", "GetObjectAcl", "GetObjectAnnotation", "GetObjectAttributes",
        "GetObjectLegalHold", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "GetObjectVersion", "GetObjectVersionAcl",
        "GetObjectVersionAnnotation", "GetObjectVersionAnnotationForReplication", "GetObjectVersionAttributes", "GetObjectVersionForReplication",
        "GetObjectVersionTagging", "GetObjectVersionTorrent", "InitiateReplication", "ListMultipartUploadParts", "ListObjectAnnotations",
        "ListObjectVersionAnnotations", "ObjectOwnerOverrideToBucketOwner", "PutObject", "PutObjectAcl", "PutObjectAnnotation",
        "PutObjectLegalHold", "PutObjectRetention", "PutObjectTagging", "PutObjectVersionAcl", "PutObjectVersionAnnotation",
        "PutObjectVersionTagging", "ReplicateDelete", "ReplicateObject", "ReplicateObjectAnnotation", "ReplicateTags", "RestoreObject",
        "UpdateObjectEncryption",
    ];

    private static readonly string[] OnBuckets =
    [
        "AllowVendedLogDeliveryForResource", "CreateBucket", "CreateBucketMetadataTableConfiguration", "DeleteBucket",
        "DeleteBucketMetadataTableConfiguration", "DeleteBucketOwnershipControls", "DeleteBucketPolicy", "DeleteBucketWebsite",
        "GetAccelerateConfiguration", "GetAnalyticsConfiguration", "GetBucketAbac", "GetBucketAcl", "GetBucketCORS", "GetBucketLocation",
        "GetBucketLogging", "GetBucketMetadataTableConfiguration", "GetBucketNotification", "GetBucketObjectLockConfiguration",
        "GetBucketOwnershipControls", "GetBucketPolicy", "GetBucketPolicyStatus", "GetBucketPublicAccessBlock", "GetBucketRequestPayment",
        "GetBucketTagging", "GetBucketVersioning", "GetBucketWebsite", "GetEncryptionConfiguration", "GetIntelligentTieringConfiguration",
        "GetInventoryConfiguration", "GetLifecycleConfiguration", "GetMetricsConfiguration", "GetReplicationConfiguration", "ListBucket",
        "ListBucketMultipartUploads", "ListBucketVersions", "ListTagsForResource", "PauseReplication", "PutAccelerateConfiguration",
        "PutAnalyticsConfiguration", "PutBucketAbac", "PutBucketAcl", "PutBucketCORS", "PutBucketLogging", "PutBucketNotification",
        "PutBucketObjectLockConfiguration", "PutBucketOwnershipControls", "PutBucketPolicy", "PutBucketPublicAccessBlock",
        "PutBucketRequestPayment", "PutBucketTagging", "PutBucketVersioning", "PutBucketWebsite", "PutEncryptionConfiguration",
        "PutIntelligentTieringConfiguration", "PutInventoryConfiguration", "PutLifecycleConfiguration", "PutMetricsConfiguration",
        "PutReplicationConfiguration", "TagResource", "UntagResource", "UpdateBucketMetadataAnnotationTableConfiguration",
        "UpdateBucketMetadataInventoryTableConfiguration", "UpdateBucketMetadataJournalTableConfiguration",
    ];

    // Accounts, access points, jobs, grants, dashboards: real actions, but no bucket policy can be about them.
    private static readonly string[] Elsewhere =
    [
        "AssociateAccessGrantsIdentityCenter", "CreateAccessGrant", "CreateAccessGrantsInstance", "CreateAccessGrantsLocation", "CreateAccessPoint",
        "CreateAccessPointForObjectLambda", "CreateJob", "CreateMultiRegionAccessPoint", "CreateStorageLensGroup", "DeleteAccessGrant",
        "DeleteAccessGrantsInstance", "DeleteAccessGrantsInstanceResourcePolicy", "DeleteAccessGrantsLocation", "DeleteAccessPoint",
        "DeleteAccessPointForObjectLambda", "DeleteAccessPointPolicy", "DeleteAccessPointPolicyForObjectLambda", "DeleteJobTagging",
        "DeleteMultiRegionAccessPoint", "DeleteStorageLensConfiguration", "DeleteStorageLensConfigurationTagging", "DeleteStorageLensGroup",
        "DescribeJob", "DescribeMultiRegionAccessPointOperation", "DissociateAccessGrantsIdentityCenter", "GetAccessGrant",
        "GetAccessGrantsInstance", "GetAccessGrantsInstanceForPrefix", "GetAccessGrantsInstanceResourcePolicy", "GetAccessGrantsLocation",
        "GetAccessPoint", "GetAccessPointConfigurationForObjectLambda", "GetAccessPointForObjectLambda", "GetAccessPointPolicy",
        "GetAccessPointPolicyForObjectLambda", "GetAccessPointPolicyStatus", "GetAccessPointPolicyStatusForObjectLambda",
        "GetAccountPublicAccessBlock", "GetDataAccess", "GetJobTagging", "GetMultiRegionAccessPoint", "GetMultiRegionAccessPointPolicy",
        "GetMultiRegionAccessPointPolicyStatus", "GetMultiRegionAccessPointRoutes", "GetStorageLensConfiguration",
        "GetStorageLensConfigurationTagging", "GetStorageLensDashboard", "GetStorageLensGroup", "ListAccessGrants", "ListAccessGrantsInstances",
        "ListAccessGrantsLocations", "ListAccessPoints", "ListAccessPointsForObjectLambda", "ListAllMyBuckets", "ListCallerAccessGrants",
        "ListJobs", "ListMultiRegionAccessPoints", "ListStorageLensConfigurations", "ListStorageLensGroups",
        "PutAccessGrantsInstanceResourcePolicy", "PutAccessPointConfigurationForObjectLambda", "PutAccessPointPolicy",
        "PutAccessPointPolicyForObjectLambda", "PutAccessPointPublicAccessBlock", "PutAccountPublicAccessBlock", "PutJobTagging",
        "PutMultiRegionAccessPointPolicy", "PutStorageLensConfiguration", "PutStorageLensConfigurationTagging",
        "SubmitMultiRegionAccessPointRoutes", "UpdateAccessGrantsLocation", "UpdateJobPriority", "UpdateJobStatus", "UpdateStorageLensGroup",
    ];

    /// <summary>All actions.</summary>
    public static IReadOnlyList<S3Action> All { get; } = Collect();

    private static readonly Dictionary<string, S3Action> ByName = Index();

    /// <summary>The action of a name, or null.</summary>
    /// <param name="name">With or without the prefix <c>s3:</c>; case does not count.</param>
    public static S3Action? Find(string name)
    {
        var bare = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name.Substring(Prefix.Length) : name;
        return ByName.TryGetValue(bare, out var action) ? action : null;
    }

    private static List<S3Action> Collect()
    {
        var all = new List<S3Action>();
        foreach (var name in OnObjects)
            all.Add(new S3Action(name, S3ResourceType.Object));
        foreach (var name in OnBuckets)
            all.Add(new S3Action(name, S3ResourceType.Bucket));
        foreach (var name in Elsewhere)
            all.Add(new S3Action(name, S3ResourceType.Other));
        return all;
    }

    private static Dictionary<string, S3Action> Index()
    {
        var index = new Dictionary<string, S3Action>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in All)
            index.Add(action.Name, action);
        return index;
    }
}
