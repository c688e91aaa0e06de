using System.Security.Cryptography;

namespace S3Seal.Encryption.Tests;

/// <summary>Bytes of SHA-256 over a seed and a counter, so that vectors come out the same everywhere.</summary>
internal sealed class RepeatableRandom(string seed) : KeyRandom
{
    private readonly Queue<byte> _bytes = new();
    private int _block;

    public override void Fill(Span<byte> destination)
    {
        foreach (ref var target in destination)
        {
            if (_bytes.Count == 0)
            {
                foreach (var next in SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed}/{_block++}")))
                {
                    _bytes.Enqueue(next);
                }
            }

            target = _bytes.Dequeue();
        }
    }
}
