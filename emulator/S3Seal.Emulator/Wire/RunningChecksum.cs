using System.IO.Hashing;
using System.Security.Cryptography;

namespace S3Seal.Emulator.Wire;

/// <summary>A checksum while the bytes flow by; cryptographic and other algorithms behind one pair of verbs.</summary>
internal abstract class RunningChecksum : IDisposable
{
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The digest in the byte order S3 puts on the wire (big-endian for CRCs and xxHash). Ends the checksum.</summary>
    public abstract byte[] Finish();

    public abstract void Dispose();

    internal sealed class OfHash(NonCryptographicHashAlgorithm hash) : RunningChecksum
    {
        public override void Append(ReadOnlySpan<byte> bytes) => hash.Append(bytes);

        public override byte[] Finish()
        {
            var digest = hash.GetCurrentHash();
            if (hash is Crc32)
            {
                // System.IO.Hashing writes this one CRC little-endian.
                Array.Reverse(digest);
            }

            return digest;
        }

        public override void Dispose()
        {
        }
    }

    internal sealed class OfDigest(HashAlgorithmName name) : RunningChecksum
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose() => _hash.Dispose();
    }
}
