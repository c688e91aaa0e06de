using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Settings.Cors;

/// <summary>Answers a browser's question whether a page may send a request: nothing is authenticated, only the rules are asked.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html</remarks>
internal static class Preflight
{
    public static S3Response Answer(S3Request request, string resourceType)
    {
        var origin = request.Headers["Origin"];
        if (string.IsNullOrEmpty(origin))
        {
            throw new S3Exception(S3Errors.BadRequest, "Insufficient information. Origin request header needed.");
        }

        var method = request.Headers["Access-Control-Request-Method"];
        if (string.IsNullOrEmpty(method))
        {
            throw new S3Exception(S3Errors.BadRequest, $"Invalid Access-Control-Request-Method: {method ?? "null"}");
        }

        if (request.BucketOrNull is not { } bucket)
        {
            throw Forbidden("CORSResponse: Bucket not found", method, resourceType);
        }

        if (bucket.Settings.Cors is null)
        {
            throw Forbidden("CORSResponse: CORS is not enabled for this bucket.", method, resourceType);
        }

        var asked = CorsMatch.Split(request.Headers["Access-Control-Request-Headers"]);
        var match = CorsMatch.Find(bucket.Settings, origin, method, asked) ?? throw Forbidden(S3Errors.AccessForbidden.Message, method, resourceType);
        var response = S3Response.Empty();
        foreach (var (name, value) in match.Headers(asked))
        {
            response.With(name, value);
        }

        return response;
    }

    private static S3Exception Forbidden(string message, string method, string resourceType) =>
        new(S3Errors.AccessForbidden, message, ("Method", method), ("ResourceType", resourceType));
}
