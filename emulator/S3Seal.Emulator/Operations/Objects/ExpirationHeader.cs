using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>When the bucket's lifecycle will expire an object, as the answers of writes and reads tell it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html</remarks>
internal static class ExpirationHeader
{
    private const string Name = "x-amz-expiration";

    public static S3Response WithExpiration(this S3Response response, S3Request request, ObjectVersion version) =>
        response.With(Name, request.Bucket.Settings.Lifecycle.IsDefaultOrEmpty ? null : Print(request, version));

    // The rule that is due first is told; only what is current expires.
    private static string? Print(S3Request request, ObjectVersion version)
    {
        var isCurrent = request.Rooms.Store.Find(request.Bucket.Name)?.Current(request.Key)?.VersionId == version.VersionId;
        var (expiry, id) = request.Bucket.Settings.Lifecycle
            .Where(rule => isCurrent && rule.Enabled && rule.Filter.Covers(request.Key, version.Length, version.Tags))
            .Select(rule => (Expiry: LifecycleClock.Expiry(rule, version.LastModified), rule.Id))
            .Where(due => due.Expiry is not null)
            .OrderBy(due => due.Expiry)
            .FirstOrDefault();
        return expiry is { } date ? $"expiry-date=\"{HttpDate.Print(date)}\", rule-id=\"{PercentEncoding.Encode(id)}\"" : null;
    }
}
