using Amazon.S3;

namespace S3Seal.Emulator.Xunit;

/// <summary>A bucket of one test.</summary>
public sealed class TestBucket
{
    private readonly S3EmulatorFixture _fixture;

    internal TestBucket(S3EmulatorFixture fixture, string name)
    {
        _fixture = fixture;
        Name = name;
    }

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>A client of the bucket's owner.</summary>
    public IAmazonS3 Client => _fixture.Client;

    /// <summary>The emulator that the bucket lives in.</summary>
    public S3Emulator Emulator => _fixture.Emulator;

    /// <summary>Sets the bucket's policy.</summary>
    /// <param name="policy">The policy as JSON.</param>
    /// <param name="writtenFor">The bucket's name in the policy's ARNs, when the policy was written for another bucket.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PutPolicyAsync(string policy, string? writtenFor = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var own = writtenFor is null ? policy : ForThisBucket(policy, writtenFor);
        await Client.PutBucketPolicyAsync(Name, own, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bucket's name, so that a test can write <c>$"{bucket}"</c>.</summary>
    public override string ToString() => Name;

    private string ForThisBucket(string policy, string writtenFor) => policy
        .Replace($":s3:::{writtenFor}/", $":s3:::{Name}/", StringComparison.Ordinal)
        .Replace($":s3:::{writtenFor}\"", $":s3:::{Name}\"", StringComparison.Ordinal);
}
