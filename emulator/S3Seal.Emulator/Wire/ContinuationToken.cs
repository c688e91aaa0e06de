using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>The opaque word by which a listing goes on after a name, with a check so that an invented one is told.</summary>
internal static class ContinuationToken
{
    private const string Parameter = "continuation-token";
    private const int CheckLength = 8;

    public static string After(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        return Base64Url.EncodeToString([.. Check(text), .. text]);
    }

    /// <summary>The name to go on after; empty when the query has no token.</summary>
    public static string Read(QueryParameters query)
    {
        if (query.Get(Parameter) is not { } token)
        {
            return "";
        }

        var bytes = Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : [];
        return bytes.Length > CheckLength && Check(bytes.AsSpan(CheckLength)).SequenceEqual(bytes.AsSpan(0, CheckLength))
            ? Encoding.UTF8.GetString(bytes.AsSpan(CheckLength))
            : throw new S3Exception(
                S3Errors.InvalidArgument, "The continuation token provided is incorrect", ("ArgumentName", Parameter), ("ArgumentValue", token));
    }

    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> text) => SHA256.HashData(text).AsSpan(0, CheckLength);
}
