using System.Globalization;
using System.Net;
using S3Seal.Emulator.Authentication;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>
/// Fills in every condition key that a request carries. Keys mirror the request: what a bucket applies by default fills nothing in, and
/// absent means absent, never empty.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys</remarks>
internal static class RequestContextFactory
{
    public static RequestContext Create(AccessQuestion question, string region)
    {
        var facts = question.Facts;
        var context = new RequestContext(CallerKeys.Principal(facts.Caller), question.Action, Resource(question));
        FillConnection(context, facts, region);
        CallerKeys.Fill(context, facts.Caller);
        FillSignature(context, facts);
        if (question.Bucket is { } bucket)
        {
            BucketKeys.Fill(context, bucket);
        }

        if (!question.IsCopySource)
        {
            HeaderKeys.Fill(context, facts);
            UploadKeys.Fill(context, question);
        }

        ObjectKeys.Fill(context, question);
        foreach (var (key, values) in question.Context)
        {
            context[key] = ContextValue.Known([.. values]);
        }

        return context;
    }

    /// <summary>The ARN that is asked about; the service's own actions have no resource of their own.</summary>
    private static string Resource(AccessQuestion question) => (question.BucketName, question.Key) switch
    {
        (null, _) => "arn:aws:s3:::*",
        (var bucket, null) => "arn:aws:s3:::" + bucket,
        var (bucket, key) => $"arn:aws:s3:::{bucket}/{key}",
    };

    private static void FillConnection(RequestContext context, RequestFacts facts, string region)
    {
        context["aws:SecureTransport"] = ContextValue.Known(facts.SecureTransport ? "true" : "false");
        context["aws:SourceIp"] = ContextValue.Known(Address(facts.SourceAddress));
        context["aws:CurrentTime"] = ContextValue.Known(facts.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        context["aws:EpochTime"] = ContextValue.Known(facts.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context["aws:RequestedRegion"] = ContextValue.Known(region);
        context["aws:ViaAWSService"] = ContextValue.Known("false");
        Set(context, "s3:TlsVersion", facts.TlsVersion);
        Set(context, "aws:UserAgent", facts.Headers["User-Agent"]);
        Set(context, "aws:Referer", facts.Headers["Referer"]);
    }

    private static void FillSignature(RequestContext context, RequestFacts facts)
    {
        var caller = facts.Caller;
        if (caller.Form == AuthenticationForm.Anonymous)
        {
            return;
        }

        context["s3:signatureversion"] = ContextValue.Known("AWS4-HMAC-SHA256");
        context["s3:authType"] = ContextValue.Known(caller.Form switch
        {
            AuthenticationForm.Header => "REST-HEADER",
            AuthenticationForm.QueryString => "REST-QUERY-STRING",
            _ => "POST",
        });
        if (caller.Form != AuthenticationForm.Header && caller.SignedAt is { } signed)
        {
            context["s3:signatureAge"] = ContextValue.Known(((long)(facts.Now - signed).TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }
    }

    // A server inside the test's own process has no socket, hence no peer: it is this machine.
    private static string Address(IPAddress? address) =>
        (address is null ? IPAddress.Loopback : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    internal static void Set(RequestContext context, string key, string? value)
    {
        if (value is not null)
        {
            context[key] = ContextValue.Known(value);
        }
    }
}
