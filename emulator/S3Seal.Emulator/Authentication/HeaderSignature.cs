using System.Security.Cryptography;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>Reads and checks the Authorization header form of Signature Version 4.</summary>
internal static class HeaderSignature
{
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);
    private static readonly Recent<CredentialScope> Credentials = new(text => CredentialScope.Parse(text)
        ?? throw Malformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));

    private static readonly Recent<string[]> SignedHeaderLists = new(UnsignedHeaders.Names);

    public static Authenticated Verify(SignedRequest request, string authorization, IdentityDirectory identities)
    {
        var (credential, signedHeaders, signature) = Components(authorization);
        var (timestamp, sentTime, time) = TimeOf(request.Headers);
        CheckScope(credential, timestamp, request);
        var payloadHash = PayloadHash(request);
        var payload = PayloadPromise.Parse(payloadHash);
        var entry = SessionToken.FindIdentity(identities, credential.AccessKeyId, request.Headers[SessionToken.HeaderName]);
        if ((request.Now - time).Duration() > MaxSkew)
        {
            throw new S3Exception(S3Errors.RequestTimeTooSkewed, ("RequestTime", sentTime), ("ServerTime", Timestamps.PrintIso(request.Now)), ("MaxAllowedSkewMilliseconds", "900000"));
        }

        var key = entry.SigningKeyFor(credential.Date, credential.Region, credential.Service);
        var signed = new SignatureV4
        {
            Credential = credential,
            SignedHeaders = signedHeaders,
            Signature = signature,
            Timestamp = timestamp,
            PayloadHash = payloadHash,
        };
        signed.Verify(request, key);
        SessionToken.Check(entry.Identity, request.Headers[SessionToken.HeaderName], request.Now);
        UnsignedHeaders.Refuse(request.Headers, signedHeaders);
        var caller = new Caller { Identity = entry.Identity, Form = AuthenticationForm.Header, SignedAt = time };
        var chunks = payload.IsSignedChunks ? new ChunkSignatures(key, timestamp, credential.Scope, signature) : null;
        return new Authenticated(caller, chunks is null ? payload : payload with { Chunks = chunks }, request.Headers);
    }

    /// <summary>Checks date, region, service and terminator against what this endpoint is.</summary>
    private static void CheckScope(CredentialScope credential, string timestamp, SignedRequest request)
    {
        if (credential.Date.Length != 8 || credential.Date.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw Malformed($"incorrect date format \"{credential.Date}\". This date in the credential must be in the format \"yyyyMMdd\".");
        }

        if (!timestamp.StartsWith(credential.Date, StringComparison.Ordinal))
        {
            throw Malformed($"Invalid credential date \"{credential.Date}\". This date is not the same as X-Amz-Date: \"{timestamp[..8]}\".");
        }

        if (credential.Service != request.Service)
        {
            throw Malformed($"incorrect service \"{credential.Service}\". This endpoint belongs to \"{request.Service}\".");
        }

        if (credential.Terminator != "aws4_request")
        {
            throw Malformed($"incorrect terminal \"{credential.Terminator}\". This endpoint uses \"aws4_request\".");
        }

        if (!request.AcceptsRegion(credential.Region))
        {
            throw new S3Exception(S3Errors.AuthorizationHeaderMalformed,
                $"The authorization header is malformed; the region '{credential.Region}' is wrong; expecting '{request.ExpectedRegion}'",
                ("Region", request.ExpectedRegion))
            {
                Headers = [("x-amz-bucket-region", request.ExpectedRegion)],
            };
        }
    }

    private static string PayloadHash(SignedRequest request)
    {
        if (request.Body is { } body)
        {
            return Convert.ToHexStringLower(SHA256.HashData(body.Span));
        }

        return request.Headers[PayloadPromise.HeaderName] ?? throw new S3Exception(S3Errors.MissingSecurityHeader, ("MissingHeaderName", PayloadPromise.HeaderName));
    }

    private static (CredentialScope Credential, string[] SignedHeaders, string Signature) Components(string authorization)
    {
        ReadOnlySpan<char> credential = default, signedHeaders = default, signature = default;
        var rest = authorization.AsSpan(SignatureV4.Algorithm.Length);
        foreach (var range in rest.Split(','))
        {
            var piece = rest[range].Trim();
            var equals = piece.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            var value = piece[(equals + 1)..].Trim();
            switch (piece[..equals])
            {
                case "Credential": credential = value; break;
                case "SignedHeaders": signedHeaders = value; break;
                case "Signature": signature = value; break;
                default: break;
            }
        }

        return credential.IsEmpty || signedHeaders.IsEmpty || signature.IsEmpty
            ? throw Malformed("the authorization header requires three components: Credential, SignedHeaders, and Signature.")
            : (Credentials.Of(credential), SignedHeaderLists.Of(signedHeaders), signature.ToString());
    }

    private static (string Timestamp, string Sent, DateTimeOffset Time) TimeOf(RequestHeaders headers)
    {
        if (headers["x-amz-date"] is { } amzDate)
        {
            if (Timestamps.Parse(amzDate) is { } time)
            {
                return (amzDate, amzDate, time);
            }
        }
        else if (headers["Date"] is { } date && Timestamps.ParseDateHeader(date) is { } time)
        {
            return (Timestamps.Print(time), date, time);
        }

        throw new S3Exception(S3Errors.AccessDenied, "AWS authentication requires a valid Date or x-amz-date header");
    }

    private static S3Exception Malformed(string reason) => new(S3Errors.AuthorizationHeaderMalformed, $"The authorization header is malformed; {reason}");
}
