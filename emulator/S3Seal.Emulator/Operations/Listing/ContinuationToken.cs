using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>Where a listing goes on: the last key or prefix of the page before, with a check so that an invented token is told.</summary>
internal static class ContinuationToken
{
    private const int CheckLength = 8;

    public static string Write(string last)
    {
        var text = Encoding.UTF8.GetBytes(last);
        return Base64Url.EncodeToString([.. Check(text), .. text]);
    }

    public static string Read(string token)
    {
        byte[]? bytes = null;
        try
        {
            bytes = Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            // Told below, like any other token that was never given out.
        }

        return bytes is { Length: > CheckLength } && Check(bytes.AsSpan(CheckLength)).SequenceEqual(bytes.AsSpan(0, CheckLength))
            ? Encoding.UTF8.GetString(bytes.AsSpan(CheckLength))
            : throw new S3Exception(
                S3Errors.InvalidArgument, "The continuation token provided is incorrect", ("ArgumentName", "continuation-token"), ("ArgumentValue", token));
    }

    private static Span<byte> Check(ReadOnlySpan<byte> text) => SHA256.HashData(text).AsSpan(0, CheckLength);
}
