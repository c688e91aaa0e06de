using System.Buffers;
using System.Security.Cryptography;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Objects;

/// <summary>Takes a request's body into the store: read once, verified by the door while it is read, sealed as it comes.</summary>
internal static class ObjectWriter
{
    /// <summary>The most that one request may carry.</summary>
    public const long LargestUpload = 5L * 1024 * 1024 * 1024;

    private const int BufferLength = 128 * 1024;

    /// <summary>Reads the body to its verified end. The caller commits the part, or disposes of the writer and nothing has happened.</summary>
    /// <param name="writer">Where the bytes go.</param>
    /// <param name="body">Where they come from.</param>
    /// <param name="checksum">What is computed when the client announced no checksum.</param>
    /// <param name="now">The part's date.</param>
    /// <param name="cancellationToken">Ends with the connection.</param>
    public static async ValueTask<StoredPart> WriteAsync(
        PartWriter writer, IBody body, ChecksumAlgorithm? checksum, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (body.Length > LargestUpload)
        {
            throw TooLarge(body.Length.Value);
        }

        body.Compute(writer.ShowsMd5, checksum);

        // One byte more than announced, so that a small body and its end come in as few reads as can be.
        var wanted = (int)Math.Min(BufferLength, (body.Length ?? BufferLength) + 1);
        var buffer = ArrayPool<byte>.Shared.Rent(wanted);
        var most = 0;
        try
        {
            var total = 0L;
            for (var ended = false; !ended;)
            {
                var filled = 0;
                while (filled < wanted)
                {
                    var count = await body.ReadAsync(buffer.AsMemory(filled, wanted - filled), cancellationToken);
                    if (count == 0)
                    {
                        ended = true;
                        break;
                    }

                    filled += count;
                }

                most = Math.Max(most, filled);
                total += filled;
                if (total > LargestUpload)
                {
                    throw TooLarge(total);
                }

                writer.Append(buffer.AsSpan(0, filled));
            }

            return writer.Finish(now, body.Md5.Span, body.Checksum is { } verified ? new(verified.Algorithm, verified.Value) : null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, most));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static S3Exception TooLarge(long size) =>
        new(S3Errors.EntityTooLarge, ("ProposedSize", $"{size}"), ("MaxSizeAllowed", $"{LargestUpload}"));
}
