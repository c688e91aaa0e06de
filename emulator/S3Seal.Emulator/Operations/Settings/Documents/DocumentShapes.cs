using static S3Seal.Emulator.Operations.Settings.Documents.XmlShape;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>The schemas of all settings documents, transcribed from AWS's service model.</summary>
internal static class DocumentShapes
{
    private static readonly string[] Switch = ["Enabled", "Disabled"];

    private static readonly string[] LaterClasses = ["GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR"];

    private static readonly string[] Events =
    [
        "s3:ReducedRedundancyLostObject", "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy",
        "s3:ObjectCreated:CompleteMultipartUpload", "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated",
        "s3:ObjectRestore:*", "s3:ObjectRestore:Post", "s3:ObjectRestore:Completed", "s3:ObjectRestore:Delete", "s3:Replication:*",
        "s3:Replication:OperationFailedReplication", "s3:Replication:OperationNotTracked", "s3:Replication:OperationMissedThreshold",
        "s3:Replication:OperationReplicatedAfterThreshold", "s3:LifecycleTransition", "s3:IntelligentTiering", "s3:ObjectAcl:Put",
        "s3:LifecycleExpiration:*", "s3:LifecycleExpiration:Delete", "s3:LifecycleExpiration:DeleteMarkerCreated", "s3:ObjectTagging:*",
        "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete",
    ];

    private static readonly string[] InventoryFields =
    [
        "Size", "LastModifiedDate", "StorageClass", "ETag", "IsMultipartUploaded", "ReplicationStatus", "EncryptionStatus",
        "ObjectLockRetainUntilDate", "ObjectLockMode", "ObjectLockLegalHoldStatus", "IntelligentTieringAccessTier", "BucketKeyStatus",
        "ChecksumAlgorithm", "ObjectAccessControlList", "ObjectOwner", "LifecycleExpirationDate",
    ];

    private static readonly XmlShape Tag = Branch("Tag", Text("Key"), Text("Value"));

    private static readonly XmlShape Grantee = Branch("Grantee",
        Text("DisplayName").Optional(), Text("EmailAddress").Optional(), Text("ID").Optional(), Text("URI").Optional())
        .OfKind("CanonicalUser", "AmazonCustomerByEmail", "Group");

    public static readonly XmlShape CreateBucket = Branch("CreateBucketConfiguration",
        Text("LocationConstraint").Optional(),
        Branch("Location", Text("Type").Optional(), Text("Name").Optional()).Optional(),
        Branch("Bucket", Text("DataRedundancy").Optional(), Text("Type").Optional()).Optional(),
        Branch("Tags", Tag.Optional().Many()).Optional());

    public static readonly XmlShape Tagging = Branch("Tagging", Branch("TagSet", Tag.Optional().Many()));

    public static readonly XmlShape AccessControlPolicy = Branch("AccessControlPolicy",
        Branch("Owner", Text("ID"), Text("DisplayName").Optional()),
        Branch("AccessControlList", Branch("Grant", Grantee, Words("Permission", "FULL_CONTROL", "WRITE", "WRITE_ACP", "READ", "READ_ACP")).Optional().Many()));

    public static readonly XmlShape PublicAccessBlock = Branch("PublicAccessBlockConfiguration",
        Flag("BlockPublicAcls").Optional(), Flag("IgnorePublicAcls").Optional(), Flag("BlockPublicPolicy").Optional(), Flag("RestrictPublicBuckets").Optional());

    public static readonly XmlShape OwnershipControls = Branch("OwnershipControls",
        Branch("Rule", Words("ObjectOwnership", "BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced")));

    public static readonly XmlShape Versioning = Branch("VersioningConfiguration",
        Words("Status", "Enabled", "Suspended").Optional(), Words("MfaDelete", Switch).Optional());

    public static readonly XmlShape Cors = Branch("CORSConfiguration", Branch("CORSRule",
        Text("ID").Optional(), Text("AllowedHeader").Optional().Many(), Text("AllowedMethod").Many(), Text("AllowedOrigin").Many(),
        Text("ExposeHeader").Optional().Many(), Number("MaxAgeSeconds").Optional()).Many());

    public static readonly XmlShape ObjectLock = Branch("ObjectLockConfiguration",
        Words("ObjectLockEnabled", "Enabled"),
        Branch("Rule", Branch("DefaultRetention",
            Words("Mode", "GOVERNANCE", "COMPLIANCE"), Number("Days").Optional(), Number("Years").Optional())).Optional());

    public static readonly XmlShape Retention = Branch("Retention", Words("Mode", "GOVERNANCE", "COMPLIANCE").Optional(), Moment("RetainUntilDate").Optional());

    public static readonly XmlShape LegalHold = Branch("LegalHold", Words("Status", "ON", "OFF"));

    public static readonly XmlShape RequestPayment = Branch("RequestPaymentConfiguration", Words("Payer", "Requester", "BucketOwner"));

    public static readonly XmlShape Accelerate = Branch("AccelerateConfiguration", Words("Status", "Enabled", "Suspended"));

    public static readonly XmlShape Abac = Branch("AbacStatus", Words("Status", Switch).Optional());

    public static readonly XmlShape Logging = Branch("BucketLoggingStatus", Branch("LoggingEnabled",
        Text("TargetBucket"), Text("TargetPrefix"),
        Branch("TargetGrants", Branch("Grant", Grantee, Words("Permission", "FULL_CONTROL", "READ", "WRITE")).Optional().Many()).Optional(),
        Branch("TargetObjectKeyFormat", Branch("SimplePrefix").Optional(),
            Branch("PartitionedPrefix", Words("PartitionDateSource", "EventTime", "DeliveryTime").Optional()).Optional()).Optional()).Optional());

