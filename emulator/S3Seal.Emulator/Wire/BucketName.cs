using System.Net;

namespace S3Seal.Emulator.Wire;

/// <summary>The rules for names of general purpose buckets; a dot stands between two letters or digits, as in a host name.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html</remarks>
internal static class BucketName
{
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static bool IsValid(string name)
    {
        if (name.Length is < 3 or > 63 || !IsLetterOrDigit(name[0]) || !IsLetterOrDigit(name[^1]))
        {
            return false;
        }

        for (var i = 1; i < name.Length - 1; i++)
        {
            var c = name[i];
            var isSeparator = c == '.' ? IsLetterOrDigit(name[i - 1]) : c == '-' && name[i - 1] != '.';
            if (!IsLetterOrDigit(c) && !isSeparator)
            {
                return false;
            }
        }

        return !Array.Exists(ReservedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            && !Array.Exists(ReservedSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal))
            && !LooksLikeIpv4(name);
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private static bool LooksLikeIpv4(string name)
    {
        var dots = 0;
        foreach (var c in name)
        {
            if (c == '.')
            {
                dots++;
            }
            else if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return dots == 3 || IPAddress.TryParse(name, out _);
    }
}
