using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>
/// A request written by hand, with a signer of its own, so that the wire can be tested byte by byte and the emulator's own
/// signature code is not tested against itself.
/// </summary>
public sealed class RawRequest(string method, string target)
{
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public string Method { get; } = method;

    /// <summary>Path and query exactly as they go out.</summary>
    public string Target { get; set; } = target;

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    public string? this[string name] => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public RawRequest With(string name, string value)
    {
        Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Headers.Add((name, value));
        return this;
    }

    public RawRequest WithBody(string body) => WithBody(Encoding.UTF8.GetBytes(body));

    public RawRequest WithBody(byte[] body)
    {
        Body = body;
        return this;
    }

    /// <summary>Adds Host, dates, payload hash and the Authorization header.</summary>
    public RawRequest Sign(Signer signer) => signer.Sign(this);

    /// <summary>The request as bytes; Content-Length is added when there is a body and no framing header.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (this["Content-Length"] is null && this["Transfer-Encoding"] is null && (Body.Length > 0 || Method is "PUT" or "POST"))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
