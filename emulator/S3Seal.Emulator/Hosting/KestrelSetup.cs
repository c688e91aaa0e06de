using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace S3Seal.Emulator.Hosting;

/// <summary>A bare Kestrel: no host, no middleware; limits that S3 has and no others.</summary>
internal static class KestrelSetup
{
    // Beyond S3's own 8 KB, so that the refusal is S3's and not the server's bare 431.
    private const int MaxHeaderBytes = 1024 * 1024;
    private const double SlowestBytesPerSecond = 240;

    // So much of an answer is sealed open while the bytes before it are still on their way.
    private const long MaxUnsentBytes = 256 * 1024;

    // Kestrel looks at its connections once a second, and takes no shorter grace.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    public static KestrelServices Create(S3EmulatorOptions options, ILoggerFactory loggers)
    {
        var kestrel = new KestrelServerOptions
        {
            AddServerHeader = false,
            AllowSynchronousIO = false,
            RequestHeaderEncodingSelector = static _ => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static _ => Encoding.Latin1,
        };
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = null;
        var slowest = options.SlowClientTimeout > Heartbeat ? options.SlowClientTimeout : Heartbeat + TimeSpan.FromMilliseconds(1);
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, slowest);
        limits.MinResponseDataRate = new MinDataRate(SlowestBytesPerSecond, slowest);
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestLineSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = 2000;
        limits.MaxResponseBufferSize = MaxUnsentBytes;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
        kestrel.Listen(Address(options.Url), listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (options.Url.Scheme == Uri.UriSchemeHttps)
            {
                var certificate = options.Certificate ?? OwnCertificate.Create(options.Clock);
                listen.Use(next => new TlsConnections(next, certificate).OnConnectionAsync);
            }
        });
        var services = new KestrelServices(loggers);
        services.UseKestrelCore()
            .UseSockets(sockets => sockets.MaxWriteBufferSize = MaxUnsentBytes)
            .ConfigureServices(registered => registered.AddSingleton(Options.Create(kestrel)));
        return services;
    }

    private static IPEndPoint Address(Uri url)
    {
        var host = url.IdnHost.Trim('[', ']');
        var address = host == "localhost" ? IPAddress.Loopback
            : host is "*" or "+" ? IPAddress.Any
            : IPAddress.TryParse(host, out var parsed) ? parsed
            : throw new ArgumentException($"The address '{url}' must name an IP address or localhost.", nameof(url));
        return new IPEndPoint(address, url.IsDefaultPort && !url.OriginalString.Contains($":{url.Port}", StringComparison.Ordinal) ? 0 : url.Port);
    }
}
