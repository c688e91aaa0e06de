using System.Security.Cryptography;

namespace S3Seal.Benchmarks.Encryption;

/// <summary>The yardstick: AES-256-GCM over 16 KiB segments in a bare loop, one key schedule, nothing else.</summary>
internal sealed class BareAesGcm : IDisposable
{
    private const int Segment = 16384;
    private const int Tag = 16;

    private readonly AesGcm _gcm = new(RandomNumberGenerator.GetBytes(32), Tag);

    public static int StoredLength(int length) => length + (((length / Segment) + 1) * Tag);

    public void Seal(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    {
        Span<byte> nonce = stackalloc byte[12];
        for (var number = 0; ; number++)
        {
            var length = Math.Min(Segment, plaintext.Length);
            BitConverter.TryWriteBytes(nonce, number);
            _gcm.Encrypt(nonce, plaintext[..length], ciphertext[..length], ciphertext.Slice(length, Tag));
            if (length < Segment)
            {
                return;
            }

            plaintext = plaintext[length..];
            ciphertext = ciphertext[(length + Tag)..];
        }
    }

    public void Open(ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        Span<byte> nonce = stackalloc byte[12];
        for (var number = 0; ; number++)
        {
            var length = Math.Min(Segment, plaintext.Length);
            BitConverter.TryWriteBytes(nonce, number);
            _gcm.Decrypt(nonce, ciphertext[..length], ciphertext.Slice(length, Tag), plaintext[..length]);
            if (length < Segment)
            {
                return;
            }

            plaintext = plaintext[length..];
            ciphertext = ciphertext[(length + Tag)..];
        }
    }

    public void Dispose() => _gcm.Dispose();
}
