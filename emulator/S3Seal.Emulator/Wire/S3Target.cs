using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>The request's raw target, split and decoded exactly once. Paths are never normalised.</summary>
internal sealed record S3Target
{
    private const int MaxKeyBytes = 1024;

    /// <summary>The bucket, or null for the service itself.</summary>
    public string? BucketName { get; init; }

    /// <summary>The object key, decoded once; null for a bucket or the service.</summary>
    public string? Key { get; init; }

    /// <summary>The path exactly as sent, without the query: what the signature covers.</summary>
    public required string RawPath { get; init; }

    public QueryParameters Query { get; init; } = QueryParameters.Empty;

    /// <summary>True when the bucket came from the host name.</summary>
    public bool VirtualHost { get; init; }

    /// <summary>The region that the host name names, or null.</summary>
    public string? HostRegion { get; init; }

    /// <summary>Splits a raw target; refuses with InvalidURI, InvalidBucketName or KeyTooLongError.</summary>
    public static S3Target Parse(string rawTarget, string? host, HostNames hosts)
    {
        var target = OriginForm(rawTarget);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        if (path.Length == 0 || path[0] != '/')
        {
            throw new S3Exception(S3Errors.InvalidUri, ("URI", path));
        }

        var address = hosts.Read(host);
        var bucket = address.BucketName;
        var rest = path.AsSpan(1);
        if (bucket is null)
        {
            var slash = rest.IndexOf('/');
            bucket = Decode(slash < 0 ? rest : rest[..slash], path);
            rest = slash < 0 ? [] : rest[(slash + 1)..];
        }

        var service = address.BucketName is null && path.Length == 1;
        if (!service)
        {
            CheckBucketName(bucket);
        }

        return new S3Target
        {
            BucketName = service ? null : bucket,
            Key = rest.IsEmpty ? null : CheckedKey(Decode(rest, path), path),
            RawPath = path,
            Query = mark < 0 ? QueryParameters.Empty : QueryParameters.Parse(target.AsSpan(mark + 1)),
            VirtualHost = address.BucketName is not null,
            HostRegion = address.Region,
        };
    }

    /// <summary>Applies the rules of object keys; for keys that do not come in the path (POST form) too.</summary>
    public static string CheckedKey(string key, string uri)
    {
        var size = Encoding.UTF8.GetByteCount(key);
        if (size > MaxKeyBytes)
        {
            throw new S3Exception(S3Errors.KeyTooLongError, ("Size", $"{size}"), ("MaxSizeAllowed", $"{MaxKeyBytes}"));
        }

        if (key.Contains("..", StringComparison.Ordinal) && ClimbsOut(key))
        {
            throw new S3Exception(S3Errors.InvalidUri, ("URI", uri));
        }

        return key;
    }

    // Left to right, ".." may never outnumber the ordinary segments before it.
    private static bool ClimbsOut(string key)
    {
        var depth = 0;
        foreach (var range in key.AsSpan().Split('/'))
        {
            var segment = key.AsSpan()[range];
            if (segment is "..")
            {
                if (--depth < 0)
                {
                    return true;
                }
            }
            else if (segment is not ("." or ""))
            {
                depth++;
            }
        }

        return false;
    }

    private static void CheckBucketName(string bucket)
    {
        // The one path of S3 that is no bucket; it is refused by name later.
        if (!Wire.BucketName.IsValid(bucket) && bucket != "WriteGetObjectResponse")
        {
            throw new S3Exception(S3Errors.InvalidBucketName, ("BucketName", bucket));
        }
    }

    private static string Decode(ReadOnlySpan<char> raw, string path) =>
        PercentEncoding.TryDecode(raw, out var decoded) ? decoded : throw new S3Exception(S3Errors.InvalidUri, ("URI", path));

    // Proxies send the absolute form; its path and query count.
    private static string OriginForm(string rawTarget)
    {
        if (rawTarget.StartsWith('/'))
        {
            return rawTarget;
        }

        var scheme = rawTarget.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            throw new S3Exception(S3Errors.InvalidUri, ("URI", rawTarget));
        }

        var start = rawTarget.AsSpan(scheme + 3).IndexOfAny('/', '?');
        if (start < 0)
        {
            return "/";
        }

        var origin = rawTarget[(scheme + 3 + start)..];
        return origin[0] == '/' ? origin : "/" + origin;
    }
}
