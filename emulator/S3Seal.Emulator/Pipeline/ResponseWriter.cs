using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using S3Seal.Emulator.Operations;

namespace S3Seal.Emulator.Pipeline;

/// <summary>Puts an answer on the wire: ids, date and server on everything, a body only where HTTP allows one.</summary>
internal sealed class ResponseWriter(TimeProvider clock)
{
    private volatile DateText _date = new(0, "");

    public async ValueTask WriteAsync(Exchange exchange, S3Response response)
    {
        var http = exchange.Http;
        var headers = http.Response.Headers;
        http.Response.StatusCode = response.Status;
        headers["x-amz-id-2"] = exchange.Ids.HostId;
        headers["x-amz-request-id"] = exchange.Ids.RequestId;
        headers.Date = Date();
        headers.Server = "AmazonS3";
        foreach (var (name, value) in response.Headers)
        {
            headers[name] = WireText(value);
        }

        var bodiless = exchange.Method == HttpMethods.Head || response.Status is 204 or 304;
        if (response.Status is not (204 or 304))
        {
            http.Response.ContentLength = response.Content?.Length ?? response.ContentLength ?? (bodiless ? null : 0);
        }

        if (exchange.Method == HttpMethods.Head && response.Status >= 400)
        {
            http.Response.ContentLength = null;
        }

        if (bodiless)
        {
            return;
        }

        var cut = exchange.Fault.CutAnswer;
        if (cut is not null)
        {
            await http.Response.StartAsync(http.RequestAborted);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        PipeWriter writer = cut is { } bytes ? new CutWriter(http.Response.BodyWriter, bytes) : http.Response.BodyWriter;
        if (response.Content is { } content)
        {
            await writer.WriteAsync(content, http.RequestAborted);
        }
        else if (response.Stream is { } stream)
        {
            // What is written before the head stands is kept aside and copied behind it later.
            await http.Response.StartAsync(http.RequestAborted);
            await stream(writer, http.RequestAborted);
        }

        if (cut is not null)
        {
            await writer.FlushAsync(http.RequestAborted);
        }
    }

    // The server writes header values as Latin-1; UTF-8 text keeps its bytes that way.
    private static string WireText(string value) =>
        System.Text.Ascii.IsValid(value) ? value : System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(value));

    private string Date()
    {
        var now = clock.GetUtcNow();
        var second = now.Ticks / TimeSpan.TicksPerSecond;
        var known = _date;
        if (known.Second != second)
        {
            _date = known = new DateText(second, now.ToString("r"));
        }

        return known.Text;
    }

    private sealed record DateText(long Second, string Text);
}
