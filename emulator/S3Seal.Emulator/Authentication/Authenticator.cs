using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>Finds the form in which a request proves who sent it, and has it checked.</summary>
internal sealed class Authenticator(IdentityDirectory identities)
{
    public Authenticated Authenticate(SignedRequest request)
    {
        var authorization = request.Headers["Authorization"];
        var query = request.Target.Query;
        var presigned = PresignedSignature.IsMeant(query);
        var secondVersion = query.Has("Signature") || query.Has("AWSAccessKeyId");
        if (string.IsNullOrEmpty(authorization))
        {
            return presigned && secondVersion ? throw TwoForms(query.Get("Signature") ?? "")
                : presigned ? Presigned(request)
                : secondVersion ? throw OldSignature()
                : Anonymous(request.Headers);
        }

        if (query.Has("X-Amz-Algorithm") || query.Has("X-Amz-Signature") || query.Has("Signature"))
        {
            throw TwoForms(authorization);
        }

        if (authorization.StartsWith("AWS4-ECDSA-P256-SHA256", StringComparison.Ordinal))
        {
            throw AsymmetricSignature("Authorization");
        }

        if (authorization.StartsWith(SignatureV4.Algorithm, StringComparison.Ordinal))
        {
            return HeaderSignature.Verify(request, authorization, identities);
        }

        throw authorization.StartsWith("AWS ", StringComparison.Ordinal)
            ? OldSignature()
            : new S3Exception(S3Errors.InvalidArgument, "Unsupported Authorization Type", ("ArgumentName", "Authorization"), ("ArgumentValue", authorization));
    }

    /// <summary>Checks a POST upload, whose signature lives in its fields; other forms beside it are one too many.</summary>
    public PostUpload AuthenticateForm(SignedRequest request, PostForm form) =>
        form["policy"] is not null && (!string.IsNullOrEmpty(request.Headers["Authorization"]) || PresignedSignature.IsMeant(request.Target.Query))
            ? throw TwoForms(request.Headers["Authorization"] ?? "")
            : PostUpload.Verify(request, form, identities);

    private Authenticated Presigned(SignedRequest request) =>
        request.Target.Query.Get("X-Amz-Algorithm") == "AWS4-ECDSA-P256-SHA256" ? throw AsymmetricSignature("X-Amz-Algorithm") : PresignedSignature.Verify(request, identities);

    private static Authenticated Anonymous(RequestHeaders headers)
    {
        var payload = headers[PayloadPromise.HeaderName] is { } value ? PayloadPromise.Parse(value) : PayloadPromise.Unsigned;

        // Signed chunks hang on a signature that an anonymous request does not have.
        return payload.IsSignedChunks ? throw new S3Exception(S3Errors.AccessDenied) : new Authenticated(Caller.Anonymous, payload, headers);
    }

    private static S3Exception TwoForms(string value) => new(S3Errors.InvalidArgument,
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
        ("ArgumentName", "Authorization"), ("ArgumentValue", value));

    private static S3Exception OldSignature() => new(S3Errors.InvalidRequest,
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");

    private static S3Exception AsymmetricSignature(string where) => new(S3Errors.NotImplemented, ("Operation", "Signature Version 4A"), ("Header", where));
}
