using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The other AWS protocols on this address: the same authentication, their own answers.</summary>
internal sealed class SideDoor(ImmutableArray<ISideProtocol> protocols)
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>The protocol a request is meant for, or null for S3.</summary>
    public ISideProtocol? For(Exchange exchange)
    {
        if (exchange.Method != HttpMethods.Post || (exchange.RawTarget != "/" && !exchange.RawTarget.StartsWith("/?", StringComparison.Ordinal)))
        {
            return null;
        }

        foreach (var protocol in protocols)
        {
            if (protocol.Accepts(exchange.Headers))
            {
                return protocol;
            }
        }

        return null;
    }

    public async ValueTask<S3Response> AnswerAsync(ISideProtocol protocol, Exchange exchange, Authenticator authenticator, EmulatorRooms rooms)
    {
        try
        {
            var signed = new SignedRequest
            {
                Method = exchange.Method,
                Target = S3Target.Parse(exchange.RawTarget, null, HostNames.None),
                Headers = exchange.Headers,
                Service = protocol.Service,
                Region = rooms.Region,
                Now = exchange.Arrived,
            };
            using var digests = new BodyDigests(exchange.Headers, PayloadPromise.Unsigned);
            using var body = new PlainBody(exchange.Http.Request.BodyReader, digests, exchange.Http.Request.ContentLength);
            var bytes = await WholeBody.ReadAsync(body, MaxBody, exchange.Http.RequestAborted)
                ?? throw new S3Exception(S3Errors.EntityTooLarge, ("MaxSizeAllowed", $"{MaxBody}"));
            var authenticated = authenticator.Authenticate(signed with { Body = bytes });
            exchange.Caller = authenticated.Caller;
            return await protocol.ExecuteAsync(authenticated.Caller, exchange.Headers, bytes, exchange.Ids.RequestId, exchange.Http.RequestAborted);
        }
        catch (S3Exception refusal)
        {
            exchange.ErrorCode = refusal.Error.Code;
            return protocol.Refuse(refusal, exchange.Ids.RequestId);
        }
    }
}
