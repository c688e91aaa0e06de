using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>Reads and checks the signature that stands in the fields of a POST upload: it covers the policy's base64 text.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html</remarks>
internal static class FormSignature
{
    private static readonly string[] Required = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"];

    /// <summary>The caller; anonymous when the form has no policy.</summary>
    public static Caller Verify(SignedRequest request, PostForm form, IdentityDirectory identities)
    {
        var policy = form["policy"];
        if (policy is null)
        {
            return Caller.Anonymous;
        }

        if (form["AWSAccessKeyId"] is not null || form["signature"] is not null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }

        CheckFields(form);
        if (form["x-amz-algorithm"] is not SignatureV4.Algorithm and var algorithm)
        {
            throw algorithm == "AWS4-ECDSA-P256-SHA256"
                ? new S3Exception(S3Errors.NotImplemented, ("Operation", "Signature Version 4A"), ("Header", "X-Amz-Algorithm"))
                : Wrong("X-Amz-Algorithm", algorithm, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }

        var credential = Credential(request, form["x-amz-credential"]!);
        if (Timestamps.Parse(form["x-amz-date"]) is not { } time)
        {
            throw Wrong("X-Amz-Date", form["x-amz-date"], "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }

        var token = form[SessionToken.HeaderName];
        var entry = SessionToken.FindIdentity(identities, credential.AccessKeyId, token);
        var key = entry.SigningKeyFor(credential.Date, credential.Region, credential.Service);
        var text = Encoding.UTF8.GetBytes(policy);
        var signature = form["x-amz-signature"]!;
        if (!SignatureV4.IsSignatureOf(signature, key, text))
        {
            throw new S3Exception(S3Errors.SignatureDoesNotMatch,
                ("AWSAccessKeyId", credential.AccessKeyId),
                ("StringToSign", policy),
                ("SignatureProvided", signature),
                ("StringToSignBytes", SignatureV4.HexPairs(text)));
        }

        SessionToken.Check(entry.Identity, token, request.Now);
        return new Caller { Identity = entry.Identity, Form = AuthenticationForm.Post, SignedAt = time };
    }

    // None at all is a plain refusal; some of them is a mistake worth naming.
    private static void CheckFields(PostForm form)
    {
        var missing = Array.FindAll(Required, name => form[name] is null);
        if (missing.Length == Required.Length)
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }

        if (missing.Length > 0)
        {
            throw new S3Exception(S3Errors.InvalidArgument,
                $"Bucket POST must contain a field named '{missing[0]}'.  If it is specified, please check the order of the fields.",
                ("ArgumentName", missing[0]), ("ArgumentValue", ""));
        }
    }

    private static CredentialScope Credential(SignedRequest request, string text)
    {
        const string Prefix = "Error parsing the X-Amz-Credential parameter; ";
        var credential = CredentialScope.Parse(text)
            ?? throw Wrong("X-Amz-Credential", text, Prefix + "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        if (credential.Service != request.Service || credential.Terminator != "aws4_request")
        {
            throw Wrong("X-Amz-Credential", text, $"{Prefix}incorrect service \"{credential.Service}\". This endpoint belongs to \"{request.Service}\".");
        }

        return request.AcceptsRegion(credential.Region)
            ? credential
            : throw Wrong("X-Amz-Credential", text, $"{Prefix}the region '{credential.Region}' is wrong; expecting '{request.ExpectedRegion}'");
    }

    private static S3Exception Wrong(string field, string? value, string message) =>
        new(S3Errors.InvalidArgument, message, ("ArgumentName", field), ("ArgumentValue", value ?? ""));
}
