using System.Security.Cryptography;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The two ids on every answer: <c>x-amz-request-id</c> and <c>x-amz-id-2</c>.</summary>
internal readonly record struct RequestIds(string RequestId, string HostId)
{
    private const int Length = 8 + 48;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _unused;

    public static RequestIds New()
    {
        var random = NextBytes();
        return new RequestIds(Convert.ToHexString(random[..8]), Convert.ToBase64String(random[8..]));
    }

    // One draw serves many requests: the generator costs more than the rest of an id.
    private static ReadOnlySpan<byte> NextBytes()
    {
        var drawn = _drawn ??= new byte[64 * Length];
        if (_unused == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            _unused = drawn.Length;
        }

        _unused -= Length;
        return drawn.AsSpan(_unused, Length);
    }
}
