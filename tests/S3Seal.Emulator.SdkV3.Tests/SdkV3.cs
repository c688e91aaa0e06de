using Amazon.Runtime;
using Amazon.S3;

namespace S3Seal.Emulator.SdkV3.Tests;

/// <summary>An emulator with one bucket and a client of the SDK's version 3.</summary>
public sealed class SdkV3 : IAsyncDisposable
{
    public const string Bucket = "sealed-bucket";

    private SdkV3(S3Emulator emulator, AmazonS3Client client)
    {
        Emulator = emulator;
        Client = client;
    }

    public S3Emulator Emulator { get; }

    public AmazonS3Client Client { get; }

    public static async Task<SdkV3> StartAsync(Action<AmazonS3Config>? configure = null, bool secure = false)
    {
        var options = new S3EmulatorOptions { Url = new Uri(secure ? "https://127.0.0.1:0" : "http://127.0.0.1:0") };
        var emulator = await S3Emulator.StartAsync(options, TestContext.Current.CancellationToken);
        var config = new AmazonS3Config
        {
            ServiceURL = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
            ForcePathStyle = true,
            AuthenticationRegion = emulator.Region,
            MaxErrorRetry = 0,
        };
        if (secure)
        {
            config.HttpClientFactory = new Trusting();
        }

        configure?.Invoke(config);
        var credentials = emulator.Credentials;
        var v3 = new SdkV3(emulator, new AmazonS3Client(new BasicAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey), config));
        await v3.Client.PutBucketAsync(Bucket, TestContext.Current.CancellationToken);
        return v3;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>Trusts the emulator's own certificate, as a test may.</summary>
    private sealed class Trusting : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new HttpClientHandler
        {
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        });
    }
}
