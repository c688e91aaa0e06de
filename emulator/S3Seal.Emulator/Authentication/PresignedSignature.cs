using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>Reads and checks the query form of Signature Version 4: presigned URLs.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html</remarks>
internal static class PresignedSignature
{
    private const int MaxExpires = 604800;
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(15);

    // The parameters that carry the signature itself; every other x-amz-* parameter acts as a header.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature", "X-Amz-Security-Token",
    };

    // What a signature in the query consists of: any of it shows that one was meant.
    private static readonly string[] Signs = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Expires"];

    public static bool IsMeant(QueryParameters query) => Array.Exists(Signs, query.Has);

    public static Authenticated Verify(SignedRequest request, IdentityDirectory identities)
    {
        var query = request.Target.Query;
        _ = Required(query, "X-Amz-Algorithm");
        var credentialText = Required(query, "X-Amz-Credential");
        var signature = Required(query, "X-Amz-Signature");
        var timestamp = Required(query, "X-Amz-Date");
        var signedHeaders = UnsignedHeaders.Names(Required(query, "X-Amz-SignedHeaders"));
        var expiresText = Required(query, "X-Amz-Expires");
        if (query.Get("X-Amz-Algorithm") != SignatureV4.Algorithm)
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }

        var time = Timestamps.Parse(timestamp)
            ?? throw new S3Exception(S3Errors.AuthorizationQueryParametersError, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        var credential = Credential(credentialText, timestamp, request);
        var expires = Seconds(expiresText);
        var token = query.Get("X-Amz-Security-Token");
        var entry = SessionToken.FindIdentity(identities, credential.AccessKeyId, token);
        CheckTime(request.Now, time, expires, timestamp);
        var hoisted = Hoisted(query);
        var payloadHash = PayloadHash(request.Headers, hoisted, signedHeaders);
        var payload = PayloadPromise.Parse(payloadHash);
        var key = entry.SigningKeyFor(credential.Date, credential.Region, credential.Service);
        var signed = new SignatureV4
        {
            Credential = credential,
            SignedHeaders = signedHeaders,
            Signature = signature,
            Timestamp = timestamp,
            PayloadHash = payloadHash,
            Hoisted = hoisted,
        };
        if (Contradict(query, request.Headers))
        {
            throw signed.Mismatch(request);
        }

        signed.Verify(request, key);
        SessionToken.Check(entry.Identity, token, request.Now);
        UnsignedHeaders.Refuse(request.Headers, signedHeaders, name => name.Equals(PayloadPromise.HeaderName, StringComparison.OrdinalIgnoreCase) || hoisted.Has(name));
        var caller = new Caller { Identity = entry.Identity, Form = AuthenticationForm.QueryString, SignedAt = time };
        if (payload.IsSignedChunks)
        {
            payload = payload with { Chunks = new ChunkSignatures(key, timestamp, credential.Scope, signature) };
        }

        return new Authenticated(caller, payload, request.Headers.With(hoisted.All));
    }

    private static string Required(QueryParameters query, string name) =>
        query.Get(name) is { Length: > 0 } value ? value : throw new S3Exception(S3Errors.AuthorizationQueryParametersError);

    private static CredentialScope Credential(string text, string timestamp, SignedRequest request)
    {
        const string Prefix = "Error parsing the X-Amz-Credential parameter; ";
        var credential = CredentialScope.Parse(text)
            ?? throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                Prefix + "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        if (!timestamp.StartsWith(credential.Date, StringComparison.Ordinal) || credential.Date.Length != 8)
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                $"Invalid credential date \"{credential.Date}\". This date is not the same as X-Amz-Date: \"{timestamp[..8]}\".");
        }

        if (credential.Service != request.Service)
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                $"{Prefix}incorrect service \"{credential.Service}\". This endpoint belongs to \"{request.Service}\".");
        }

        if (credential.Terminator != "aws4_request")
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                $"{Prefix}incorrect terminal \"{credential.Terminator}\". This endpoint uses \"aws4_request\".");
        }

        return request.AcceptsRegion(credential.Region)
            ? credential
            : throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                $"{Prefix}the region '{credential.Region}' is wrong; expecting '{request.ExpectedRegion}'", ("Region", request.ExpectedRegion))
            {
                Headers = [("x-amz-bucket-region", request.ExpectedRegion)],
            };
    }

    private static long Seconds(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError, "X-Amz-Expires should be a number");
        }

        if (seconds < 0)
        {
            throw new S3Exception(S3Errors.AuthorizationQueryParametersError, "X-Amz-Expires must be non-negative");
        }

        return seconds <= MaxExpires
            ? seconds
            : throw new S3Exception(S3Errors.AuthorizationQueryParametersError,
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");
    }

    private static void CheckTime(DateTimeOffset now, DateTimeOffset signedAt, long expires, string timestamp)
    {
        if (signedAt - now > MaxAhead)
        {
            throw new S3Exception(S3Errors.AccessDenied, "Request is not valid yet", ("X-Amz-Date", timestamp), ("ServerTime", Timestamps.PrintIso(now)));
        }

        if (now > signedAt.AddSeconds(expires))
        {
            throw new S3Exception(S3Errors.AccessDenied, "Request has expired", ("X-Amz-Expires", $"{expires}"),
                ("Expires", Timestamps.PrintIso(signedAt.AddSeconds(expires))), ("ServerTime", Timestamps.PrintIso(now)));
        }
    }

    // x-amz-* parameters in any case, and the two conditions, act exactly like the header.
    private static RequestHeaders Hoisted(QueryParameters query)
    {
        List<KeyValuePair<string, string>>? hoisted = null;
        foreach (var item in query.Items)
        {
            var acts = (item.Name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !Own.Contains(item.Name))
                || item.Name.Equals("If-Match", StringComparison.OrdinalIgnoreCase)
                || item.Name.Equals("If-None-Match", StringComparison.OrdinalIgnoreCase);
            if (acts && hoisted?.Exists(pair => pair.Key.Equals(item.Name, StringComparison.OrdinalIgnoreCase)) is not true)
            {
                (hoisted ??= []).Add(new(item.Name, item.Value));
            }
        }

        return new RequestHeaders(hoisted ?? []);
    }

    // A header and its hoisted twin with different values, or a parameter twice with different ones.
    private static bool Contradict(QueryParameters query, RequestHeaders headers)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in query.Items)
        {
            if (!item.Name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!seen.TryAdd(item.Name, item.Value) && seen[item.Name] != item.Value)
            {
                return true;
            }

            if (!Own.Contains(item.Name) && headers[item.Name] is { } sent && sent != item.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static string PayloadHash(RequestHeaders headers, RequestHeaders hoisted, string[] signedHeaders)
    {
        if (hoisted[PayloadPromise.HeaderName] is { } inQuery)
        {
            return inQuery;
        }

        return Array.IndexOf(signedHeaders, PayloadPromise.HeaderName) >= 0 && headers[PayloadPromise.HeaderName] is { } signed
            ? signed
            : PayloadPromise.UnsignedPayload;
    }
}
