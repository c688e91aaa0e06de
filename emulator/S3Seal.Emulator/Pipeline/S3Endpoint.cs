using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
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
        HeaderSection.RefuseTooLarge(exchange.Headers, exchange.RawTarget);
        var target = exchange.Target = S3Target.Parse(exchange.RawTarget, exchange.Headers["Host"], hosts);
        var operation = exchange.Operation = table.Match(exchange.Method, target, exchange.Headers);
        var route = operation.Route;
        await faults.StrikeAsync(exchange, operation.Name, rooms.Clock, aborted);
        var bucket = exchange.Bucket = target.BucketName is null ? null : rooms.Store.FindBucket(target.BucketName);
        var entry = await EnterAsync(exchange, target, route, bucket, aborted);
        exchange.Target = entry.Target;
        exchange.Caller = entry.Caller;
        if (bucket is null && target.BucketName is not null && route.NeedsBucket)
        {
            throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", target.BucketName));
        }

        var access = Authorize(exchange, entry, route, bucket);
        if (operation is not Unsupported)
        {
            KnownHeaders.RefuseUnknown(entry.Headers);
        }

        RequestEncryption.RefuseMisplaced(operation, entry.Headers);
        var insecure = rooms.RequireTlsForKeys && !exchange.Secure;
        if (insecure)
        {
            RequestEncryption.RefuseBaredCustomerKey(entry.Headers);
        }

        using var body = entry.OpenBody();
        if (route.Body == BodyKind.None && exchange.Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            await DiscardAsync(body, aborted);
        }

        var response = await operation.ExecuteAsync(new S3Request
        {
            Operation = operation,
            Target = entry.Target,
            Caller = entry.Caller,
            Headers = entry.Headers,
            Body = exchange.Fault.CutUpload is { } cut ? new CutBody(body, cut) : body,
            Access = access,
            IsSecure = exchange.Secure,
            Form = entry.Form,
            InsecureForKeys = insecure,
            Rooms = rooms,
            BucketOrNull = bucket,
        }, aborted);
        return response.With(RequesterPays.ChargedHeader, RequesterPays.Charged(bucket, entry.Caller, entry.Headers));
    }

    private async ValueTask<Entry> EnterAsync(Exchange exchange, S3Target target, Route route, BucketRecord? bucket, CancellationToken cancellationToken)
    {
        var signed = new SignedRequest
        {
            Method = exchange.Method,
            Target = target,
            Headers = exchange.Headers,
            Region = rooms.Region,
            OtherRegion = bucket?.Region,
            Now = exchange.Arrived,
        };
        var http = exchange.Http.Request;
        if (route.Body == BodyKind.Form)
        {
            var multipart = new MultipartForm(http.BodyReader, exchange.Headers["Content-Type"]);
            var form = await multipart.ReadFieldsAsync(cancellationToken);
            var upload = authenticator.AuthenticateForm(signed, form);
            return new Entry(upload.Caller, target with { Key = upload.Key }, upload.Headers,
                () => new FormFileBody(multipart, new BodyDigests(upload.Headers, PayloadPromise.Unsigned), upload.Length))
            { Form = form };
        }

        var authenticated = route.Callers == CallerKind.Unchecked
            ? new Authenticated(Caller.Anonymous, PayloadPromise.Unsigned, exchange.Headers)
            : authenticator.Authenticate(signed);
        return new Entry(authenticated.Caller, target, authenticated.Headers,
            () => RequestBody.Open(http.BodyReader, authenticated.Headers, authenticated.Payload, http.ContentLength, route.Body == BodyKind.Data,
                route.ChecksumIsOfObject));
    }

    private RequestAccess Authorize(Exchange exchange, Entry entry, Route route, BucketRecord? bucket)
    {
        // Kept before it is asked: the journal tells of the refusal too.
        var access = exchange.Access = authorizer.Open(new RequestFacts
        {
            Route = route,
            Caller = entry.Caller,
            Target = entry.Target,
            Headers = entry.Headers,
            Bucket = bucket,
            Now = exchange.Arrived,
            SecureTransport = exchange.Secure,
            SourceAddress = exchange.Address,
            TlsVersion = exchange.TlsVersion,
        });
        if (route.Callers == CallerKind.Signed && entry.Caller.Identity is null)
        {
            throw new S3Exception(S3Errors.AccessDenied, route.UnsignedRefusal ?? S3Errors.AccessDenied.Message);
        }

        if (route.AuthorizeAtDoor && route.Callers != CallerKind.Unchecked)
        {
            access.DemandRoute();
        }

        return access;
    }

    // An operation without a body still answers for one that was promised and came.
    private static async ValueTask DiscardAsync(VerifiedBody body, CancellationToken cancellationToken)
    {
        if (await WholeBody.ReadAsync(body, 1024 * 1024, cancellationToken) is null)
        {
            throw new S3Exception(S3Errors.UnexpectedContent);
        }
    }

    private sealed record Entry(Caller Caller, S3Target Target, RequestHeaders Headers, Func<VerifiedBody> OpenBody)
    {
        public PostForm? Form { get; init; }
    }
}
