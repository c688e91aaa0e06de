using System.Net.Sockets;
using System.Security.Cryptography;
using S3Seal.Benchmarks.Transfer;

namespace S3Seal.Benchmarks.Soak;

/// <summary>A client that hangs up in the middle of every upload; none of them may leave a trace.</summary>
internal sealed class DroppingClient(Uri endpoint, string bucket, SoakLedger ledger)
{
    public const string Prefix = "dropped/";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var body = new byte[300_000];
        for (var count = 0; !cancellationToken.IsCancellationRequested; count++)
        {
            var request = PreparedRequest.Sign(endpoint, "PUT", $"/{bucket}/{Prefix}{count}", body);
            var bytes = request.Head.ToArray().Concat(body).ToArray();
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, CancellationToken.None);
            await client.GetStream().WriteAsync(bytes.AsMemory(0, RandomNumberGenerator.GetInt32(1, bytes.Length)), CancellationToken.None);
            client.LingerState = new LingerOption(count % 2 == 0, 0);
            ledger.Did(0);
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
