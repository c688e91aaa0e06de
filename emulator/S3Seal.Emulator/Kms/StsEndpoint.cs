using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Kms;

/// <summary>As much of STS as tells a client who it is: <c>GetCallerIdentity</c>. Every other action is refused by name.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</remarks>
internal sealed class StsEndpoint : ISideProtocol
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
    private const string ApiVersion = "2011-06-15";
    private const string FormType = "application/x-www-form-urlencoded";

    public string Service => "sts";

    // S3 has no operation that posts an urlencoded form to the service itself.
    public bool Accepts(RequestHeaders headers) => headers["Content-Type"]?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true;

    public ValueTask<S3Response> ExecuteAsync(
        Caller caller, RequestHeaders headers, ReadOnlyMemory<byte> body, string requestId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Execute(caller, QueryParameters.Parse(Encoding.UTF8.GetString(body.Span)), requestId));

    public S3Response Refuse(S3Exception refusal, string requestId) => refusal.Error.Code switch
    {
        "InvalidAccessKeyId" or "InvalidToken" => Error("InvalidClientTokenId", "The security token included in the request is invalid.", 403, requestId),
        "SignatureDoesNotMatch" or "RequestTimeTooSkewed" => Error("SignatureDoesNotMatch", refusal.Message, 403, requestId),
        "ExpiredToken" => Error("ExpiredToken", "The security token included in the request is expired", 403, requestId),
        "AuthorizationHeaderMalformed" => Error("IncompleteSignature", refusal.Message, 400, requestId),
        "InternalError" => Error("InternalFailure", refusal.Message, 500, requestId),
        var code => Error(code, refusal.Message, refusal.Error.Status, requestId),
    };

    private static S3Response Execute(Caller caller, QueryParameters form, string requestId)
    {
        if (caller.Identity is not { } identity)
        {
            return Error("MissingAuthenticationToken", "Request is missing Authentication Token", 403, requestId);
        }

        var action = form.Get("Action") ?? "";
        var version = form.Get("Version") ?? "";
        return action == "GetCallerIdentity" && version == ApiVersion
            ? CallerIdentity(identity, requestId)
            : Error("InvalidAction", $"Could not find operation {action} for version {version}", 400, requestId);
    }

    private static S3Response CallerIdentity(S3Identity identity, string requestId)
    {
        using var document = new S3XmlWriter();
        document.Root("GetCallerIdentityResponse", Namespace)
            .Start("GetCallerIdentityResult")
            .Element("Arn", identity.Arn ?? $"arn:aws:iam::{identity.Account}:root")
            .Element("UserId", UserId(identity))
            .Element("Account", identity.Account)
            .End()
            .Start("ResponseMetadata").Element("RequestId", requestId).End()
            .End();
        return Answer(document, 200, requestId);
    }

    /// <summary>The account for its root, else an id of AWS's form that is always the same for the same ARN.</summary>
    private static string UserId(S3Identity identity)
    {
        if (identity.Arn is not { } arn || arn.EndsWith(":root", StringComparison.Ordinal))
        {
            return identity.Account;
        }

        var path = arn[(arn.LastIndexOf(':') + 1)..].Split('/');
        return path is ["assumed-role", var role, .., var session]
            ? Id("AROA", $"{identity.Account}/{role}") + ":" + session
            : Id("AIDA", arn);
    }

    private static string Id(string prefix, string name) => prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..17];

    private static S3Response Error(string code, string message, int status, string requestId)
    {
        using var document = new S3XmlWriter();
        document.Root("ErrorResponse", Namespace)
            .Start("Error")
            .Element("Type", status >= 500 ? "Receiver" : "Sender")
            .Element("Code", code)
            .Element("Message", message)
            .End()
            .Element("RequestId", requestId)
            .End();
        return Answer(document, status, requestId);
    }

    private static S3Response Answer(S3XmlWriter document, int status, string requestId) =>
        S3Response.Text(document.ToArray(), "text/xml", status).With("x-amzn-RequestId", requestId);
}
