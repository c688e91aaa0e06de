using System;
using System.Collections.Generic;
using S3Seal.Policy.Conditions;

namespace S3Seal.Policy.Catalog;

/// <summary>The condition keys of S3 and those of AWS's own that S3 fills.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </remarks>
public static class S3ConditionKeys
{
    /// <summary>The algorithm that the upload asks for.</summary>
    public const string ServerSideEncryption = "s3:x-amz-server-side-encryption";

    /// <summary>The KMS key that the upload asks for, as sent.</summary>
    public const string KmsKeyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    /// <summary>The algorithm of a customer-provided key.</summary>
    public const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>Whether the request came over TLS.</summary>
    public const string SecureTransport = "aws:SecureTransport";

    /// <summary>The version of TLS.</summary>
    public const string TlsVersion = "s3:TlsVersion";

    private const string Uploads = "PutObject ReplicateObject BypassGovernanceRetention";
    private const string EncryptedUploads = Uploads + " UpdateObjectEncryption";
    private const string Listings = "ListBucket ListBucketVersions ListBucketMultipartUploads";
    private const string Grants = "PutObject PutObjectAcl PutObjectVersionAcl CreateBucket PutBucketAcl BypassGovernanceRetention";
    private const string Tagging = "PutObject PutObjectTagging PutObjectVersionTagging ReplicateTags BypassGovernanceRetention";
    private const string Locking = "PutObject PutObjectRetention PutObjectLegalHold ReplicateObject BypassGovernanceRetention";
    private const string Annotations = "ListObjectAnnotations ListObjectVersionAnnotations";
    private const string LogDelivery = "AllowVendedLogDeliveryForResource";
    private const string JobChanges = "UpdateJobPriority UpdateJobStatus PutJobTagging DeleteJobTagging";

    private const string Tagged =
        "GetObject GetObjectVersion GetObjectAcl GetObjectVersionAcl GetObjectAttributes GetObjectVersionAttributes GetObjectTagging "
        + "GetObjectVersionTagging PutObjectAcl PutObjectVersionAcl PutObjectTagging PutObjectVersionTagging DeleteObjectTagging "
        + "DeleteObjectVersionTagging UpdateObjectEncryption GetObjectAnnotation GetObjectVersionAnnotation PutObjectAnnotation "
        + "PutObjectVersionAnnotation DeleteObjectAnnotation DeleteObjectVersionAnnotation ListObjectAnnotations ListObjectVersionAnnotations";

    private const string Versions =
        "GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes GetObjectVersionTagging GetObjectVersionTorrent DeleteObjectVersion "
        + "DeleteObjectVersionTagging PutObjectVersionAcl PutObjectVersionTagging GetObjectVersionAnnotation PutObjectVersionAnnotation "
        + "DeleteObjectVersionAnnotation ListObjectVersionAnnotations GetObjectVersionForReplication";

