using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace S3Seal.Emulator.Xunit;

/// <summary>
/// One emulator for a test class (<c>IClassFixture</c>), a collection (<c>ICollectionFixture</c>) or, with xunit v3, a whole
/// assembly (<c>AssemblyFixture</c>). Tests may run in parallel: each takes a bucket of its own.
/// </summary>
/// <example><code>
/// public sealed class UploadTests(S3EmulatorFixture s3) : IClassFixture&lt;S3EmulatorFixture&gt;
/// {
///     [Fact]
///     public async Task Upload_WithoutEncryption_IsDenied()
///     {
///         var bucket = await s3.CreateBucketAsync(policy, writtenFor: "acme-data");
///         …
///     }
/// }
/// </code></example>
public class S3EmulatorFixture : IAsyncLifetime
{
    /// <summary>The one region that a bucket is created in without naming it.</summary>
    private const string UsEast1 = "us-east-1";

    private S3Emulator? _emulator;
    private AmazonS3Client? _client;
    private int _buckets;

    /// <summary>The running emulator.</summary>
    public S3Emulator Emulator => _emulator ?? throw NotStarted();

    /// <summary>A client of the first identity: the root user of the account that owns the buckets.</summary>
    public IAmazonS3 Client => _client ?? throw NotStarted();

    /// <summary>Creates a bucket that no other test knows.</summary>
    /// <param name="policy">Its bucket policy as JSON, or null for none.</param>
    /// <param name="writtenFor">The bucket's name in the policy's ARNs, when the policy was written for another bucket.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TestBucket> CreateBucketAsync(string? policy = null, string? writtenFor = null, CancellationToken cancellationToken = default)
    {
        var name = "test-bucket-" + Interlocked.Increment(ref _buckets).ToString(CultureInfo.InvariantCulture);
        var request = new PutBucketRequest { BucketName = name, BucketRegionName = Emulator.Region == UsEast1 ? null : Emulator.Region };
        await Client.PutBucketAsync(request, cancellationToken).ConfigureAwait(false);
        var bucket = new TestBucket(this, name);
        if (policy is not null)
        {
            await bucket.PutPolicyAsync(policy, writtenFor, cancellationToken).ConfigureAwait(false);
        }

        return bucket;
    }

    /// <summary>How the emulator is set up; override to add identities, a clock or a region.</summary>
    protected virtual S3EmulatorOptions CreateOptions() => new();

    /// <summary>Starts the emulator; xunit calls it.</summary>
#if XUNIT_V2
    public async Task InitializeAsync()
#else
    public async ValueTask InitializeAsync()
#endif
    {
        _emulator = await S3Emulator.StartAsync(CreateOptions()).ConfigureAwait(false);
        _client = _emulator.CreateS3Client();
    }

    /// <summary>Stops the emulator; xunit calls it.</summary>
#if XUNIT_V2
    public async Task DisposeAsync()
#else
    public async ValueTask DisposeAsync()
#endif
    {
        _client?.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync().ConfigureAwait(false);
        }

#if !XUNIT_V2
        GC.SuppressFinalize(this);
#endif
    }

    private static InvalidOperationException NotStarted() =>
        new("The emulator is not running: xunit starts it when the fixture is named by IClassFixture, ICollectionFixture or AssemblyFixture.");
}
