using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Pipeline;

/// <summary>One request on its way through the corridor: what came in, and what the rooms have found out for the journal.</summary>
internal sealed class Exchange(HttpContext http, DateTimeOffset arrived, long startedAt)
{
    public HttpContext Http { get; } = http;

    public RequestIds Ids { get; } = RequestIds.New();

    public DateTimeOffset Arrived { get; } = arrived;

    /// <summary>The clock's timestamp at arrival, for the duration.</summary>
    public long StartedAt { get; } = startedAt;

    public string Method { get; } = http.Request.Method;

    public string RawTarget { get; } = http.Features.Get<IHttpRequestFeature>()!.RawTarget;

    public RequestHeaders Headers { get; } = new(TextHeaders.Read(http.Request.Headers), http.Request.Headers.Count + 4);

    public IPAddress? Address => Http.Connection.RemoteIpAddress;

    public bool Secure => Http.Request.IsHttps;

    /// <summary><c>1.2</c> or <c>1.3</c>; null without TLS.</summary>
    public string? TlsVersion => Http.Features.Get<TlsVersion>()?.Number;

    public S3Target? Target { get; set; }

    public BucketRecord? Bucket { get; set; }

    public Operation? Operation { get; set; }

    public Caller? Caller { get; set; }

    public RequestAccess? Access { get; set; }

    public string? ErrorCode { get; set; }

    public FaultPlan Fault { get; set; }
}
