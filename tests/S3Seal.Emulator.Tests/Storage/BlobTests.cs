using System.Buffers;
using CsCheck;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Tests.Storage;

public sealed class BlobTests
{
    [Fact]
    public void Read_OfAnySlice_IsTheSlice() =>
        Gen.Select(Gen.Int[0, 3_000_000], Gen.Bool, Gen.Int[1, 70_000], Gen.Int[0, 3_000_000], Gen.Int[0, 100_000]).Sample((length, announced, step, offset, count) =>
        {
            var store = new InMemoryStore();
            using var writer = store.BeginBlob(announced ? length : null);
            var expected = new byte[length];
            for (var index = 0; index < length; index++)
            {
                expected[index] = (byte)((index * 31) ^ (index >> 8));
            }

            for (var at = 0; at < length; at += step)
            {
                writer.Write(expected.AsSpan(at, Math.Min(step, length - at)));
            }

            var blob = writer.ToBlob();
            Assert.Equal(length, blob.Length);
            offset = Math.Min(offset, length);
            count = Math.Min(count, length - offset);
            var slice = new byte[count];
            blob.Read(offset, slice);
            Assert.True(expected.AsSpan(offset, count).SequenceEqual(slice));
            Assert.Equal(length, blob.Pieces().Sum(piece => piece.Count));
            Assert.True(blob.Pieces().Sum(piece => (long)piece.Array!.Length) <= (length * 1.02) + 64);
        }, iter: 60);

    [Fact]
    public void Read_PastTheEnd_IsRefused()
    {
        using var writer = new InMemoryStore().BeginBlob();
        writer.Write(new byte[10]);
        var blob = writer.ToBlob();
        Assert.Throws<ArgumentOutOfRangeException>(() => blob.Read(5, new byte[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => blob.Read(-1, new byte[1]));
    }
}
