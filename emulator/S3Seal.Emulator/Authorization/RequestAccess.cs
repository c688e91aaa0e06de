using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authorization;

/// <summary>The authorizer's view of one request.</summary>
internal sealed class RequestAccess(Authorizer authorizer, InMemoryStore store, RequestFacts facts) : IAccess
{
    private readonly List<AccessVerdict> _verdicts = [];

    /// <summary>Every question asked so far with its answer, for the journal.</summary>
    public IReadOnlyList<AccessVerdict> Verdicts => _verdicts;

    /// <summary>What the route itself demands, second demands included; throws AccessDenied.</summary>
    public void DemandRoute()
    {
        var route = facts.Route;
        var versionId = facts.Target.Query.Get("versionId");
        var action = versionId is not null && route.VersionAction is { } other ? other : route.Action;
        Demand(new AccessDemand(action, facts.Target.Key) { VersionId = versionId });
        foreach (var second in route.AlsoDemands)
        {
            if (IsTriggered(second))
            {
                DemandSecond(second, versionId);
            }
        }
    }

    public bool Allows(AccessDemand demand)
    {
        var verdict = authorizer.Judge(Ask(demand));
        _verdicts.Add(verdict);
        return verdict.Allowed;
    }

    public void Demand(AccessDemand demand)
    {
        if (!Allows(demand))
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }
    }

    private void DemandSecond(SecondDemand second, string? versionId)
    {
        if (!second.OnCopySource)
        {
            Demand(new AccessDemand(second.Action, facts.Target.Key) { VersionId = versionId });
            return;
        }

        var source = CopySource.Parse(facts.Headers[CopySource.HeaderName]!);
        var sourceBucket = store.FindBucket(source.BucketName)
            ?? throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", source.BucketName));
        ExpectedOwner.Check(facts.Headers, ExpectedOwner.SourceHeader, sourceBucket);
        RequesterPays.Check(facts, sourceBucket);
        Demand(new AccessDemand(CopySourceActions.For(second.Action, source.VersionId), source.Key) { BucketName = source.BucketName, VersionId = source.VersionId });
        DemandTagsOfCopy(source);
    }

    // A copy takes the tags along unless told otherwise: reading and writing them are actions of their own.
    private void DemandTagsOfCopy(CopySource source)
    {
        var isPartCopy = facts.Target.Query.Has("uploadId");
        var replaces = facts.Headers["x-amz-tagging-directive"] == "REPLACE";
        if (isPartCopy || replaces || FindObject(source.BucketName, source.Key, source.VersionId) is not { Tags: { IsDefaultOrEmpty: false } })
        {
            return;
        }

        Demand(new AccessDemand(CopySourceActions.For("s3:GetObjectTagging", source.VersionId), source.Key) { BucketName = source.BucketName, VersionId = source.VersionId });
        Demand(new AccessDemand("s3:PutObjectTagging", facts.Target.Key));
    }

    private bool IsTriggered(SecondDemand second) => second.Header.EndsWith('*')
        ? facts.Headers.All.Keys.Any(name => name.StartsWith(second.Header[..^1], StringComparison.OrdinalIgnoreCase))
        : facts.Headers.Has(second.Header);

    private AccessQuestion Ask(AccessDemand demand)
    {
        var isSource = demand.BucketName is not null;
        var bucketName = demand.BucketName ?? facts.Target.BucketName;
        return new AccessQuestion
        {
            Facts = facts,
            Action = demand.Action,
            BucketName = bucketName,
            Bucket = isSource ? store.FindBucket(bucketName!) : facts.Route.NeedsBucket ? facts.Bucket : null,
            Key = demand.Key,
            VersionId = demand.VersionId,
            IsCopySource = isSource,
            Object = demand.Key is null ? null : FindObject(bucketName, demand.Key, demand.VersionId),
            Upload = isSource ? null : FindUpload(),
            Context = demand.Context,
        };
    }

    private ObjectVersion? FindObject(string? bucketName, string key, string? versionId)
    {
        var chain = bucketName is null ? null : store.Find(bucketName)?.Objects.Find(key);
        return versionId is null ? chain?.Current : chain?.Find(versionId);
    }

    private UploadRecord? FindUpload() =>
        facts is { Bucket: { } bucket, Target.Key: { } key } && facts.Target.Query.Get("uploadId") is { } uploadId
            ? store.Find(bucket.Name)?.FindUpload(key, uploadId)
            : null;
}
