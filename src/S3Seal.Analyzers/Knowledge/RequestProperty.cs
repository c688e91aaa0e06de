namespace S3Seal.Analyzers.Knowledge;

/// <summary>The settings of a request that the tracker follows, whatever the property is called on a given type.</summary>
internal enum RequestProperty
{
    /// <summary>ServerSideEncryptionMethod.</summary>
    Method,

    /// <summary>The KMS key id.</summary>
    KmsKeyId,

    /// <summary>The KMS encryption context.</summary>
    Context,

    /// <summary>BucketKeyEnabled.</summary>
    BucketKey,

    /// <summary>ServerSideEncryptionCustomerMethod (also ServerSideCustomerEncryptionMethod, SSECustomerAlgorithm).</summary>
    CustomerMethod,

    /// <summary>ServerSideEncryptionCustomerProvidedKey (also SSECustomerKey).</summary>
    CustomerKey,

    /// <summary>The MD5 of the customer key.</summary>
    CustomerKeyMd5,

    /// <summary>CopySourceServerSideEncryptionCustomerMethod.</summary>
    SourceCustomerMethod,

    /// <summary>CopySourceServerSideEncryptionCustomerProvidedKey.</summary>
    SourceCustomerKey,

    /// <summary><c>Headers["x-amz-server-side-encryption"]</c>, in any casing.</summary>
    Header,

    /// <summary>A subscriber of UploadDirectoryFileRequestEvent, who may set anything on the request of each file.</summary>
    FileEvent,

    /// <summary>The verb of a presigned URL; unset means GET.</summary>
    Verb,

    /// <summary>The upload id or part number of a presigned URL: with one it is for a part, whose setting belongs on the initiating call.</summary>
    PartOfUpload,
}
