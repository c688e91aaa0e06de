using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>What must hold of the key's current version for a write to happen.</summary>
/// <param name="IfMatch">The bare ETag it must have; null when not asked.</param>
/// <param name="IfAbsent">True when there must be none.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html</remarks>
internal sealed record WriteCondition(string? IfMatch, bool IfAbsent)
{
    public const string IfMatchName = "If-Match";
    public const string IfNoneMatchName = "If-None-Match";

    /// <summary>Null when the request is unconditional; S3's refusal for the forms it does not take.</summary>
    public static WriteCondition? Read(RequestHeaders headers)
    {
        var match = headers[IfMatchName];
        var noneMatch = headers[IfNoneMatchName];
        if (match is not null && noneMatch is not null)
        {
            throw Refused($"{IfMatchName},{IfNoneMatchName}", "Multiple conditional request headers present in the request");
        }

        if (noneMatch is not null && noneMatch != ETags.Any)
        {
            throw Refused(IfNoneMatchName, $"We don't accept the provided value of {IfNoneMatchName} header for this API");
        }

        if (match == ETags.Any)
        {
            throw Refused(IfMatchName, $"We don't accept the provided value of {IfMatchName} header for this API");
        }

        return match is null && noneMatch is null ? null : new(match is null ? null : ETags.Bare(match), noneMatch is not null);
    }

    private static S3Exception Refused(string header, string more) => new(
        S3Errors.NotImplemented, "A header you provided implies functionality that is not implemented", ("Header", header), ("additionalMessage", more));
}
