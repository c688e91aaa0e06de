using System.Buffers;

namespace S3Seal.Encryption.Tests;

/// <summary>Stored bytes of a test, which also counts how many of them were read.</summary>
internal sealed class MemoryCiphertext(byte[] bytes) : ICiphertext
{
    public byte[] Bytes { get; } = bytes;

    public long BytesRead { get; private set; }

    public long Length => Bytes.Length;

    public void Read(long offset, Span<byte> destination)
    {
        BytesRead += destination.Length;
        Bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
    }
}

/// <summary>Seals and opens whole arrays through the public surface.</summary>
internal static class Sealed
{
    public static byte[] Seal(ObjectSealer sealer, ReadOnlySpan<byte> plaintext, int partNumber = 1, int step = int.MaxValue)
    {
        var ciphertext = new ArrayBufferWriter<byte>();
        using var part = sealer.BeginPart(partNumber);
        while (!plaintext.IsEmpty)
        {
            var taken = Math.Min(step, plaintext.Length);
            part.Append(plaintext[..taken], ciphertext);
            plaintext = plaintext[taken..];
        }

        part.Finish(ciphertext);
        return ciphertext.WrittenSpan.ToArray();
    }

    public static byte[] Open(ObjectOpener opener, byte[] ciphertext, long plaintextLength, int partNumber = 1, (long Offset, long Length)? range = null)
    {
        var plaintext = new ArrayBufferWriter<byte>();
        using var part = opener.BeginPart(partNumber, plaintextLength, new MemoryCiphertext(ciphertext));
        if (range is var (offset, length))
        {
            part.Seek(offset, length);
        }

        while (part.ReadNext(plaintext))
        {
        }

        return plaintext.WrittenSpan.ToArray();
    }
}
