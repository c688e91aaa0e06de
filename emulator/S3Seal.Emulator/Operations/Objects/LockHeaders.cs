using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Object lock as an upload's headers ask for it, and as answers show it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html</remarks>
internal static class LockHeaders
{
    public const string Mode = "x-amz-object-lock-mode";
    public const string RetainUntil = "x-amz-object-lock-retain-until-date";
    public const string LegalHold = "x-amz-object-lock-legal-hold";
    public const string Bypass = "x-amz-bypass-governance-retention";

    /// <summary>The version under the lock that the headers ask for, or else the bucket's default retention.</summary>
    public static ObjectVersion Apply(S3Request request, ObjectVersion version)
    {
        var bucket = request.Bucket.Settings.ObjectLock;
        var mode = request.Headers[Mode];
        var until = request.Headers[RetainUntil];
        var hold = request.Headers[LegalHold];
        if (mode is null && until is null && hold is null)
        {
            return bucket?.Default is { } rule ? version with { Retention = new(rule.Mode, rule.Until(request.Now)) } : version;
        }

        if (bucket is null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "Bucket is missing Object Lock Configuration");
        }

        if (!request.Headers.Has("content-md5") && request.Body.AnnouncedAlgorithm is null && request.Operation is PutObject)
        {
            throw new S3Exception(
                S3Errors.InvalidRequest, "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        }

        var retention = ReadRetention(mode, until, request.Now)
            ?? (bucket.Default is { } standing ? new ObjectRetention(standing.Mode, standing.Until(request.Now)) : null);
        return version with { Retention = retention, LegalHold = ReadHold(hold) };
    }

    public static void Show(S3Response response, ObjectVersion version) => response
        .With(Mode, version.Retention?.Mode.ToString())
        .With(RetainUntil, version.Retention?.Until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))
        .With(LegalHold, version.LegalHold is { } held ? held ? "ON" : "OFF" : null);

    private static ObjectRetention? ReadRetention(string? mode, string? until, DateTimeOffset now)
    {
        if (mode is null && until is null)
        {
            return null;
        }

        if (mode is null || until is null)
        {
            throw Refused("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied", mode is null ? Mode : RetainUntil, null);
        }

        if (!Enum.TryParse<RetentionMode>(mode, ignoreCase: false, out var known) || !Enum.IsDefined(known) || char.IsDigit(mode[0]))
        {
            throw Refused("Unknown wormMode directive.", Mode, mode);
        }

        if (!DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
        {
            throw Refused("The retain until date must be provided in ISO 8601 format", RetainUntil, until);
        }

        return date > now ? new(known, date) : throw Refused("The retain until date must be in the future!", RetainUntil, until);
    }

    private static bool? ReadHold(string? text) => text switch
    {
        null => null,
        "ON" => true,
        "OFF" => false,
        _ => throw Refused("Legal Hold must be either of 'ON' or 'OFF'", LegalHold, text),
    };

    private static S3Exception Refused(string message, string argument, string? value) => value is null
        ? new(S3Errors.InvalidArgument, message, ("ArgumentName", argument))
        : new(S3Errors.InvalidArgument, message, ("ArgumentName", argument), ("ArgumentValue", value));
}
