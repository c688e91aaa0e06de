using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Emulator.Authentication;

/// <summary>Canonical user ids: one per account, derived from its number unless an identity names another.</summary>
internal static class CanonicalUser
{
    /// <summary>The id under which S3 keeps what nobody signed.</summary>
    public const string Anonymous = "65a011a29cdf8ec533ec3d1ccaae921c";

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string IdOf(S3Identity identity) => identity.CanonicalId ?? IdOf(identity.Account);

    public static string IdOf(string account) =>
        Known.GetOrAdd(account, static key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("canonical user of " + key))));
}
