namespace S3Seal.Conformance;

/// <summary>Removes the buckets of an assumption with all that is in them, so that a real account is left as it was.</summary>
internal sealed class Cleaning(Sender sender)
{
    public async Task RemoveAsync(params string[] buckets)
    {
        foreach (var bucket in buckets)
        {
            // A policy of the assumption must not stand in the way.
            if ((await SendAsync("DELETE", $"/{bucket}?policy")).Status != 404)
            {
                await EmptyAsync(bucket);
                await SendAsync("DELETE", $"/{bucket}");
            }
        }
    }

    private async Task EmptyAsync(string bucket)
    {
        var uploads = await SendAsync("GET", $"/{bucket}?uploads");
        foreach (var upload in uploads.Elements("/ListMultipartUploadsResult/Upload"))
        {
            await SendAsync("DELETE", $"/{bucket}/{Uri.EscapeDataString(Child(upload, "Key"))}?uploadId={Child(upload, "UploadId")}");
        }

        var versions = await SendAsync("GET", $"/{bucket}?versions");
        foreach (var version in versions.Elements("/ListVersionsResult/Version").Concat(versions.Elements("/ListVersionsResult/DeleteMarker")))
        {
            var target = $"/{bucket}/{Uri.EscapeDataString(Child(version, "Key"))}?versionId={Child(version, "VersionId")}";
            if ((await SendAsync("DELETE", target)).Status == 403)
            {
                await sender.SendAsync(new Step { Method = "DELETE", Target = target, Headers = [new("x-amz-bypass-governance-retention", "true")] });
            }
        }
    }

    private Task<Answer> SendAsync(string method, string target) => sender.SendAsync(new Step { Method = method, Target = target });

    private static string Child(System.Xml.Linq.XElement element, string name) => element.Elements().First(child => child.Name.LocalName == name).Value;
}
