using System.Globalization;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>S3's limit on the headers and query parameters of one request.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList, RequestHeaderSectionTooLarge</remarks>
internal static class HeaderSection
{
    /// <summary>8 KB for all names and values of both together.</summary>
    public const int MaxBytes = 8 * 1024;

    // Between name and value, and at the line's end.
    private const int Separators = 4;

    public static void RefuseTooLarge(RequestHeaders headers, string rawTarget)
    {
        var query = rawTarget.IndexOf('?', StringComparison.Ordinal);
        var total = query < 0 ? 0L : rawTarget.Length - query;
        foreach (var (name, value) in headers)
        {
            total += name.Length + value.Length + Separators;
        }

        if (total > MaxBytes)
        {
            throw new S3Exception(S3Errors.RequestHeaderSectionTooLarge, ("MaxSizeAllowed", MaxBytes.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
