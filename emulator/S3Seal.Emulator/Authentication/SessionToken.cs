using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Authentication;

/// <summary>The token that goes with a temporary key.</summary>
internal static class SessionToken
{
    public const string HeaderName = "x-amz-security-token";

    /// <summary>The key's owner; InvalidAccessKeyId when it is unknown or a temporary key comes without any token.</summary>
    public static IdentityDirectory.Entry FindIdentity(IdentityDirectory identities, string accessKeyId, string? token)
    {
        var entry = identities.Find(accessKeyId);
        return entry is null || (entry.Identity.SessionToken is not null && string.IsNullOrEmpty(token))
            ? throw new S3Exception(S3Errors.InvalidAccessKeyId, ("AWSAccessKeyId", accessKeyId))
            : entry;
    }

    /// <summary>InvalidToken when the token is not this key's, ExpiredToken when its time is over.</summary>
    public static void Check(S3Identity identity, string? token, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(token))
        {
            return;
        }

        if (identity.SessionToken is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(identity.SessionToken)))
        {
            throw new S3Exception(S3Errors.InvalidToken, ("Token-0", token));
        }

        if (identity.SessionExpires is { } end && now >= end)
        {
            throw new S3Exception(S3Errors.ExpiredToken, ("Token-0", token));
        }
    }
}
