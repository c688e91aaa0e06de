using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace S3Seal.Benchmarks.Transfer;

/// <summary>A client that does no more than HTTP demands: sends the bytes, reads the head, counts the body away.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public static async Task<RawConnection> OpenAsync(Uri endpoint)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, endpoint.Port);
        return connection;
    }

    /// <summary>Sends one request and reads its answer to the end; throws unless it succeeded. Gives the body's length in bytes.</summary>
    public async Task<long> ExchangeAsync(PreparedRequest request)
    {
        await SendAsync(request.Head);
        await SendAsync(request.Body);
        var filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            filled += await ReceiveAsync(filled);
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end + 2);
        var length = Length(head);
        if (head[9] != '2')
        {
            throw new InvalidOperationException(head);
        }

        for (var received = filled - end - 4L; received < length;)
        {
            received += await ReceiveAsync(0);
        }

        return length;
    }

    public void Dispose() => _socket.Dispose();

    private static long Length(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : long.Parse(head.AsSpan(at + Name.Length, head.IndexOf('\r', at + 2) - at - Name.Length), CultureInfo.InvariantCulture);
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    private async ValueTask<int> ReceiveAsync(int at)
    {
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(at), SocketFlags.None);
        return count > 0 ? count : throw new IOException("The server closed the connection.");
    }
}
