namespace S3Seal.Emulator.Errors;

/// <summary>S3's error codes: one row a code, in alphabetical order. Texts that vary are given where the error is thrown.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html</remarks>
internal static class S3Errors
{
    public static readonly S3Error AccessControlListNotSupported = new("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
    public static readonly S3Error AccessDenied = new("AccessDenied", 403, "Access Denied");
    public static readonly S3Error AccessForbidden = new("AccessForbidden", 403,
        "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.")
    { Extra = ["Method", "ResourceType"] };
    public static readonly S3Error AuthorizationHeaderMalformed = new("AuthorizationHeaderMalformed", 400,
        "The authorization header is malformed")
    { Extra = ["Region"] };
    public static readonly S3Error AuthorizationQueryParametersError = new("AuthorizationQueryParametersError", 400,
        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.")
    { Extra = ["Region"] };
    public static readonly S3Error BadDigest = new("BadDigest", 400,
        "The Content-MD5 you specified did not match what we received.")
    { Extra = ["ExpectedDigest", "CalculatedDigest"] };
    public static readonly S3Error BadRequest = new("BadRequest", 400, "Bad Request");
    public static readonly S3Error BucketAlreadyExists = new("BucketAlreadyExists", 409,
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")
    { Extra = ["BucketName"] };
    public static readonly S3Error BucketAlreadyOwnedByYou = new("BucketAlreadyOwnedByYou", 409,
        "Your previous request to create the named bucket succeeded and you already own it.")
    { Extra = ["BucketName"] };
    public static readonly S3Error BucketNotEmpty = new("BucketNotEmpty", 409, "The bucket you tried to delete is not empty") { Extra = ["BucketName"] };
    public static readonly S3Error ConditionalRequestConflict = new("ConditionalRequestConflict", 409,
        "The conditional request cannot succeed due to a conflicting operation against this resource.")
    { Extra = ["Condition", "Key"] };
    public static readonly S3Error CrossLocationLoggingProhibitted = new("CrossLocationLoggingProhibitted", 403,
        "Cross S3 location logging not allowed. ")
    { Extra = ["TargetBucketLocation"] };
    public static readonly S3Error EntityTooLarge = new("EntityTooLarge", 400,
        "Your proposed upload exceeds the maximum allowed size")
    { Extra = ["ProposedSize", "MaxSizeAllowed"] };
    public static readonly S3Error EntityTooSmall = new("EntityTooSmall", 400,
        "Your proposed upload is smaller than the minimum allowed size")
    { Extra = ["ProposedSize", "MinSizeAllowed"] };
    public static readonly S3Error ExpiredToken = new("ExpiredToken", 400, "The provided token has expired.") { Extra = ["Token-0"] };
    public static readonly S3Error IdMismatch = new("IdMismatch", 400, "Document ID does not match the specified configuration ID.");
    public static readonly S3Error IllegalLocationConstraintException = new("IllegalLocationConstraintException", 400,
        "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.");
    public static readonly S3Error IllegalVersioningConfigurationException = new("IllegalVersioningConfigurationException", 400,
        "The Versioning element must be specified");
    public static readonly S3Error IncompleteBody = new("IncompleteBody", 400, "The request body terminated unexpectedly");
    public static readonly S3Error InternalError = new("InternalError", 500, "We encountered an internal error. Please try again.");
    public static readonly S3Error InvalidAccessKeyId = new("InvalidAccessKeyId", 403,
        "The AWS Access Key Id you provided does not exist in our records.")
    { Extra = ["AWSAccessKeyId"] };
    public static readonly S3Error InvalidArgument = new("InvalidArgument", 400, "Invalid Argument") { Extra = ["ArgumentName", "ArgumentValue"] };
    public static readonly S3Error InvalidBucketAclWithBlockPublicAccessError = new("InvalidBucketAclWithBlockPublicAccessError", 400,
        "Bucket cannot have public ACLs set with BlockPublicAccess enabled");
    public static readonly S3Error InvalidBucketAclWithObjectOwnership = new("InvalidBucketAclWithObjectOwnership", 400,
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    public static readonly S3Error InvalidBucketName = new("InvalidBucketName", 400, "The specified bucket is not valid.") { Extra = ["BucketName"] };
    public static readonly S3Error InvalidBucketOwnerAWSAccountID = new("InvalidBucketOwnerAWSAccountID", 400,
        "The value of the expected bucket owner parameter must be an AWS Account ID...");
    public static readonly S3Error InvalidBucketState = new("InvalidBucketState", 409, "The request is not valid with the current state of the bucket.");
    public static readonly S3Error InvalidChunkSizeError = new("InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes") { Extra = ["Chunk", "BadChunkSize"] };
    public static readonly S3Error InvalidDigest = new("InvalidDigest", 400, "The Content-MD5 you specified was invalid.") { Extra = ["Content-MD5"] };
    public static readonly S3Error InvalidEncryptionAlgorithmError = new("InvalidEncryptionAlgorithmError", 400,
        "The Encryption request you specified is not valid. Supported value: AES256.")
    { Extra = ["ArgumentName", "ArgumentValue"] };
    public static readonly S3Error InvalidLocationConstraint = new("InvalidLocationConstraint", 400,
        "The specified location-constraint is not valid")
    { Extra = ["LocationConstraint"] };
    public static readonly S3Error InvalidObjectState = new("InvalidObjectState", 403,
        "The operation is not valid for the object's storage class")
    { Extra = ["StorageClass"] };
    public static readonly S3Error InvalidPart = new("InvalidPart", 400,
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.")
    { Extra = ["UploadId", "PartNumber", "ETag"] };
    public static readonly S3Error InvalidPartNumber = new("InvalidPartNumber", 416,
        "The requested partnumber is not satisfiable")
    { Extra = ["ActualPartCount", "PartNumberRequested"] };
    public static readonly S3Error InvalidPartOrder = new("InvalidPartOrder", 400,
        "The list of parts was not in ascending order. Parts must be ordered by part number.")
    { Extra = ["UploadId"] };
    public static readonly S3Error InvalidPolicyDocument = new("InvalidPolicyDocument", 400, "Invalid Policy: Invalid JSON.");
    public static readonly S3Error InvalidRange = new("InvalidRange", 416,
        "The requested range is not satisfiable")
    { Extra = ["RangeRequested", "ActualObjectSize"] };
    public static readonly S3Error InvalidRedirectLocation = new("InvalidRedirectLocation", 400,
        "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");
    public static readonly S3Error InvalidRequest = new("InvalidRequest", 400, "Invalid Request");
    public static readonly S3Error InvalidStorageClass = new("InvalidStorageClass", 400,
        "The storage class you specified is not valid")
    { Extra = ["StorageClassRequested"] };
    public static readonly S3Error InvalidTag = new("InvalidTag", 400, "The TagKey you have provided is invalid") { Extra = ["TagKey"] };
    public static readonly S3Error InvalidTargetBucketForLogging = new("InvalidTargetBucketForLogging", 400,
        "The target bucket for logging does not exist")
    { Extra = ["TargetBucket"] };
    public static readonly S3Error InvalidToken = new("InvalidToken", 400, "The provided token is malformed or otherwise invalid.") { Extra = ["Token-0"] };
    public static readonly S3Error InvalidUri = new("InvalidURI", 400, "Couldn't parse the specified URI.") { Extra = ["URI"] };
    public static readonly S3Error KeyTooLongError = new("KeyTooLongError", 400, "Your key is too long") { Extra = ["Size", "MaxSizeAllowed"] };
    public static readonly S3Error MalformedAclError = new("MalformedACLError", 400,
        "The XML you provided was not well-formed or did not validate against our published schema");
    public static readonly S3Error MalformedPolicy = new("MalformedPolicy", 400, "Policies must be valid JSON and the first byte must be '{'");
    public static readonly S3Error MalformedPostRequest = new("MalformedPOSTRequest", 400,
        "The body of your POST request is not well-formed multipart/form-data.");
    public static readonly S3Error MalformedTrailerError = new("MalformedTrailerError", 400,
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");
    public static readonly S3Error MalformedXml = new("MalformedXML", 400,
        "The XML you provided was not well-formed or did not validate against our published schema");
    public static readonly S3Error MaxPostPreDataLengthExceededError = new("MaxPostPreDataLengthExceededError", 400,
        "Your POST request fields preceding the upload file were too large.");
    public static readonly S3Error MetadataTooLarge = new("MetadataTooLarge", 400,
        "Your metadata headers exceed the maximum allowed metadata size")
    { Extra = ["Size", "MaxSizeAllowed"] };
    public static readonly S3Error MethodNotAllowed = new("MethodNotAllowed", 405,
        "The specified method is not allowed against this resource.")
    { Extra = ["Method", "ResourceType"] };
    public static readonly S3Error MissingContentLength = new("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
    public static readonly S3Error MissingRequestBodyError = new("MissingRequestBodyError", 400, "Request Body is empty");
    public static readonly S3Error MissingSecurityHeader = new("MissingSecurityHeader", 400,
        "Your request was missing a required header")
    { Extra = ["MissingHeaderName"] };
    public static readonly S3Error NoSuchBucket = new("NoSuchBucket", 404, "The specified bucket does not exist") { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchBucketPolicy = new("NoSuchBucketPolicy", 404, "The bucket policy does not exist") { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchConfiguration = new("NoSuchConfiguration", 404, "The specified configuration does not exist.");
    public static readonly S3Error NoSuchCorsConfiguration = new("NoSuchCORSConfiguration", 404,
        "The CORS configuration does not exist")
    { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchKey = new("NoSuchKey", 404, "The specified key does not exist.") { Extra = ["Key"] };
    public static readonly S3Error NoSuchLifecycleConfiguration = new("NoSuchLifecycleConfiguration", 404,
        "The lifecycle configuration does not exist")
    { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchObjectLockConfiguration = new("NoSuchObjectLockConfiguration", 404,
        "The specified object does not have a ObjectLock configuration");
    public static readonly S3Error NoSuchPublicAccessBlockConfiguration = new("NoSuchPublicAccessBlockConfiguration", 404,
        "The public access block configuration was not found")
    { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchTagSet = new("NoSuchTagSet", 404, "The TagSet does not exist") { Extra = ["BucketName"] };
    public static readonly S3Error NoSuchUpload = new("NoSuchUpload", 404,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.")
    { Extra = ["UploadId"] };
    public static readonly S3Error NoSuchVersion = new("NoSuchVersion", 404, "The specified version does not exist.") { Extra = ["Key", "VersionId"] };
    public static readonly S3Error NoSuchWebsiteConfiguration = new("NoSuchWebsiteConfiguration", 404,
        "The specified bucket does not have a website configuration")
    { Extra = ["BucketName"] };
    public static readonly S3Error NotImplemented = new("NotImplemented", 501,
        "A header or query you provided requested a function that is not implemented.")
    { Extra = ["Operation", "Header", "additionalMessage"] };
    public static readonly S3Error ObjectLockConfigurationNotFoundError = new("ObjectLockConfigurationNotFoundError", 404,
        "Object Lock configuration does not exist for this bucket")
    { Extra = ["BucketName"] };
    public static readonly S3Error OperationAborted = new("OperationAborted", 409,
        "A conflicting conditional operation is currently in progress against this resource. Please try again.");
    public static readonly S3Error OwnershipControlsNotFoundError = new("OwnershipControlsNotFoundError", 404,
        "The bucket ownership controls were not found")
    { Extra = ["BucketName"] };
    public static readonly S3Error PermanentRedirect = new("PermanentRedirect", 301,
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
    { Extra = ["Endpoint", "Bucket"] };
    public static readonly S3Error PreconditionFailed = new("PreconditionFailed", 412,
        "At least one of the pre-conditions you specified did not hold")
    { Extra = ["Condition"] };
    public static readonly S3Error ReplicationConfigurationNotFoundError = new("ReplicationConfigurationNotFoundError", 404,
        "The replication configuration was not found")
    { Extra = ["BucketName"] };
    public static readonly S3Error RequestHeaderSectionTooLarge = new("RequestHeaderSectionTooLarge", 400,
        "Your request header section exceeds the maximum allowed size.")
    { Extra = ["MaxSizeAllowed"] };
    public static readonly S3Error RequestTimeout = new("RequestTimeout", 400,
        "Your socket connection to the server was not read from or written to within the timeout period.");
    public static readonly S3Error RequestTimeTooSkewed = new("RequestTimeTooSkewed", 403,
        "The difference between the request time and the current time is too large.")
    { Extra = ["RequestTime", "ServerTime", "MaxAllowedSkewMilliseconds"] };
    public static readonly S3Error RestoreAlreadyInProgress = new("RestoreAlreadyInProgress", 409, "Object restore is already in progress");
    public static readonly S3Error ServiceUnavailable = new("ServiceUnavailable", 503, "Service is unable to handle request.");
    public static readonly S3Error SignatureDoesNotMatch = new("SignatureDoesNotMatch", 403,
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
    { Extra = ["AWSAccessKeyId", "StringToSign", "SignatureProvided", "StringToSignBytes", "CanonicalRequest", "CanonicalRequestBytes"] };
    public static readonly S3Error SlowDown = new("SlowDown", 503, "Please reduce your request rate.");
    public static readonly S3Error TooManyConfigurations = new("TooManyConfigurations", 400,
        "You are attempting to create a new configuration but have already reached the 1,000-configuration limit.");
    public static readonly S3Error UnexpectedContent = new("UnexpectedContent", 400, "This request does not support content");
    public static readonly S3Error UnresolvableGrantByEmailAddress = new("UnresolvableGrantByEmailAddress", 400,
        "The e-mail address you provided does not match any account on record.");
    public static readonly S3Error XAmzContentSha256Mismatch = new("XAmzContentSHA256Mismatch", 400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.")
    { Extra = ["ClientComputedContentSHA256", "S3ComputedContentSHA256"] };
}