    /// <summary>All keys.</summary>
    public static IReadOnlyList<S3ConditionKey> All { get; } =
    [
        Header(ServerSideEncryption, EncryptedUploads),
        new(KmsKeyId, OperatorFamily.Arn, "header x-amz-server-side-encryption-aws-kms-key-id, as sent", EncryptedUploads),
        Header(CustomerAlgorithm, Uploads),
        Header("s3:x-amz-acl", Grants + " CreateAccessPoint"),
        Header("s3:x-amz-grant-full-control", Grants),
        Header("s3:x-amz-grant-read", Grants),
        Header("s3:x-amz-grant-read-acp", Grants),
        Header("s3:x-amz-grant-write", Grants),
        Header("s3:x-amz-grant-write-acp", Grants),
        Header("s3:x-amz-copy-source", Uploads),
        Header("s3:x-amz-metadata-directive", Uploads),
        Header("s3:x-amz-storage-class", Uploads + " PutObjectAcl PutObjectVersionAcl"),
        Header("s3:x-amz-website-redirect-location", Uploads),
        Header("s3:x-amz-object-annotation-directive", "PutObject"),
        Header("s3:x-amz-object-if-match", "PutObjectAnnotation PutObjectVersionAnnotation DeleteObjectAnnotation DeleteObjectVersionAnnotation"),
        Header("s3:x-amz-object-ownership", "CreateBucket PutBucketOwnershipControls"),
        Header("s3:x-amz-bucket-namespace", "CreateBucket"),
        Header("s3:x-amz-content-sha256", null),
        new("s3:if-match", OperatorFamily.String, "header If-Match", "PutObject DeleteObject"),
        new("s3:if-none-match", OperatorFamily.String, "header If-None-Match", "PutObject"),
        new("s3:ObjectCreationOperation", OperatorFamily.Bool, "the operation: false for CreateMultipartUpload, UploadPart, UploadPartCopy", "PutObject"),
        new("s3:ExistingObjectTag/", OperatorFamily.String, "a tag of the stored object", Tagged),
        new("s3:RequestObjectTag/", OperatorFamily.String, "header x-amz-tagging or the body", Tagging),
        new("s3:RequestObjectTagKeys", OperatorFamily.String, "header x-amz-tagging or the body", Tagging) { IsMultivalued = true },
        new("s3:object-lock-mode", OperatorFamily.String, "header x-amz-object-lock-mode or the body", Locking),
        new("s3:object-lock-retain-until-date", OperatorFamily.Date, "header x-amz-object-lock-retain-until-date or the body", Locking),
        new("s3:object-lock-remaining-retention-days", OperatorFamily.Numeric, "days from now to the retain-until date", Locking),
        new("s3:object-lock-legal-hold", OperatorFamily.String, "header x-amz-object-lock-legal-hold or the body", Locking),
        new("s3:object-lock-event-hold", OperatorFamily.String, "header x-amz-object-lock-event-hold or the body", Locking),
        new("s3:object-lock-event-hold-duration-days", OperatorFamily.Numeric, "header or the body", Locking),
        new("s3:VersionId", OperatorFamily.String, "query parameter versionId", Versions),
        new("s3:prefix", OperatorFamily.String, "query parameter prefix", Listings),
        new("s3:delimiter", OperatorFamily.String, "query parameter delimiter", Listings),
        new("s3:max-keys", OperatorFamily.Numeric, "query parameter max-keys", Listings),
        new("s3:annotation-prefix", OperatorFamily.String, "query parameter", Annotations),
        new("s3:max-annotation-results", OperatorFamily.Numeric, "query parameter", Annotations),
        new("s3:LocationConstraint", OperatorFamily.String, "the body", "CreateBucket CreateAccessPoint"),
        new("s3:InventoryAccessibleOptionalFields", OperatorFamily.String, "the body", "PutInventoryConfiguration") { IsMultivalued = true },
        new("s3:authType", OperatorFamily.String, "how the request is signed: REST-HEADER, REST-QUERY-STRING, POST", null),
        new("s3:signatureversion", OperatorFamily.String, "the signature: AWS4-HMAC-SHA256, AWS", null),
        new("s3:signatureAge", OperatorFamily.Numeric, "milliseconds since a presigned request was signed", null),
        new(TlsVersion, OperatorFamily.Numeric, "the connection; absent on plain HTTP", null),
        new("s3:ResourceAccount", OperatorFamily.String, "the bucket's owner", null),
        new("s3:BucketTag/", OperatorFamily.String, "a tag of the bucket", null),
        new("s3:DataAccessPointArn", OperatorFamily.Arn, "the access point", null),
        new("s3:DataAccessPointAccount", OperatorFamily.String, "the access point", null),
        new("s3:AccessPointNetworkOrigin", OperatorFamily.String, "the access point", null),
        new("s3:AccessPointTag/", OperatorFamily.String, "a tag of the access point", null),
        new("s3:AccessGrantsInstanceArn", OperatorFamily.Arn, "the access grant", null),
        new("s3:AccessGrantScope", OperatorFamily.String, "the access grant", "CreateAccessGrant DeleteAccessGrant GetAccessGrant"),
        new("s3:AccessGrantsLocationScope", OperatorFamily.String, "the access grant", "CreateAccessGrantsLocation UpdateAccessGrantsLocation DeleteAccessGrantsLocation GetAccessGrantsLocation"),
        new("s3:isReplicationPauseRequest", OperatorFamily.Bool, "a fault injection", "PutReplicationConfiguration"),
        new("s3:DestinationRegion", OperatorFamily.String, "a fault injection", "PauseReplication"),
        new("s3:deliverySourceArn", OperatorFamily.Arn, "a log delivery", LogDelivery),
        new("s3:logType", OperatorFamily.String, "a log delivery", LogDelivery),
        new("s3:resourceArnBeingAuthorized", OperatorFamily.Arn, "a log delivery", LogDelivery),
        new("s3:JobSuspendedCause", OperatorFamily.String, "a batch job", "UpdateJobStatus"),
        new("s3:RequestJobOperation", OperatorFamily.String, "a batch job", "CreateJob"),
        new("s3:RequestJobPriority", OperatorFamily.Numeric, "a batch job", "CreateJob UpdateJobPriority"),
        new("s3:ExistingJobOperation", OperatorFamily.String, "a batch job", JobChanges),
        new("s3:ExistingJobPriority", OperatorFamily.Numeric, "a batch job", JobChanges),
        new(SecureTransport, OperatorFamily.Bool, "the connection; always there", null),
        new("aws:SourceIp", OperatorFamily.IpAddress, "the socket's peer; absent through a VPC endpoint", null),
        new("aws:VpcSourceIp", OperatorFamily.IpAddress, "the VPC endpoint", null),
        new("aws:SourceVpc", OperatorFamily.String, "the VPC endpoint", null),
        new("aws:SourceVpcArn", OperatorFamily.Arn, "the VPC endpoint", null),
        new("aws:SourceVpce", OperatorFamily.String, "the VPC endpoint", null),
        new("aws:CurrentTime", OperatorFamily.Date, "the clock; always there", null),
        new("aws:EpochTime", OperatorFamily.Date, "the clock; always there", null),
        new("aws:UserAgent", OperatorFamily.String, "header User-Agent", null),
        new("aws:Referer", OperatorFamily.String, "header Referer", null),
        new("aws:RequestedRegion", OperatorFamily.String, "the endpoint; always there", null),
        new("aws:PrincipalArn", OperatorFamily.Arn, "the caller; the role for a session", null),
        new("aws:PrincipalAccount", OperatorFamily.String, "the caller", null),
        new("aws:PrincipalType", OperatorFamily.String, "the caller: Account, User, AssumedRole, FederatedUser, Anonymous", null),
        new("aws:PrincipalOrgID", OperatorFamily.String, "the caller's organization", null),
        new("aws:PrincipalOrgPaths", OperatorFamily.String, "the caller's organization", null) { IsMultivalued = true },
        new("aws:PrincipalTag/", OperatorFamily.String, "a tag of the caller", null),
        new("aws:PrincipalIsAWSService", OperatorFamily.Bool, "the caller", null),
        new("aws:PrincipalServiceName", OperatorFamily.String, "a calling service", null),
        new("aws:PrincipalServiceNamesList", OperatorFamily.String, "a calling service", null) { IsMultivalued = true },
        new("aws:userid", OperatorFamily.String, "the caller", null),
        new("aws:username", OperatorFamily.String, "the caller, when an IAM user", null),
        new("aws:SourceArn", OperatorFamily.Arn, "the resource a service calls for", null),
        new("aws:SourceAccount", OperatorFamily.String, "the resource a service calls for", null),
        new("aws:SourceOwner", OperatorFamily.String, "the resource a service calls for", null),
        new("aws:SourceOrgID", OperatorFamily.String, "the resource a service calls for", null),
        new("aws:SourceOrgPaths", OperatorFamily.String, "the resource a service calls for", null) { IsMultivalued = true },
        new("aws:ViaAWSService", OperatorFamily.Bool, "a forwarded session", null),
        new("aws:CalledVia", OperatorFamily.String, "a forwarded session", null) { IsMultivalued = true },
        new("aws:CalledViaFirst", OperatorFamily.String, "a forwarded session", null),
        new("aws:CalledViaLast", OperatorFamily.String, "a forwarded session", null),
        new("aws:MultiFactorAuthPresent", OperatorFamily.Bool, "temporary credentials", null),
        new("aws:MultiFactorAuthAge", OperatorFamily.Numeric, "temporary credentials", null),
        new("aws:TokenIssueTime", OperatorFamily.Date, "temporary credentials", null),
        new("aws:FederatedProvider", OperatorFamily.String, "temporary credentials", null),
        new("aws:ResourceAccount", OperatorFamily.String, "the bucket's owner; always there", null),
        new("aws:ResourceOrgID", OperatorFamily.String, "the bucket owner's organization", null),
        new("aws:ResourceOrgPaths", OperatorFamily.String, "the bucket owner's organization", null) { IsMultivalued = true },
        new("aws:ResourceTag/", OperatorFamily.String, "a tag of the bucket", null),
        new("aws:RequestTag/", OperatorFamily.String, "the body", null),
        new("aws:TagKeys", OperatorFamily.String, "the body", null) { IsMultivalued = true },
    ];

    private static readonly Dictionary<string, S3ConditionKey> ByName = Index();

    /// <summary>The key of a name, or null. Case does not count; a tag's key may be anything but empty.</summary>
    public static S3ConditionKey? Find(string name)
    {
        if (ByName.TryGetValue(name, out var key))
            return key.IsTagKey ? null : key;
        var slash = name.IndexOf('/');
        return slash > 0 && slash < name.Length - 1 && ByName.TryGetValue(name.Substring(0, slash + 1), out var tag) ? tag : null;
    }

    private static S3ConditionKey Header(string name, string? actions) =>
        new(name, OperatorFamily.String, "header " + name.Substring(S3Actions.Prefix.Length), actions);

    private static Dictionary<string, S3ConditionKey> Index()
    {
        var index = new Dictionary<string, S3ConditionKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in All)
            index.Add(key.Name, key);
        return index;
    }
}
