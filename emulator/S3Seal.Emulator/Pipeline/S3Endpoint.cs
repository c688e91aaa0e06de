using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The corridor: every request passes these rooms in this order, and each adds one fact.</summary>
internal sealed class S3Endpoint(
    EmulatorRooms rooms,
    HostNames hosts,
    Authenticator authenticator,
    Authorizer authorizer,
    RouteMatcher<Operation> table,
    SideDoor sideDoor,
    S3Faults faults)
{
    public async ValueTask<S3Response> AnswerAsync(Exchange exchange)
    {
        if (sideDoor.For(exchange) is { } protocol)
        {
            return await sideDoor.AnswerAsync(protocol, exchange, authenticator, rooms);
        }

        var aborted = exchange.Http.RequestAborted;
        var target = exchange.Target = S3Target.Parse(exchange.RawTarget, exchange.Headers["Host"], hosts);
        var operation = exchange.Operation = table.Match(exchange.Method, target, exchange.Headers);
        if (operation is Unsupported unsupported)
        {
            throw unsupported.Refusal;
        }

        var route = operation.Route;
        await faults.StrikeAsync(exchange, operation.Name, rooms.Clock, aborted);
        var bucket = target.BucketName is null ? null : rooms.Store.FindBucket(target.BucketName);
        var signed = new SignedRequest
        {
            Method = exchange.Method,
            Target = target,
            Headers = exchange.Headers,
            Region = rooms.Region,
            OtherRegion = bucket?.Region,
            Now = exchange.Arrived,
        };
        var authenticated = authenticator.Authenticate(signed);
        exchange.Caller = authenticated.Caller;
        if (bucket is null && target.BucketName is not null && route.NeedsBucket)
        {
            throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", target.BucketName));
        }

        var access = exchange.Access = authorizer.Open(new RequestFacts
        {
            Route = route,
            Caller = authenticated.Caller,
            Target = target,
            Headers = authenticated.Headers,
            Bucket = bucket,
            Now = exchange.Arrived,
            SecureTransport = exchange.Secure,
            SourceAddress = exchange.Address,
            TlsVersion = exchange.TlsVersion,
        });
        if (route.Callers == CallerKind.Signed && authenticated.Caller.Identity is null)
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }

        if (route.AuthorizeAtDoor && route.Callers != CallerKind.Unchecked)
        {
            access.DemandRoute();
        }

        RequestEncryption.RefuseMisplaced(operation, authenticated.Headers);
        using var body = RequestBody.Open(
            exchange.Http.Request.BodyReader, authenticated.Headers, authenticated.Payload, exchange.Http.Request.ContentLength, route.Body == BodyKind.Data);
        if (route.Body == BodyKind.None && exchange.Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            await DiscardAsync(body, aborted);
        }

        return await operation.ExecuteAsync(new S3Request
        {
            Operation = operation,
            Target = target,
            Caller = authenticated.Caller,
            Headers = authenticated.Headers,
            Body = exchange.Fault.CutUpload is { } cut ? new CutBody(body, cut) : body,
            Access = access,
            Rooms = rooms,
            BucketOrNull = bucket,
        }, aborted);
    }

    // An operation without a body still answers for one that was promised and came.
    private static async ValueTask DiscardAsync(IBody body, CancellationToken cancellationToken)
    {
        if (await WholeBody.ReadAsync(body, 1024 * 1024, cancellationToken) is null)
        {
            throw new S3Exception(S3Errors.UnexpectedContent);
        }
    }
}
