using Amazon.S3;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>An emulator with a clock of its own, a client and a signer: what nearly every test needs.</summary>
public sealed class Sealed : IAsyncDisposable
{
    private Sealed(S3Emulator emulator, WatchedClock clock)
    {
        Emulator = emulator;
        Clock = clock;
        Client = emulator.CreateS3Client(configure: config => config.MaxErrorRetry = 0);
    }

    public S3Emulator Emulator { get; }

    /// <summary>Starts at the real time, since SDK clients sign by theirs; then stands still until it is moved.</summary>
    public WatchedClock Clock { get; }

    /// <summary>An AWSSDK.S3 v4 client of the account's root, without retries.</summary>
    public AmazonS3Client Client { get; }

    /// <summary>A signer for raw requests, by the emulator's clock.</summary>
    public Signer Signer => new(Emulator.Credentials.AccessKeyId, Emulator.Credentials.SecretAccessKey) { Now = Clock.GetUtcNow(), Region = Emulator.Region };

    public string Host => Emulator.Endpoint.Authority;

    public static async Task<Sealed> StartAsync(Action<S3EmulatorOptions>? configure = null)
    {
        var clock = new WatchedClock(TimeProvider.System.GetUtcNow());
        var options = new S3EmulatorOptions { Clock = clock };
        configure?.Invoke(options);
        return new Sealed(await S3Emulator.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>Creates a bucket of the root's account.</summary>
    public async Task<string> CreateBucketAsync(string name = "sealed-bucket")
    {
        await Client.PutBucketAsync(name, TestContext.Current.CancellationToken);
        return name;
    }

    /// <summary>A raw request with its Host header.</summary>
    public RawRequest Request(string method, string target) => new RawRequest(method, target).With("Host", Host);

    /// <summary>Sends a raw request as it is.</summary>
    public Task<RawAnswer> SendAsync(RawRequest request) => RawClient.SendOnceAsync(Emulator, request);

    /// <summary>Signs a raw request and sends it.</summary>
    public Task<RawAnswer> SendSignedAsync(RawRequest request) => SendAsync(Signer.Sign(request));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
