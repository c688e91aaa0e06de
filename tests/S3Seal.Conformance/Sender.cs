using System.Globalization;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Conformance;

/// <summary>Signs a step's request as it asks and sends it.</summary>
internal sealed class Sender(Target target, Values values)
{
    private static readonly string[] AlwaysUnsigned = ["user-agent"];

    public async Task<Answer> SendAsync(Step step)
    {
        var raw = new RawRequest(step.Method, values.Fill(step.Target)).WithBody(values.Fill(step.Body ?? ""));
        raw.With("Host", target.Endpoint.Authority);
        foreach (var (name, value) in step.Headers)
        {
            raw.With(name, values.Fill(value));
        }

        Sign(step, raw);
        using var message = Message(raw);
        using var response = await target.Http.SendAsync(message, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(pair => pair.Key, pair => string.Join(",", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private void Sign(Step step, RawRequest raw)
    {
        if (target.SignerOf(step.Caller == "presigned" ? "root" : step.Caller) is not { } signer)
        {
            return;
        }

        var age = int.Parse(step.Options.GetValueOrDefault("age", "0"), CultureInfo.InvariantCulture);
        signer = signer with
        {
            Now = signer.Now - TimeSpan.FromSeconds(age),
            Region = step.Options.GetValueOrDefault("region", signer.Region),
            Service = step.Options.GetValueOrDefault("service", signer.Service),
            Secret = step.Options.GetValueOrDefault("secret", signer.Secret),
            AccessKeyId = step.Options.GetValueOrDefault("key", signer.AccessKeyId),
            SessionToken = step.Options.GetValueOrDefault("token", signer.SessionToken!),
            Unsigned = [.. AlwaysUnsigned, .. step.Options.GetValueOrDefault("unsigned", "").Split(',')],
        };
        if (step.Caller == "presigned")
        {
            signer.Presign(raw, step.Options.GetValueOrDefault("expires", "60"));
            raw.Target += step.Options.TryGetValue("then", out var more) ? "&" + more : "";
        }
        else
        {
            signer.Sign(raw);
        }
    }

    private HttpRequestMessage Message(RawRequest raw)
    {
        var message = new HttpRequestMessage(new HttpMethod(raw.Method), new Uri(
            target.Endpoint.GetLeftPart(UriPartial.Authority) + raw.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (raw.Body.Length > 0 || raw.Method is "PUT" or "POST")
        {
            message.Content = new ByteArrayContent(raw.Body);
        }

        foreach (var (name, value) in raw.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
