using System.Security.Cryptography;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The two ids on every answer: <c>x-amz-request-id</c> and <c>x-amz-id-2</c>.</summary>
internal readonly record struct RequestIds(string RequestId, string HostId)
{
    public static RequestIds New()
    {
        Span<byte> random = stackalloc byte[8 + 48];
        RandomNumberGenerator.Fill(random);
        return new RequestIds(Convert.ToHexString(random[..8]), Convert.ToBase64String(random[8..]));
    }
}
