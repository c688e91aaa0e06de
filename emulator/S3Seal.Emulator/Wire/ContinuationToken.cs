using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>The opaque word by which a listing goes on after a name.</summary>
internal static class ContinuationToken
{
    private const string Parameter = "continuation-token";

    public static string After(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    /// <summary>The name to go on after; empty when the query has no token.</summary>
    public static string Read(QueryParameters query)
    {
        if (query.Get(Parameter) is not { } token)
        {
            return "";
        }

        var bytes = new byte[token.Length];
        return token.Length > 0 && Convert.TryFromBase64String(token, bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : throw new S3Exception(S3Errors.InvalidArgument, "The continuation token provided is incorrect",
                ("ArgumentName", Parameter), ("ArgumentValue", token));
    }
}
