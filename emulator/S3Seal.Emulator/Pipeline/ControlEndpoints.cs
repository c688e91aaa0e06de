using System.Text.Json;
using System.Text.Json.Serialization;
using S3Seal.Emulator.Operations;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The emulator's own addresses, outside S3: <c>/_s3seal/health</c>, <c>/_s3seal/reset</c> (POST), <c>/_s3seal/journal</c>.</summary>
internal sealed class ControlEndpoints(S3Journal journal, Func<ValueTask> reset)
{
    /// <summary>No bucket can have this name.</summary>
    public const string Prefix = "/_s3seal/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Null when the target is not one of these.</summary>
    public async ValueTask<S3Response?> AnswerAsync(Exchange exchange)
    {
        if (!exchange.RawTarget.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        switch (exchange.Method, exchange.RawTarget[Prefix.Length..])
        {
            case ("GET" or "HEAD", "health"):
                return Answer(new { status = "ok" });
            case ("GET", "journal"):
                return Answer(journal.ToArray());
            case ("POST", "reset"):
                await reset();
                return S3Response.Empty(204);
            default:
                return S3Response.Empty(404);
        }
    }

    private static S3Response Answer<T>(T value) => S3Response.Text(JsonSerializer.SerializeToUtf8Bytes(value, Json), "application/json");
}
