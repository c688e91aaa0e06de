using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Tells chosen facts about a version, its parts among them.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html</remarks>
internal sealed class GetObjectAttributes : Operation
{
    private const string AttributesHeader = "x-amz-object-attributes";
    private const string MaxPartsHeader = "x-amz-max-parts";
    private const string MarkerHeader = "x-amz-part-number-marker";
    private const int MostParts = 1000;

    private static readonly string[] Known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public override Route Route { get; } = Route.Object("GET", "s3:GetObjectAttributes", "attributes") with { VersionAction = "s3:GetObjectVersionAttributes" };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var versionId = NamedVersion.Id(request);
        request.Access.Demand(new AccessDemand(versionId is null ? "s3:GetObject" : "s3:GetObjectVersion", request.Key) { VersionId = versionId });
        var wanted = Wanted(request.Headers);
        var version = NamedVersion.Find(request);
        using (var customerKey = request.ReadCustomerKey())
        {
            request.Open(version, customerKey).Dispose();
        }

        var answer = new S3XmlWriter().Root("GetObjectAttributesResponse");
        if (wanted.Contains("ETag"))
        {
            answer.Element("ETag", version.ETag);
        }

        if (wanted.Contains("Checksum") && version.Checksum is { } checksum)
        {
            answer.Start("Checksum")
                .Element(ChecksumAlgorithm.Named(checksum.Algorithm)!.ElementName, checksum.Value)
                .Element("ChecksumType", ChecksumHeaders.PrintType(checksum))
                .End();
        }

        if (wanted.Contains("ObjectParts") && version.IsMultipart)
        {
            WriteParts(answer, request.Headers, version);
        }

        if (wanted.Contains("StorageClass"))
        {
            answer.Element("StorageClass", version.StorageClass);
        }

        if (wanted.Contains("ObjectSize"))
        {
            answer.Element("ObjectSize", version.Length);
        }

        return ValueTask.FromResult(S3Response.Xml(answer.End())
            .With("Last-Modified", HttpDate.Print(version.LastModified))
            .With(VersionHeaders.VersionId, NamedVersion.ShowsVersions(request.Bucket) ? version.VersionId : null));
    }

    private static HashSet<string> Wanted(RequestHeaders headers)
    {
        var header = headers[AttributesHeader];
        if (string.IsNullOrEmpty(header))
        {
            throw new S3Exception(S3Errors.InvalidRequest, "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty");
        }

        var wanted = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return wanted.All(Known.Contains) ? wanted : throw new S3Exception(
            S3Errors.InvalidArgument, "Invalid attribute name specified.", ("ArgumentName", AttributesHeader), ("ArgumentValue", header));
    }

    private static void WriteParts(S3XmlWriter answer, RequestHeaders headers, ObjectVersion version)
    {
        var most = Math.Min(Number(headers, MaxPartsHeader) ?? MostParts, MostParts);
        var marker = Number(headers, MarkerHeader) ?? 0;
        answer.Start("ObjectParts");
        if (version.Checksum is { IsComposite: true })
        {
            var following = version.Parts.Where(part => part.Number > marker).ToList();
            var page = following.Take(most).ToList();
            answer.Element("IsTruncated", following.Count > page.Count)
                .Element("MaxParts", most)
                .Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[^1].Number)
                .Element("PartNumberMarker", marker);
            foreach (var part in page)
            {
                answer.Start("Part");
                if (part.Checksum is { } own)
                {
                    answer.Element(ChecksumAlgorithm.Named(own.Algorithm)!.ElementName, own.Value);
                }

                answer.Element("PartNumber", part.Number).Element("Size", part.Length).End();
            }
        }

        answer.Element("PartsCount", version.Parts.Count).End();
    }

    private static int? Number(RequestHeaders headers, string name)
    {
        var text = headers[name];
        return text is null ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new S3Exception(S3Errors.InvalidArgument, $"Argument {name} must be an integer between 0 and 2147483647", ("ArgumentName", name), ("ArgumentValue", text));
    }
}
