using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Multipart;

/// <param name="ETag">Bare.</param>
/// <param name="Checksums">What the client says of the part's checksum, by algorithm.</param>
internal sealed record ListedPart(int Number, string ETag, IReadOnlyList<(ChecksumAlgorithm Algorithm, string Value)> Checksums);

/// <summary>The list of parts in a Complete request, checked against what was uploaded.</summary>
internal static class PartList
{
    private const long SmallestPart = 5 * 1024 * 1024;

    /// <summary>Reads the document; the order is checked here, the parts are not.</summary>
    public static List<ListedPart> Read(byte[] body, string uploadId)
    {
        if (body.Length == 0)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "You must specify at least one part");
        }

        var root = S3XmlReader.Read(body);
        if (root.Name != "CompleteMultipartUpload")
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        root.AllowOnly("Part");
        var parts = root.All("Part").Select(Read).ToList();
        if (parts.Count is 0 or > PartNumbers.Most)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        for (var index = 1; index < parts.Count; index++)
        {
            if (parts[index].Number <= parts[index - 1].Number)
            {
                throw new S3Exception(S3Errors.InvalidPartOrder, ("UploadId", uploadId));
            }
        }

        return parts;
    }

    /// <summary>The uploaded parts that the list names, if every one is as the client says and none but the last is too small.</summary>
    public static List<StoredPart> Match(UploadRecord upload, IReadOnlyList<ListedPart> list)
    {
        var parts = new List<StoredPart>(list.Count);
        foreach (var listed in list)
        {
            if (!upload.Parts.TryGetValue(listed.Number, out var part) || part.ETag != listed.ETag)
            {
                throw Invalid(upload, listed);
            }

            CheckChecksum(upload, listed, part);
            parts.Add(part);
        }

        foreach (var part in parts[..^1])
        {
            if (part.Length < SmallestPart)
            {
                throw new S3Exception(
                    S3Errors.EntityTooSmall,
                    ("ETag", part.ETag), ("MinSizeAllowed", $"{SmallestPart}"), ("PartNumber", $"{part.Number}"), ("ProposedSize", $"{part.Length}"));
            }
        }

        return parts;
    }

    private static void CheckChecksum(UploadRecord upload, ListedPart listed, StoredPart part)
    {
        if (upload.ChecksumAlgorithm is not { } name)
        {
            if (listed.Checksums.Count > 0)
            {
                throw Invalid(upload, listed);
            }

            return;
        }

        var expected = ChecksumAlgorithm.Named(name)!;
        if (listed.Checksums.Count == 0)
        {
            if (upload.IsComposite == true)
            {
                throw new S3Exception(
                    S3Errors.InvalidRequest,
                    $"The upload was created using a {expected.LowerName} checksum. The complete request must include the checksum for each part. It was missing for part {listed.Number} in the request.");
            }

            return;
        }

        foreach (var (algorithm, value) in listed.Checksums)
        {
            if (algorithm != expected)
            {
                throw new S3Exception(S3Errors.BadDigest, $"The {algorithm.LowerName} you specified for part {listed.Number} did not match what we received.");
            }

            if (value != part.Checksum!.Value)
            {
                throw Invalid(upload, listed);
            }
        }
    }

    private static S3Exception Invalid(UploadRecord upload, ListedPart listed) => new(
        S3Errors.InvalidPart,
        ("UploadId", upload.UploadId), ("PartNumber", listed.Number.ToString(CultureInfo.InvariantCulture)), ("ETag", listed.ETag));

    private static ListedPart Read(S3XmlElement element)
    {
        var number = 0;
        string? etag = null;
        var checksums = new List<(ChecksumAlgorithm, string)>();
        foreach (var child in element.Children)
        {
            switch (child.Name)
            {
                case "PartNumber" when number == 0:
                    number = PartNumbers.Parse(child.Text.Trim());
                    break;
                case "ETag" when etag is null:
                    etag = ETags.Bare(child.Text);
                    break;
                default:
                    var algorithm = ChecksumAlgorithm.All.FirstOrDefault(one => one.ElementName == child.Name) ?? throw new S3Exception(S3Errors.MalformedXml);
                    checksums.Add((algorithm, child.Text.Trim()));
                    break;
            }
        }

        return number == 0 || etag is null ? throw new S3Exception(S3Errors.MalformedXml) : new(number, etag, checksums);
    }
}
