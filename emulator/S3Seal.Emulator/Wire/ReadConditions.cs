namespace S3Seal.Emulator.Wire;

/// <summary>What a conditional read makes of an object.</summary>
internal enum ReadVerdict
{
    Proceed,
    NotModified,
    Failed,
}

/// <summary>The four conditions of a read, of GET and HEAD themselves or of a copy's source.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html</remarks>
internal sealed record ReadConditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    public const string CopySourcePrefix = "x-amz-copy-source-";

    private string Prefix { get; init; } = "";

    /// <param name="headers">The request's headers.</param>
    /// <param name="prefix">Empty for GET and HEAD, <see cref="CopySourcePrefix"/> for a copy's source.</param>
    public static ReadConditions Read(RequestHeaders headers, string prefix = "") => new(
        headers[prefix + "if-match"],
        headers[prefix + "if-none-match"],
        HttpDate.Parse(headers[prefix + "if-modified-since"]),
        HttpDate.Parse(headers[prefix + "if-unmodified-since"]))
    { Prefix = prefix };

    /// <summary>A true match outweighs the date beside it; so does a false one.</summary>
    /// <param name="etag">Bare.</param>
    /// <param name="lastModified">The version's date.</param>
    /// <param name="now">Dates to come are no condition.</param>
    /// <param name="failing">The header that failed, as S3 spells it in its error.</param>
    public ReadVerdict Check(string etag, DateTimeOffset lastModified, DateTimeOffset now, out string failing)
    {
        lastModified = HttpDate.WholeSeconds(lastModified);
        failing = Prefix + "If-Match";
        if (IfMatch is not null)
        {
            if (!ETags.Names(IfMatch, etag))
            {
                return ReadVerdict.Failed;
            }
        }
        else if (IfUnmodifiedSince is { } unmodified && lastModified > unmodified)
        {
            failing = Prefix + "If-Unmodified-Since";
            return ReadVerdict.Failed;
        }

        if (IfNoneMatch is not null)
        {
            failing = Prefix + "If-None-Match";
            return ETags.Names(IfNoneMatch, etag) ? ReadVerdict.NotModified : ReadVerdict.Proceed;
        }

        failing = Prefix + "If-Modified-Since";
        return IfModifiedSince is { } modified && modified <= now && lastModified <= modified ? ReadVerdict.NotModified : ReadVerdict.Proceed;
    }
}
