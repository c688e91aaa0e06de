using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Where keys, salts and nonces come from: the system's generator, unless a test vector needs repeatable bytes.</summary>
public abstract class KeyRandom
{
    /// <summary>The operating system's cryptographic generator.</summary>
    public static KeyRandom Secure { get; } = new SystemRandom();

    /// <summary>Fills the whole span with uniformly random bytes.</summary>
    public abstract void Fill(Span<byte> destination);

    // A call costs about a microsecond whatever its length, and one object takes a handful of short values: they are drawn together,
    // a thread's own, and every byte is gone from the buffer once it is handed out.
    private sealed class SystemRandom : KeyRandom
    {
        private const int BufferSize = 1024;
        private const int LongestShort = 64;

        [ThreadStatic]
        private static byte[]? _buffer;

        [ThreadStatic]
        private static int _left;

        public override void Fill(Span<byte> destination)
        {
            if (destination.Length > LongestShort)
            {
                RandomNumberGenerator.Fill(destination);
                return;
            }

            var buffer = _buffer ??= GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
            if (_left < destination.Length)
            {
                RandomNumberGenerator.Fill(buffer);
                _left = BufferSize;
            }

            var taken = buffer.AsSpan(BufferSize - _left, destination.Length);
            _left -= destination.Length;
            taken.CopyTo(destination);
            CryptographicOperations.ZeroMemory(taken);
        }
    }
}
