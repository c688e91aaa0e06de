using System.Net;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Which host names address a bucket: <c>*.localhost</c>, the configured suffixes and AWS's own names.</summary>
internal sealed class HostNames(IReadOnlyList<string> suffixes)
{
    /// <summary>Path style only.</summary>
    public static readonly HostNames None = new([]);

    private const string Amazon = "amazonaws.com";

    /// <summary>The bucket that the Host header names, or null for path style.</summary>
    public HostAddress Read(string? host)
    {
        var name = WithoutPort(host);
        if (name.Length == 0 || IPAddress.TryParse(name, out _))
        {
            return default;
        }

        if (Under(name, Amazon) is { } labels)
        {
            return Amazonian(labels);
        }

        foreach (var suffix in suffixes)
        {
            if (Under(name, suffix) is { } rest)
            {
                return Local(rest);
            }
        }

        return default;
    }

    private static HostAddress Local(string rest)
    {
        if (IsServiceName(rest))
        {
            return default;
        }

        // {bucket}.s3.{region}.localhost and {bucket}.s3.localhost: dots may stand in the bucket, so the suffix is cut.
        var last = rest.LastIndexOf('.');
        if (last > 0 && rest[(last + 1)..] == "s3")
        {
            return new HostAddress(rest[..last], null);
        }

        var before = last > 0 ? rest.LastIndexOf(".s3.", last, StringComparison.Ordinal) : -1;
        return before > 0 && before + 3 == last ? new HostAddress(rest[..before], rest[(last + 1)..]) : new HostAddress(rest, null);
    }

    private static HostAddress Amazonian(string labels)
    {
        var parts = labels.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith("s3", StringComparison.Ordinal) || !IsServiceName(string.Join('.', parts[i..])))
            {
                continue;
            }

            if (OtherService(parts[i]) is { } other)
            {
                throw new S3Exception(S3Errors.NotImplemented, ("Operation", other));
            }

            var region = parts[^1] is var last && last.Contains('-', StringComparison.Ordinal) && !last.StartsWith("s3", StringComparison.Ordinal) ? last : null;
            return new HostAddress(i == 0 ? null : string.Join('.', parts[..i]), region);
        }

        return default;
    }

    private static string? OtherService(string label) => label switch
    {
        "s3-control" => "S3 Control",
        "s3-accesspoint" or "s3-accesspoint-fips" => "access points",
        "s3-object-lambda" => "Object Lambda",
        "s3-outposts" => "S3 on Outposts",
        _ when label.StartsWith("s3-website", StringComparison.Ordinal) => "website endpoint",
        _ when label.StartsWith("s3express", StringComparison.Ordinal) => "directory buckets",
        _ => null,
    };

    // s3, s3-{region}, s3.{region}, s3.dualstack.{region}, s3-fips.{region}, s3-accelerate …
    private static bool IsServiceName(string labels)
    {
        var parts = labels.Split('.');
        var service = parts[0];
        return (service == "s3" || service.StartsWith("s3-", StringComparison.Ordinal) || service.StartsWith("s3express", StringComparison.Ordinal))
            && parts.Length <= 3
            && (parts.Length < 2 || parts[1] == "dualstack" || IsRegion(parts[1]))
            && (parts.Length < 3 || IsRegion(parts[2]));
    }

    private static bool IsRegion(string label) => label.Length > 3 && char.IsAsciiDigit(label[^1]) && label.Contains('-', StringComparison.Ordinal);

    private static string? Under(string name, string suffix)
    {
        if (name.Length > suffix.Length + 1 && name[name.Length - suffix.Length - 1] == '.' && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        {
            return name[..(name.Length - suffix.Length - 1)].ToLowerInvariant();
        }

        return null;
    }

    private static string WithoutPort(string? host)
    {
        if (string.IsNullOrEmpty(host) || host[0] == '[')
        {
            return "";
        }

        var colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? host : host[..colon];
    }
}

/// <param name="BucketName">The bucket in front of the suffix, or null for path style.</param>
/// <param name="Region">The region in the host name, or null when it names none.</param>
internal readonly record struct HostAddress(string? BucketName, string? Region);
