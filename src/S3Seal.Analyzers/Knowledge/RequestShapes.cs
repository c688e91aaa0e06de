using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>THE TABLE: the request types of the AWS SDK for S3 that carry encryption settings, what sends them, and what their properties mean.</summary>
/// <remarks>Holds for SDK v3 and v4. A property that a version lacks is simply never seen: properties are probed by symbol, not by version.</remarks>
internal static class RequestShapes
{
    public static readonly RequestShape PutObject = new(RequestPurpose.Write, "Amazon.S3.Model.PutObjectRequest",
        "PutObject", "PutObjectAsync", "BeginPutObject");

    public static readonly RequestShape CopyObject = new(RequestPurpose.Write, "Amazon.S3.Model.CopyObjectRequest",
        "CopyObject", "CopyObjectAsync", "BeginCopyObject");

    public static readonly RequestShape InitiateMultipartUpload = new(RequestPurpose.Write, "Amazon.S3.Model.InitiateMultipartUploadRequest",
        "InitiateMultipartUpload", "InitiateMultipartUploadAsync", "BeginInitiateMultipartUpload");

    public static readonly RequestShape TransferUpload = new(RequestPurpose.Write, "Amazon.S3.Transfer.TransferUtilityUploadRequest",
        "Upload", "UploadAsync", "UploadWithResponse", "UploadWithResponseAsync", "BeginUpload");

    public static readonly RequestShape TransferUploadDirectory = new(RequestPurpose.WriteDirectory, "Amazon.S3.Transfer.TransferUtilityUploadDirectoryRequest",
        "UploadDirectory", "UploadDirectoryAsync", "UploadDirectoryWithResponse", "UploadDirectoryWithResponseAsync", "BeginUploadDirectory");

    public static readonly RequestShape PresignedUrl = new(RequestPurpose.Presign, "Amazon.S3.Model.GetPreSignedUrlRequest",
        "GetPreSignedURL", "GetPreSignedURLAsync");

    public static readonly RequestShape UploadPart = new(RequestPurpose.Part, "Amazon.S3.Model.UploadPartRequest",
        "UploadPart", "UploadPartAsync", "BeginUploadPart");

    public static readonly RequestShape CopyPart = new(RequestPurpose.Part, "Amazon.S3.Model.CopyPartRequest",
        "CopyPart", "CopyPartAsync", "BeginCopyPart");

    public static readonly RequestShape CompleteMultipartUpload = new(RequestPurpose.Part, "Amazon.S3.Model.CompleteMultipartUploadRequest",
        "CompleteMultipartUpload", "CompleteMultipartUploadAsync", "BeginCompleteMultipartUpload");

    public static readonly RequestShape GetObject = new(RequestPurpose.Read, "Amazon.S3.Model.GetObjectRequest",
        "GetObject", "GetObjectAsync", "BeginGetObject");

    public static readonly RequestShape GetObjectMetadata = new(RequestPurpose.Read, "Amazon.S3.Model.GetObjectMetadataRequest",
        "GetObjectMetadata", "GetObjectMetadataAsync", "BeginGetObjectMetadata");

    public static readonly RequestShape GetObjectAttributes = new(RequestPurpose.Read, "Amazon.S3.Model.GetObjectAttributesRequest",
        "GetObjectAttributes", "GetObjectAttributesAsync");

    public static readonly RequestShape SelectObjectContent = new(RequestPurpose.Read, "Amazon.S3.Model.SelectObjectContentRequest",
        "SelectObjectContent", "SelectObjectContentAsync");

    public static readonly RequestShape TransferDownload = new(RequestPurpose.Read, "Amazon.S3.Transfer.TransferUtilityDownloadRequest",
        "Download", "DownloadAsync", "DownloadWithResponseAsync");

    public static readonly RequestShape TransferOpenStream = new(RequestPurpose.Read, "Amazon.S3.Transfer.TransferUtilityOpenStreamRequest",
        "OpenStream", "OpenStreamAsync", "OpenStreamWithResponseAsync");

    public static readonly ImmutableArray<RequestShape> All = ImmutableArray.Create(
        PutObject, CopyObject, InitiateMultipartUpload, TransferUpload, TransferUploadDirectory, PresignedUrl, UploadPart, CopyPart,
        CompleteMultipartUpload, GetObject, GetObjectMetadata, GetObjectAttributes, SelectObjectContent, TransferDownload, TransferOpenStream);

    /// <summary>Every simple name of a send: the cheap question before any symbol is bound.</summary>
    public static readonly HashSet<string> SendNames = [.. All.SelectMany(static shape => shape.Sends)];

    /// <summary>A request of whatever type: what a generic method gets.</summary>
    public static readonly RequestShape Any = new(RequestPurpose.Read, "Amazon.Runtime.AmazonWebServiceRequest", [.. SendNames]);

    /// <summary>Properties that requests had in SDK v1 and have no more; none has to do with encryption.</summary>
    public static readonly ImmutableHashSet<string> OldProperties = ImmutableHashSet.Create(
        "Timeout", "ReadWriteTimeout", "GenerateChecksum", "GenerateMD5Digest", "MD5Digest", "MetaData", "Metadata", "AutoCloseStream", "Subscriber", "InputStream", "CannedACL");

    private static readonly Dictionary<string, RequestProperty> Properties = new()
    {
        ["ServerSideEncryptionMethod"] = RequestProperty.Method,
        ["ServerSideEncryptionKeyManagementServiceKeyId"] = RequestProperty.KmsKeyId,
        ["ServerSideEncryptionKeyManagementServiceEncryptionContext"] = RequestProperty.Context,
        ["SSEKMSEncryptionContext"] = RequestProperty.Context,
        ["BucketKeyEnabled"] = RequestProperty.BucketKey,
        ["ServerSideEncryptionCustomerMethod"] = RequestProperty.CustomerMethod,
        ["ServerSideCustomerEncryptionMethod"] = RequestProperty.CustomerMethod,
        ["SSECustomerAlgorithm"] = RequestProperty.CustomerMethod,
        ["ServerSideEncryptionCustomerProvidedKey"] = RequestProperty.CustomerKey,
        ["SSECustomerKey"] = RequestProperty.CustomerKey,
        ["ServerSideEncryptionCustomerProvidedKeyMD5"] = RequestProperty.CustomerKeyMd5,
        ["SSECustomerKeyMD5"] = RequestProperty.CustomerKeyMd5,
        ["CopySourceServerSideEncryptionCustomerMethod"] = RequestProperty.SourceCustomerMethod,
        ["CopySourceServerSideEncryptionCustomerProvidedKey"] = RequestProperty.SourceCustomerKey,
        ["UploadDirectoryFileRequestEvent"] = RequestProperty.FileEvent,
        ["Verb"] = RequestProperty.Verb,
        ["UploadId"] = RequestProperty.PartOfUpload,
        ["PartNumber"] = RequestProperty.PartOfUpload,
    };

    /// <summary>What a property or event of a request type means; false for one that has nothing to do with encryption.</summary>
    public static bool TryGetProperty(string name, out RequestProperty property) => Properties.TryGetValue(name, out property);
}
