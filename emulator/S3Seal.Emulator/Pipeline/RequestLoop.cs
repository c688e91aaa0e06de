using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Operations.Settings.Cors;

namespace S3Seal.Emulator.Pipeline;

/// <summary>Around the corridor: turns refusals into XML once, writes the answer, and tells journal, log and trace.</summary>
internal sealed class RequestLoop(S3Endpoint endpoint, ControlEndpoints control, ResponseWriter writer, S3Journal journal, TimeProvider clock, ILogger logger)
{
    public static readonly ActivitySource Activities = new("S3Seal.Emulator");

    public async Task HandleAsync(HttpContext http)
    {
        var exchange = new Exchange(http, clock.GetUtcNow(), clock.GetTimestamp());
        using var activity = Activities.StartActivity("S3", ActivityKind.Server);
        JournalEntry? entry = null;
        try
        {
            var response = await control.AnswerAsync(exchange);
            if (response is null)
            {
                response = await AnswerAsync(exchange);
                AddCorsHeaders(exchange, response);

                // Before the client can know of it: whoever has the answer finds its entry.
                entry = Record(exchange, response);
            }

            CloseAfterRefusedUpload(http, response);
            await writer.WriteAsync(exchange, response);
        }
        catch (Exception problem) when (problem is ConnectionCutException or OperationCanceledException or IOException)
        {
            http.Abort();
        }
        catch (Exception problem)
        {
            // The answer has begun: the only honest way left to tell the client is to break off.
            logger.LogError(problem, "The answer of {Operation} broke off", exchange.Operation?.Name);
            exchange.ErrorCode = S3Errors.InternalError.Code;
            entry?.ErrorCode = exchange.ErrorCode;
            http.Abort();
        }

        if (exchange.RawTarget.StartsWith(ControlEndpoints.Prefix, StringComparison.Ordinal))
        {
            return;
        }

        entry ??= Record(exchange, null);
        entry.Duration = clock.GetElapsedTime(exchange.StartedAt);
        JournalWriter.Tell(entry, activity, logger);
    }

    private JournalEntry Record(Exchange exchange, S3Response? response)
    {
        var entry = JournalWriter.Entry(exchange, response, clock.GetElapsedTime(exchange.StartedAt));
        journal.Add(entry);
        return entry;
    }

    private async ValueTask<S3Response> AnswerAsync(Exchange exchange)
    {
        try
        {
            return await endpoint.AnswerAsync(exchange);
        }
        catch (S3Exception refusal)
        {
            return Refuse(exchange, refusal);
        }
        catch (BadHttpRequestException broken)
        {
            return Refuse(exchange, new S3Exception(broken.StatusCode == StatusCodes.Status408RequestTimeout ? S3Errors.RequestTimeout : S3Errors.IncompleteBody));
        }
        catch (Exception problem) when (problem is not (ConnectionCutException or OperationCanceledException or IOException))
        {
            logger.LogError(problem, "{Operation} failed", exchange.Operation?.Name);
            return Refuse(exchange, new S3Exception(S3Errors.InternalError));
        }
    }

    private static S3Response Refuse(Exchange exchange, S3Exception refusal)
    {
        exchange.ErrorCode = refusal.Error.Code;
        return ErrorDocument.Of(refusal, exchange.Ids);
    }

    // A preflight answers for itself.
    private static void AddCorsHeaders(Exchange exchange, S3Response response)
    {
        if (exchange.Method != "OPTIONS")
        {
            foreach (var (name, value) in CorsHeaders.For(exchange.Bucket, exchange.Method, exchange.Headers))
            {
                response.With(name, value);
            }
        }
    }

    // A client that waits for 100-continue, or that would send much more, must not be read to its end: answer and close.
    private static void CloseAfterRefusedUpload(HttpContext http, S3Response response)
    {
        const long WorthReading = 256 * 1024;
        var request = http.Request;
        if (response.Status >= 300 && ((request.ContentLength ?? 0) > WorthReading || (request.Headers.Expect.Count > 0 && request.ContentLength is not 0)))
        {
            http.Response.Headers.Connection = "close";
        }
    }
}
