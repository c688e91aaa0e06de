using System.Globalization;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Lists the buckets of the caller's account in the order of their names.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html</remarks>
internal sealed class ListBuckets : Operation
{
    private const int MostBuckets = 10_000;

    private static readonly string[] PagingParameters = ["max-buckets", "continuation-token", "prefix", "bucket-region"];

    public override Route Route { get; } = Route.Service("GET", "s3:ListAllMyBuckets") with { Callers = CallerKind.Signed };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var query = request.Target.Query;
        var owner = request.Caller.Identity!;
        var detailed = Array.Exists(PagingParameters, query.Has);
        var most = MaxBuckets(query.Get("max-buckets"));
        var prefix = query.Get("prefix");
        var region = query.Get("bucket-region");
        var after = ContinuationToken.Read(query);

        var found = request.Rooms.Store.Buckets
            .Where(bucket => bucket.OwnerAccount == owner.Account
                && string.CompareOrdinal(bucket.Name, after) > 0
                && bucket.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)
                && (region is null || bucket.Region == region))
            .Take(most + 1).ToList();
        var page = found[..Math.Min(found.Count, most)];

        using var writer = new S3XmlWriter();
        writer.Root("ListAllMyBucketsResult")
            .Start("Owner").Element("ID", CanonicalUser.IdOf(owner)).Element("DisplayName", owner.DisplayName).End()
            .Start("Buckets");
        foreach (var bucket in page)
        {
            WriteBucket(writer, bucket, detailed);
        }

        writer.End().Element("Prefix", prefix);
        if (found.Count > most)
        {
            writer.Element("ContinuationToken", ContinuationToken.After(page[^1].Name));
        }

        return ValueTask.FromResult(S3Response.Xml(writer.End()));
    }

    private static void WriteBucket(S3XmlWriter writer, BucketRecord bucket, bool detailed)
    {
        writer.Start("Bucket").Element("Name", bucket.Name).Element("CreationDate", bucket.Created);
        if (detailed)
        {
            writer.Element("BucketRegion", bucket.Region).Element("BucketArn", BucketArn.Of(bucket.Name));
        }

        writer.End();
    }

    private static int MaxBuckets(string? text)
    {
        if (text is null)
        {
            return MostBuckets;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostBuckets
            ? number
            : throw new S3Exception(S3Errors.InvalidArgument, $"Argument max-buckets must be an integer between 1 and {MostBuckets}",
                ("ArgumentName", "max-buckets"), ("ArgumentValue", text));
    }
}
