using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>One TCP connection that sends bytes as they are and reads answers as they come.</summary>
public sealed class RawClient : IAsyncDisposable
{
    private readonly TcpClient _tcp = new() { NoDelay = true };
    private readonly Dictionary<string, string> _noHeaders = [];
    private Stream _stream = Stream.Null;

    public static async Task<RawClient> ConnectAsync(S3Emulator emulator)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(emulator.Endpoint.Host, emulator.Endpoint.Port);
        client._stream = client._tcp.GetStream();
        return client;
    }

    public static async Task<RawAnswer> SendOnceAsync(S3Emulator emulator, RawRequest request)
    {
        await using var client = await ConnectAsync(emulator);
        return await client.SendAsync(request);
    }

    public async Task<RawAnswer> SendAsync(RawRequest request)
    {
        try
        {
            await WriteAsync(request.ToBytes());
        }
        catch (IOException)
        {
            // The server may have refused, answered and closed while this was still sending.
        }

        return await ReadAsync(request.Method == "HEAD");
    }

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    public void CloseWriting() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Whether the server has closed the connection.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await _stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Reads one answer, an interim 100 included; status 0 when the connection broke before the answer's end.</summary>
    public async Task<RawAnswer> ReadAsync(bool head = false)
    {
        try
        {
            return await ReadAnswerAsync(head);
        }
        catch (IOException)
        {
            return new RawAnswer(0, _noHeaders, []);
        }
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<RawAnswer> ReadAnswerAsync(bool head)
    {
        var status = await ReadLineAsync();
        if (status.Length == 0)
        {
            return new RawAnswer(0, _noHeaders, []);
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var code = int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture);
        var body = head || code is 100 or 204 or 304 ? [] : await ReadBodyAsync(headers);
        return new RawAnswer(code, headers, body);
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
        {
            var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
            await _stream.ReadExactlyAsync(body, TestContext.Current.CancellationToken);
            return body;
        }

        using var bytes = new MemoryStream();
        while (int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
        {
            var chunk = new byte[size];
            await _stream.ReadExactlyAsync(chunk, TestContext.Current.CancellationToken);
            bytes.Write(chunk);
            await ReadLineAsync();
        }

        await ReadLineAsync();
        return bytes.ToArray();
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, TestContext.Current.CancellationToken) == 1 && one[0] != '\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}

/// <summary>An answer as it came.</summary>
public sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public XElement Xml => XDocument.Parse(Text).Root!;

    public string? Code => Body.Length == 0 ? null : Field("Code");

    public string? Message => Field("Message");

    /// <summary>An element of the error document, null when absent.</summary>
    public string? Field(string name) => Xml.Element(name)?.Value;
}
