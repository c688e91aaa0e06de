using System.Buffers;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Tests.Storage;

public sealed class InMemoryStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Put_WithoutVersioning_ReplacesAndCountsBytes()
    {
        var store = WithBucket();
        Put(store, "k", 100);
        Put(store, "k", 40);
        Assert.Equal(40, store.StoredBytes);
        Assert.Single(store.Find("b")!.Objects.Find("k")!.Versions());
        Change(store, bucket => bucket.Remove("k", ObjectVersion.NullVersionId));
        Assert.Equal(0, store.StoredBytes);
        Assert.Null(store.Find("b")!.Objects.Find("k"));
    }

    [Fact]
    public void Put_ThroughAllVersioningStates_KeepsOneNullVersion()
    {
        var store = WithBucket();
        Put(store, "k", 1);
        SetVersioning(store, VersioningState.Enabled);
        Put(store, "k", 2);
        Put(store, "k", 3);
        SetVersioning(store, VersioningState.Suspended);
        Put(store, "k", 4);
        Put(store, "k", 5);
        var versions = store.Find("b")!.Objects.Find("k")!.Versions().ToList();
        Assert.Equal([5, 3, 2], versions.Select(version => version.StoredBytes));
        Assert.Equal("null", versions[0].VersionId);
        Assert.Equal(2, versions.Skip(1).Select(version => version.VersionId).Distinct().Count(id => id.Length == 32));
        Assert.Equal(10, store.StoredBytes);
    }

    [Fact]
    public void Restore_AfterChanges_BringsBackTheMoment()
    {
        var store = WithBucket();
        Put(store, "kept", 10);
        var snapshot = store.Snapshot();
        Put(store, "kept", 20);
        Put(store, "new", 30);
        store.TryAdd(Bucket("other"));
        store.Restore(snapshot);
        Assert.Equal(["b"], store.Buckets.Select(bucket => bucket.Name));
        Assert.Equal(10, store.StoredBytes);
        Assert.Equal(10, store.Find("b")!.Current("kept")!.StoredBytes);
        Assert.Null(store.Find("b")!.Current("new"));
        store.Reset();
        Assert.Empty(store.Buckets);
    }

    [Fact]
    public void TryChange_ThatThrows_ChangesNothing()
    {
        var store = WithBucket();
        Put(store, "k", 10);
        Assert.Throws<InvalidOperationException>(() => store.TryChange<bool>("b", bucket =>
        {
            bucket.Remove("k", ObjectVersion.NullVersionId);
            throw new InvalidOperationException();
        }, out _));
        Assert.NotNull(store.Find("b")!.Current("k"));
    }

    [Fact]
    public void Remove_OfABucketWithVersions_IsRefused()
    {
        var store = WithBucket();
        Put(store, "k", 1);
        Assert.Equal(BucketRemoval.NotEmpty, store.Remove("b"));
        Change(store, bucket => bucket.Remove("k", ObjectVersion.NullVersionId));
        Assert.Equal(BucketRemoval.Removed, store.Remove("b"));
        Assert.Equal(BucketRemoval.NotFound, store.Remove("b"));
    }

    [Fact]
    public void Reserve_PastTheLimit_ThrowsAndAbandonedBytesAreGivenBack()
    {
        var store = new InMemoryStore(100_000);
        store.TryAdd(Bucket("b"));
        Put(store, "k", 60_000);
        using (var writer = store.BeginBlob())
        {
            writer.Write(new byte[30_000]);
            writer.ToBlob();
            using var second = store.BeginBlob();
            second.Write(new byte[30_000]);
            Assert.Throws<StoreFullException>(() => second.ToBlob());
        }

        Put(store, "l", 35_000);
        Assert.Equal(95_000, store.StoredBytes);
    }

    [Fact]
    public void Write_OfAKeyWithAnOpenUpload_MarksTheUpload()
    {
        var store = WithBucket();
        var upload = new UploadRecord { UploadId = "u", Template = new() { LastModified = Noon }, InitiatorId = "0" };
        Change(store, bucket => bucket.AddUpload("k", upload));
        Put(store, "other", 1);
        Assert.False(store.Find("b")!.FindUpload("k", "u")!.KeyChanged);
        Put(store, "k", 1);
        Assert.True(store.Find("b")!.FindUpload("k", "u")!.KeyChanged);
        Assert.Null(store.Find("b")!.FindUpload("other", "u"));
    }

    [Fact]
    public void Put_FromManyThreads_LosesNothing()
    {
        var store = WithBucket();
        Parallel.For(0, 2_000, index => Put(store, $"k{index % 500}", 1));
        Assert.Equal(500, store.Find("b")!.Objects.Count);
        Assert.Equal(500, store.StoredBytes);
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("0123456789012345678901234567890/", false)]
    [InlineData("0123456789.1234-56789_1234567890", true)]
    public void IsWellFormed_OfAnId_IsItsShape(string id, bool expected) => Assert.Equal(expected, VersionIds.IsWellFormed(id));

    private static InMemoryStore WithBucket()
    {
        var store = new InMemoryStore();
        store.TryAdd(Bucket("b"));
        return store;
    }

    private static BucketRecord Bucket(string name) =>
        new() { Name = name, Created = Noon, OwnerAccount = "000000000000", OwnerCanonicalId = "0", Region = "us-east-1" };

    private static void Put(InMemoryStore store, string key, int bytes)
    {
        using var writer = store.BeginBlob();
        writer.Write(new byte[bytes]);
        var version = new ObjectVersion { LastModified = Noon, Parts = [new() { Length = bytes, Data = writer.ToBlob() }] };
        Change(store, bucket => bucket.Put(key, version).Bucket);
    }

    private static void SetVersioning(InMemoryStore store, VersioningState state) =>
        store.Update("b", bucket => bucket with { Settings = bucket.Settings with { Versioning = state } });

    private static void Change(InMemoryStore store, Func<BucketState, BucketState> change) =>
        Assert.True(store.TryChange("b", bucket => (change(bucket), true), out _));
}
