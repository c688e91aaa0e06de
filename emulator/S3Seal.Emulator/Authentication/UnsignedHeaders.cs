using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>Headers that change meaning must be covered by the signature.</summary>
internal static class UnsignedHeaders
{
    public static string[] Names(string signedHeaders) => signedHeaders.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries);

    /// <summary>AccessDenied that names every unsigned <c>x-amz-*</c> header, and Host.</summary>
    /// <param name="headers">What was sent.</param>
    /// <param name="signed">The names that the signature covers.</param>
    /// <param name="isExempt">Which others may stand beside them; null for none.</param>
    public static void Refuse(RequestHeaders headers, string[] signed, Func<string, bool>? isExempt = null)
    {
        List<string>? missing = null;
        if (Array.IndexOf(signed, "host") < 0)
        {
            (missing = []).Add("host");
        }

        foreach (var (name, _) in headers)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !Contains(signed, name) && isExempt?.Invoke(name) is not true)
            {
                (missing ??= []).Add(name.ToLowerInvariant());
            }
        }

        if (missing is not null)
        {
            throw new S3Exception(S3Errors.AccessDenied, "There were headers present in the request which were not signed",
                ("HeadersNotSigned", string.Join(", ", missing)));
        }
    }

    private static bool Contains(string[] signed, string name)
    {
        foreach (var candidate in signed)
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
