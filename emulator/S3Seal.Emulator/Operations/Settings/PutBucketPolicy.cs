using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Stores the bucket's policy after S3's own checks; a refused one leaves the stored one in force.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html</remarks>
internal sealed class PutBucketPolicy : Operation
{
    // Far above the 20 KB a policy may have, so that a larger one is refused in the policy's own words.
    private const int LargestBody = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutBucketPolicy", "policy") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        PolicyOwner.Demand(request);
        var body = await request.ReadBytesAsync(LargestBody, cancellationToken);
        if (body.Length == 0)
        {
            throw new S3Exception(S3Errors.MissingRequestBodyError);
        }

        var text = Decode(body);
        if (request.Rooms.Policies.FirstProblem(text, request.Bucket.Name) is { } problem)
        {
            throw new S3Exception(S3Errors.MalformedPolicy, problem);
        }

        var isPublic = request.Rooms.Policies.IsPublic(text);
        request.ChangeSettings(settings => isPublic && settings.PublicAccessBlock is { BlockPublicPolicy: true }
            ? throw new S3Exception(S3Errors.AccessDenied)
            : settings with { PolicyText = text });
        return S3Response.Empty(204);
    }

    private static string Decode(byte[] body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            throw new S3Exception(S3Errors.MalformedPolicy, "This policy contains invalid Json");
        }
    }
}
