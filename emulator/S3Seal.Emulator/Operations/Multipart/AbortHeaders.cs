using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <summary>When the bucket's lifecycle will abort an upload, as CreateMultipartUpload and ListParts tell it.</summary>
internal static class AbortHeaders
{
    public static S3Response WithAbortion(this S3Response response, S3Request request, UploadRecord upload)
    {
        var (date, id) = request.Bucket.Settings.Lifecycle
            .Where(rule => rule.Enabled && rule.AbortIncompleteUploadDays is not null && request.Key.StartsWith(rule.Filter.Prefix, StringComparison.Ordinal))
            .Select(rule => ((DateTimeOffset?)LifecycleClock.Due(upload.Initiated, rule.AbortIncompleteUploadDays!.Value), rule.Id))
            .OrderBy(due => due.Item1)
            .FirstOrDefault();
        return date is null ? response : response.With("x-amz-abort-date", HttpDate.Print(date.Value)).With("x-amz-abort-rule-id", PercentEncoding.Encode(id));
    }
}