    public static readonly XmlShape Website = Branch("WebsiteConfiguration",
        Branch("RedirectAllRequestsTo", Text("HostName"), Text("Protocol").Optional()).Optional(),
        Branch("IndexDocument", Text("Suffix")).Optional(),
        Branch("ErrorDocument", Text("Key")).Optional(),
        Branch("RoutingRules", Branch("RoutingRule",
            Branch("Condition", Text("HttpErrorCodeReturnedEquals").Optional(), Text("KeyPrefixEquals").Optional()).Optional(),
            Branch("Redirect", Text("HostName").Optional(), Text("HttpRedirectCode").Optional(), Text("Protocol").Optional(),
                Text("ReplaceKeyPrefixWith").Optional(), Text("ReplaceKeyWith").Optional())).Optional().Many()).Optional());

    public static readonly XmlShape Notification = Branch("NotificationConfiguration",
        NotificationTarget("TopicConfiguration", "Topic"), NotificationTarget("QueueConfiguration", "Queue"),
        NotificationTarget("CloudFunctionConfiguration", "CloudFunction"), Branch("EventBridgeConfiguration").Optional());

    public static readonly XmlShape Lifecycle = Branch("LifecycleConfiguration", Branch("Rule",
        Text("ID").Optional(), Text("Prefix").Optional(),
        Filter(Number("ObjectSizeGreaterThan").Optional(), Number("ObjectSizeLessThan").Optional()),
        Words("Status", Switch),
        Branch("Expiration", Moment("Date").Optional(), Number("Days").Optional(), Flag("ExpiredObjectDeleteMarker").Optional()).Optional(),
        Branch("Transition", Moment("Date").Optional(), Number("Days").Optional(), Words("StorageClass", LaterClasses)).Optional().Many(),
        Branch("NoncurrentVersionTransition", Number("NoncurrentDays"), Words("StorageClass", LaterClasses), Number("NewerNoncurrentVersions").Optional()).Optional().Many(),
        Branch("NoncurrentVersionExpiration", Number("NoncurrentDays").Optional(), Number("NewerNoncurrentVersions").Optional()).Optional(),
        Branch("AbortIncompleteMultipartUpload", Number("DaysAfterInitiation")).Optional()).Many());

    public static readonly XmlShape Replication = Branch("ReplicationConfiguration",
        Text("Role"),
        Branch("Rule",
            Text("ID").Optional(), Number("Priority").Optional(), Text("Prefix").Optional(), Filter(), Words("Status", Switch),
            Branch("SourceSelectionCriteria", Status("SseKmsEncryptedObjects"), Status("ReplicaModifications")).Optional(),
            Status("ExistingObjectReplication"),
            Branch("Destination",
                Text("Bucket"), Text("Account").Optional(),
                Words("StorageClass", [.. LaterClasses, "STANDARD", "REDUCED_REDUNDANCY"]).Optional(),
                Branch("AccessControlTranslation", Words("Owner", "Destination")).Optional(),
                Branch("EncryptionConfiguration", Text("ReplicaKmsKeyID").Optional()).Optional(),
                Branch("ReplicationTime", Words("Status", Switch), Branch("Time", Number("Minutes"))).Optional(),
                Branch("Metrics", Words("Status", Switch), Branch("EventThreshold", Number("Minutes")).Optional()).Optional()),
            Branch("DeleteMarkerReplication", Words("Status", Switch).Optional()).Optional()).Many());

    public static readonly XmlShape Inventory = Branch("InventoryConfiguration",
        Text("Id"), Flag("IsEnabled"), Branch("Filter", Text("Prefix")).Optional(),
        Branch("Destination", Branch("S3BucketDestination",
            Text("AccountId").Optional(), Text("Bucket"), Words("Format", "CSV", "ORC", "Parquet"), Text("Prefix").Optional(),
            Branch("Encryption", Branch("SSE-S3").Optional(), Branch("SSE-KMS", Text("KeyId")).Optional()).Optional())),
        Branch("Schedule", Words("Frequency", "Daily", "Weekly")),
        Words("IncludedObjectVersions", "All", "Current"),
        Branch("OptionalFields", Words("Field", InventoryFields).Optional().Many()).Optional());

    public static readonly XmlShape Metrics = Branch("MetricsConfiguration", Text("Id"), Filter(Text("AccessPointArn").Optional()));

    public static readonly XmlShape Analytics = Branch("AnalyticsConfiguration",
        Text("Id"), Filter(),
        Branch("StorageClassAnalysis", Branch("DataExport", Words("OutputSchemaVersion", "V_1"),
            Branch("Destination", Branch("S3BucketDestination",
                Words("Format", "CSV"), Text("BucketAccountId").Optional(), Text("Bucket"), Text("Prefix").Optional()))).Optional()));

    public static readonly XmlShape IntelligentTiering = Branch("IntelligentTieringConfiguration",
        Text("Id"), Filter(), Words("Status", Switch),
        Branch("Tiering", Number("Days"), Words("AccessTier", "ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS")).Many());

    /// <summary>The filter that five documents share: one predicate alone, or several under <c>And</c>.</summary>
    private static XmlShape Filter(params XmlShape[] more) => Branch("Filter",
        [Text("Prefix").Optional(), Tag.Optional(), .. more, Branch("And", [Text("Prefix").Optional(), Tag.Optional().Many(), .. more]).Optional()]).Optional();

    private static XmlShape Status(string name) => Branch(name, Words("Status", Switch)).Optional();

    private static XmlShape NotificationTarget(string name, string arn) => Branch(name,
        Text("Id").Optional(), Text(arn), Words("Event", Events).Many(),
        Branch("Filter", Branch("S3Key", Branch("FilterRule", Text("Name"), Text("Value").Optional()).Optional().Many()).Optional()).Optional()).Optional().Many();
}
