using Amazon.Runtime;
using Amazon.S3;

namespace S3Seal.Tool.Replay;

/// <summary>
/// HTTP clients for our own emulator behind its own certificate. The replay speaks https, because policies refuse plain http
/// (<c>aws:SecureTransport</c>) as they do on the real service.
/// </summary>
internal sealed class TrustingClients : HttpClientFactory
{
    public static void Configure(AmazonS3Config config)
    {
        config.HttpClientFactory = new TrustingClients();
        config.MaxErrorRetry = 0;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Create();

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>A client that accepts the emulator's certificate and, being made for loopback alone, nobody else's.</summary>
    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        SslOptions = new System.Net.Security.SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsOurs },
        ConnectCallback = ConnectToLoopbackAsync,
    });

    private static bool IsOurs(
        object sender,
        System.Security.Cryptography.X509Certificates.X509Certificate? certificate,
        System.Security.Cryptography.X509Certificates.X509Chain? chain,
        System.Net.Security.SslPolicyErrors errors) => certificate?.Subject == "CN=localhost";

    private static async ValueTask<Stream> ConnectToLoopbackAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(System.Net.IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
