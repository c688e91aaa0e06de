using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>What somebody else does with a URL or a form that the program signed.</summary>
internal sealed class PresignedUploads(AmazonS3Client client, ReplayTarget target, CancellationToken cancellationToken)
{
    private static DateTime Soon => TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5);

    /// <summary>Whoever holds the URL must send the headers that it was signed with.</summary>
    public async Task PutAsync(RequestSketch sketch)
    {
        var request = RequestFilling.Fill(
            new GetPreSignedUrlRequest { BucketName = target.Bucket, Key = target.Key, Verb = HttpVerb.PUT, Protocol = Protocol.HTTPS, Expires = Soon }, sketch);
        using var message = new HttpRequestMessage(HttpMethod.Put, await client.GetPreSignedURLAsync(request)) { Content = new ByteArrayContent(RequestSender.Plaintext) };
        foreach (var (header, value) in sketch.EncryptionHeaders)
        {
            message.Headers.TryAddWithoutValidation(header, value);
        }

        await SendAsync(message);
    }

    /// <summary>A browser sends the fields that it was given, and the file last.</summary>
    public async Task PostAsync(RequestSketch sketch)
    {
        var request = new CreatePresignedPostRequest { BucketName = target.Bucket, Key = target.Key, Expires = Soon };
        foreach (var (header, value) in sketch.EncryptionHeaders)
        {
            if (value is not null)
            {
                request.Fields[header] = value;
            }
        }

        var form = await client.CreatePresignedPostAsync(request);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields)
        {
            var field = new StringContent(value);
            field.Headers.ContentType = null;
            content.Add(field, Quoted(name));
        }

        var file = new ByteArrayContent(RequestSender.Plaintext);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        content.Add(file, Quoted("file"), Quoted("replayed.txt"));
        using var message = new HttpRequestMessage(HttpMethod.Post, form.Url) { Content = content };
        await SendAsync(message);
    }

    private async Task SendAsync(HttpRequestMessage message)
    {
        using var http = TrustingClients.Create();
        using var response = await http.SendAsync(message, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            throw new AmazonS3Exception(await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>.NET writes a name without quotes; browsers, and RFC 7578, write them.</summary>
    private static string Quoted(string name) => '"' + name + '"';
}
