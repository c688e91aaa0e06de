using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Cors;

/// <summary>The CORS headers of an ordinary answer: those of the rule that fits, none when no rule does.</summary>
internal static class CorsHeaders
{
    public static IEnumerable<(string Name, string Value)> For(BucketRecord? bucket, string method, RequestHeaders headers) =>
        bucket?.Settings.Cors is not null && headers["Origin"] is { } origin
            ? CorsMatch.Find(bucket.Settings, origin, headers["Access-Control-Request-Method"] ?? method, [])?.Headers([]) ?? []
            : [];
}
