using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>Makes the SDK's real request of a sketch and sends it as the program would.</summary>
internal sealed class RequestSender(AmazonS3Client client, ReplayTarget target, CancellationToken cancellationToken)
{
    /// <summary>What is uploaded: a text that a search in the store would find.</summary>
    public static readonly byte[] Plaintext = "S3Seal replay: this sentence must never lie in the store."u8.ToArray();

    /// <summary>One row per request type.</summary>
    private static readonly Dictionary<RequestShape, Func<RequestSender, RequestSketch, Task>> Senders = new()
    {
        [RequestShapes.PutObject] = static (sender, sketch) => sender.PutAsync(sketch),
        [RequestShapes.CopyObject] = static (sender, sketch) => sender.CopyAsync(sketch),
        [RequestShapes.InitiateMultipartUpload] = static (sender, sketch) => sender.UploadInPartsAsync(sketch),
        [RequestShapes.TransferUpload] = static (sender, sketch) => sender.TransferAsync(sketch),
        [RequestShapes.TransferUploadDirectory] = static (sender, sketch) => sender.TransferDirectoryAsync(sketch),
        [RequestShapes.PresignedUrl] = static (sender, sketch) => sender.PutPresignedAsync(sketch),
    };

    public static bool CanSend(RequestSketch sketch) =>
        Senders.ContainsKey(sketch.Shape) && !sketch.EncryptionHeaders.ContainsKey(EncryptionProperties.MethodHeader + "-customer-algorithm");

    public Task SendAsync(RequestSketch sketch) => Senders[sketch.Shape](this, sketch);

    private Task PutAsync(RequestSketch sketch) => client.PutObjectAsync(
        Filled(new PutObjectRequest { BucketName = target.Bucket, Key = target.Key, InputStream = Content() }, sketch), cancellationToken);

    private Task CopyAsync(RequestSketch sketch) => client.CopyObjectAsync(
        Filled(
            new CopyObjectRequest { SourceBucket = target.SourceBucket, SourceKey = target.SourceKey, DestinationBucket = target.Bucket, DestinationKey = target.Key },
            sketch),
        cancellationToken);

    private async Task UploadInPartsAsync(RequestSketch sketch)
    {
        var upload = await client.InitiateMultipartUploadAsync(
            Filled(new InitiateMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key }, sketch), cancellationToken);
        var part = await client.UploadPartAsync(
            new UploadPartRequest { BucketName = target.Bucket, Key = target.Key, UploadId = upload.UploadId, PartNumber = 1, InputStream = Content() },
            cancellationToken);
        await client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key, UploadId = upload.UploadId, PartETags = [new PartETag(1, part.ETag)] },
            cancellationToken);
    }

    private async Task TransferAsync(RequestSketch sketch)
    {
        using var transfer = new TransferUtility(client);
        await transfer.UploadAsync(
            Filled(new TransferUtilityUploadRequest { BucketName = target.Bucket, Key = target.Key, InputStream = Content() }, sketch), cancellationToken);
    }

    private async Task TransferDirectoryAsync(RequestSketch sketch)
    {
        var folder = Directory.CreateTempSubdirectory("s3seal-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, target.Key), Plaintext, cancellationToken);
            using var transfer = new TransferUtility(client);
            await transfer.UploadDirectoryAsync(
                Filled(new TransferUtilityUploadDirectoryRequest { BucketName = target.Bucket, Directory = folder.FullName }, sketch), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whoever holds the URL must send the headers that it was signed with.</summary>
    private async Task PutPresignedAsync(RequestSketch sketch)
    {
        var request = Filled(
            new GetPreSignedUrlRequest
            {
                BucketName = target.Bucket, Key = target.Key, Verb = HttpVerb.PUT, Protocol = Protocol.HTTPS, Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            },
            sketch);
        using var message = new HttpRequestMessage(HttpMethod.Put, await client.GetPreSignedURLAsync(request)) { Content = new ByteArrayContent(Plaintext) };
        foreach (var (header, value) in sketch.EncryptionHeaders)
        {
            message.Headers.TryAddWithoutValidation(header, value);
        }

        using var http = TrustingClients.Create();
        using var response = await http.SendAsync(message, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new AmazonS3Exception(await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>Sets what the code sets about encryption; what only the running program knows stays unset.</summary>
    private static T Filled<T>(T request, RequestSketch sketch)
        where T : notnull
    {
        foreach (var (name, value) in sketch.Values.Where(item => item.Value.IsKnown))
        {
            if (name.StartsWith(EncryptionProperties.HeaderPrefix, StringComparison.Ordinal))
            {
                (typeof(T).GetProperty("Headers")?.GetValue(request) as HeadersCollection)?[name[EncryptionProperties.HeaderPrefix.Length..]] = value.Text;
            }
            else if (EncryptionProperties.IsSetting(name) && typeof(T).GetProperty(name) is { CanWrite: true } property)
            {
                property.SetValue(request, Converted(value.Text, property.PropertyType));
            }
        }

        return request;
    }

    private static object? Converted(string text, Type type) =>
        type == typeof(string) ? text
        : type.IsSubclassOf(typeof(ConstantClass)) ? (text.Length == 0 ? null : Activator.CreateInstance(type, text))
        : bool.TryParse(text, out var flag) ? flag
        : null;

    private static MemoryStream Content() => new(Plaintext, writable: false);
}
