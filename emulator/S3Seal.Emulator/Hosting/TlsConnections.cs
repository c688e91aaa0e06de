using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using S3Seal.Emulator.Pipeline;

namespace S3Seal.Emulator.Hosting;

/// <summary>Wraps a connection in TLS before Kestrel reads HTTP from it.</summary>
internal sealed class TlsConnections(ConnectionDelegate next, X509Certificate2 certificate)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new DuplexStream(plain), leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = certificate,
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                    ClientCertificateRequired = false,
                },
                connection.ConnectionClosed);
        }
        catch (Exception problem) when (problem is AuthenticationException or IOException or OperationCanceledException)
        {
            // A client that does not trust the certificate goes away; there is nobody to tell.
            return;
        }

        // Its presence is how Kestrel knows that the scheme is https.
        connection.Features.Set<ITlsConnectionFeature>(new TlsFeature());
        connection.Features.Set(new TlsVersion(stream.SslProtocol.ToString() == "Tls13" ? "1.3" : "1.2"));
        connection.Transport = new TlsPipe(stream);
        try
        {
            await next(connection);
        }
        finally
        {
            await connection.Transport.Input.CompleteAsync();
            await connection.Transport.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private sealed class TlsFeature : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }

    private sealed class TlsPipe(SslStream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 32 * 1024, minimumReadSize: 4096, leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: 16 * 1024, leaveOpen: true));
    }
}
