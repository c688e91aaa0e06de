using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Writes an object from an HTML form. The door has checked the form's policy and turned its fields into headers.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html</remarks>
internal sealed class PostObject : Operation
{
    public override Route Route { get; } = Route.Bucket("POST", "s3:PutObject") with { Body = BodyKind.Form, AlsoDemands = NewObject.Demands };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var form = request.Form ?? throw new S3Exception(S3Errors.MalformedPostRequest);
        return await NewObject.StoreAsync(request, version => Answer(request, form, version), cancellationToken);
    }

    private static S3Response Answer(S3Request request, PostForm form, ObjectVersion version)
    {
        var location = ObjectLocation.Of(request, request.Key);
        var etag = ETags.Quote(version.ETag);
        return Redirect(form, request.Bucket.Name, request.Key, etag) is { } redirect ? S3Response.Empty(303).With("Location", redirect)
            : form["success_action_status"] switch
            {
                "200" => S3Response.Empty(200).With("Location", location),
                "201" => S3Response.Xml(Document(location, request.Bucket.Name, request.Key, etag), 201).With("Location", location),
                _ => S3Response.Empty(204).With("Location", location),
            };
    }

    private static S3XmlWriter Document(string location, string bucket, string key, string etag) => new S3XmlWriter()
        .Root("PostResponse", null)
        .Element("Location", location)
        .Element("Bucket", bucket)
        .Element("Key", key)
        .Element("ETag", etag)
        .End();

    private static string? Redirect(PostForm form, string bucket, string key, string etag)
    {
        var url = form["success_action_redirect"] ?? form["redirect"];
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{url}{separator}bucket={PercentEncoding.Encode(bucket)}&key={PercentEncoding.Encode(key)}&etag={PercentEncoding.Encode(etag)}";
    }
}
