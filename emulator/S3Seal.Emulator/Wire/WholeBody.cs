namespace S3Seal.Emulator.Wire;

/// <summary>Reads a small body whole.</summary>
internal static class WholeBody
{
    /// <summary>The verified bytes, or null beyond the limit.</summary>
    public static async ValueTask<byte[]?> ReadAsync(IBody body, int limit, CancellationToken cancellationToken)
    {
        if (body.Length > limit)
        {
            return null;
        }

        var bytes = new byte[(int)Math.Min(body.Length ?? 4096, 64 * 1024) + 1];
        var length = 0;
        while (await body.ReadAsync(bytes.AsMemory(length), cancellationToken) is var count and > 0)
        {
            length += count;
            if (length > limit)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, 2 * length);
            }
        }

        return bytes.AsSpan(0, length).ToArray();
    }
}
