using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>The answer to GET and HEAD, which differ in the bytes only.</summary>
internal static class ReadAnswer
{
    private const string PartNumberParameter = "partNumber";
    private const string ChecksumModeHeader = "x-amz-checksum-mode";

    public static S3Response For(S3Request request, bool withBytes)
    {
        CheckOverrides(request);
        var version = NamedVersion.Find(request);
        using var customerKey = request.ReadCustomerKey();
        var reader = request.Open(version, customerKey);
        var handedOver = false;
        try
        {
            if (withBytes)
            {
                RefuseArchived(version, request.Now);
            }

            var verdict = ReadConditions.Read(request.Headers).Check(version.ETag, version.LastModified, request.Now, out var failing);
            if (verdict == ReadVerdict.Failed)
            {
                throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", failing));
            }

            if (verdict == ReadVerdict.NotModified)
            {
                return VersionHeaders.Identify(S3Response.Empty(304), request.Bucket, version);
            }

            var (range, part) = Stretch(request, version);
            var response = withBytes ? WithBytes(reader, range, version.Length, out handedOver) : S3Response.Head(range is null ? 200 : 206, range?.Length ?? version.Length);
            VersionHeaders.Show(response, request, version).With("Content-Range", range?.Print(version.Length));
            response.WithEncryption(version.Envelope!, customerKey);
            response.With("x-amz-mp-parts-count", part is not null && version.IsMultipart ? version.Parts.Count.ToString(CultureInfo.InvariantCulture) : null);
            if (request.Headers[ChecksumModeHeader] is { } mode && mode.Equals("ENABLED", StringComparison.OrdinalIgnoreCase))
            {
                ShowChecksum(response, version, range, part);
            }

            return response;
        }
        finally
        {
            if (!handedOver)
            {
                reader.Dispose();
            }
        }
    }

    private static S3Response WithBytes(ObjectReader reader, ByteRange? range, long size, out bool handedOver)
    {
        var (offset, length, status) = range is { } stretch ? (stretch.First, stretch.Length, 206) : (0, size, 200);
        handedOver = length > SegmentFormat.SegmentSize;

        // What fits one segment is opened before the status line is written, so that damage shows as an error document.
        return handedOver
            ? S3Response.Data(status, length, async (output, cancellationToken) =>
            {
                using (reader)
                {
                    await reader.WriteAsync(output, offset, length, cancellationToken);
                }
            })
            : S3Response.Data(status, reader.Read(offset, (int)length));
    }

    private static (ByteRange? Range, StoredPart? Part) Stretch(S3Request request, ObjectVersion version)
    {
        var header = request.Headers["range"];
        if (request.Target.Query.Get(PartNumberParameter) is { } text)
        {
            if (header is not null)
            {
                throw new S3Exception(S3Errors.InvalidRequest, "Cannot specify both Range header and partNumber query parameter");
            }

            return PartStretch(version, PartNumbers.Parse(text));
        }

        if (request.Headers["if-range"] is { } condition && !Holds(condition, version))
        {
            header = null;
        }

        var range = ByteRange.Resolve(header, version.Length, out var unsatisfiable);
        return !unsatisfiable ? (range, null) : throw new S3Exception(
            S3Errors.InvalidRange, ("RangeRequested", header!), ("ActualObjectSize", version.Length.ToString(CultureInfo.InvariantCulture)))
        {
            Headers = [("Content-Range", $"bytes */{version.Length}")],
        };
    }

    private static (ByteRange? Range, StoredPart? Part) PartStretch(ObjectVersion version, int number)
    {
        var offset = 0L;
        foreach (var part in version.Parts)
        {
            if (part.Number == number)
            {
                return (part.Length == 0 ? null : new ByteRange(offset, offset + part.Length - 1), part);
            }

            offset += part.Length;
        }

        throw new S3Exception(
            S3Errors.InvalidPartNumber,
            ("ActualPartCount", version.Parts.Count.ToString(CultureInfo.InvariantCulture)),
            ("PartNumberRequested", number.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool Holds(string condition, ObjectVersion version) =>
        HttpDate.Parse(condition) is { } date ? HttpDate.WholeSeconds(version.LastModified) <= date : ETags.Names(condition, version.ETag);

    private static void ShowChecksum(S3Response response, ObjectVersion version, ByteRange? range, StoredPart? part)
    {
        if (part is not null && version.IsMultipart)
        {
            if (version.Checksum is { IsComposite: true } && part.Checksum is { } own)
            {
                response.With(ChecksumHeaders.HeaderOf(own), own.Value).With(ChecksumHeaders.TypeHeader, ChecksumHeaders.Print(ChecksumType.Composite));
            }
        }
        else if (range is null || range.Value.Length == version.Length)
        {
            ChecksumHeaders.Show(response, version);
        }
    }

    /// <summary>What lies in an archive is read only after it was restored.</summary>
    public static void RefuseArchived(ObjectVersion version, DateTimeOffset now, string? message = null)
    {
        if (version.IsArchived && !(version.RestoredUntil > now))
        {
            throw new S3Exception(S3Errors.InvalidObjectState, message ?? S3Errors.InvalidObjectState.Message, ("StorageClass", version.StorageClass));
        }
    }

    private static void CheckOverrides(S3Request request)
    {
        foreach (var parameter in request.Target.Query.Items)
        {
            if (!parameter.Name.StartsWith(VersionHeaders.OverridePrefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (!VersionHeaders.Overrides.Contains(parameter.Name))
            {
                throw new S3Exception(
                    S3Errors.InvalidArgument,
                    $"{parameter.Name} is not in the set of overridable response headers. Please refer to the S3 API documentation for a complete list of overridable response headers.",
                    ("ArgumentName", parameter.Name), ("ArgumentValue", parameter.Value));
            }

            if (request.Caller.Identity is null)
            {
                throw new S3Exception(S3Errors.InvalidRequest, "Request specific response headers cannot be used for anonymous GET requests.");
            }
        }
    }
}
