using Amazon.S3;
using Amazon.S3.Model;

namespace S3Seal.Benchmarks.Soak;

/// <summary>Removes versions that nobody will read any more, so that a versioned bucket does not fill the memory.</summary>
internal sealed class VersionCleaner(IAmazonS3 client, string bucket, SoakLedger ledger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync();
            }
            catch (Exception failure)
            {
                ledger.Fail("DeleteObjects", failure);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private async Task SweepAsync()
    {
        var request = new ListVersionsRequest { BucketName = bucket };
        ListVersionsResponse page;
        do
        {
            page = await client.ListVersionsAsync(request);
            var old = (page.Versions ?? []).Where(version => version.IsLatest == false).Select(version => new KeyVersion { Key = version.Key, VersionId = version.VersionId }).ToList();
            if (old.Count > 0)
            {
                var answer = await client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = old });
                ledger.Did(0);
                if (answer.DeletedObjects.Count != old.Count)
                {
                    ledger.Blame($"of {old.Count} versions {answer.DeletedObjects.Count} were deleted");
                }
            }

            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }
}
