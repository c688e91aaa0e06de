using System.Text.Json;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>The AWS KMS JSON protocol over the emulator's own key service.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html</remarks>
internal sealed class KmsEndpoint(LocalKms kms) : ISideProtocol
{
    private const string TargetHeader = "X-Amz-Target";
    private const string TargetPrefix = "TrentService.";

    public string Service => "kms";

    public bool Accepts(RequestHeaders headers) => headers[TargetHeader]?.StartsWith(TargetPrefix, StringComparison.Ordinal) == true;

    public ValueTask<S3Response> ExecuteAsync(
        Caller caller, RequestHeaders headers, ReadOnlyMemory<byte> body, string requestId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Execute(caller, headers[TargetHeader]![TargetPrefix.Length..], body).With("x-amzn-RequestId", requestId));

    public S3Response Refuse(S3Exception refusal, string requestId)
    {
        var (code, message) = refusal.Error.Code switch
        {
            "InvalidAccessKeyId" or "InvalidToken" => ("UnrecognizedClientException", "The security token included in the request is invalid."),
            "SignatureDoesNotMatch" => ("InvalidSignatureException", refusal.Message),
            "RequestTimeTooSkewed" => ("InvalidSignatureException", refusal.Message),
            "AuthorizationHeaderMalformed" => ("IncompleteSignatureException", refusal.Message),
            "ExpiredToken" => ("ExpiredTokenException", "The security token included in the request is expired"),
            "AccessDenied" => ("AccessDeniedException", refusal.Message),
            "InternalError" => ("KMSInternalException", refusal.Message),
            var other => (other, refusal.Message),
        };
        return Error(code, message).With("x-amzn-RequestId", requestId);
    }

    private static S3Response Error(string code, string message) =>
        KmsAnswer.Error(code, message).ToResponse(code == "KMSInternalException" ? 500 : 400);

    private S3Response Execute(Caller caller, string action, ReadOnlyMemory<byte> body)
    {
        if (caller.Identity is not { } identity)
        {
            return Error("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (!KmsActions.All.TryGetValue(action, out var run))
        {
            return KmsActions.Refused.Contains(action)
                ? Error("UnsupportedOperationException", $"The emulator does not offer {action}.")
                : Error("UnknownOperationException", "");
        }

        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
            var requester = new KmsRequester(identity.Account, identity.Arn) { IdentityPolicy = identity.IdentityPolicy };
            using var answer = new KmsAnswer();
            run(new KmsRequest(document.RootElement, requester, kms), answer);
            return answer.ToResponse(200);
        }
        catch (JsonException)
        {
            return Error("SerializationException", "");
        }
        catch (KmsException refusal)
        {
            return Error(refusal.Code, refusal.Message);
        }
    }
}
