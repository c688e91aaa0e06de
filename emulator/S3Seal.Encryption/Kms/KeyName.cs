using System.Buffers;

namespace S3Seal.Encryption;

/// <summary>A key as clients name it: id, key ARN, alias or alias ARN, placed in an account and region.</summary>
internal readonly record struct KeyName(string Region, string Account, string Name, bool IsAlias)
{
    private const string KeyPrefix = "key/";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public string Arn => IsAlias ? $"arn:aws:kms:{Region}:{Account}:{Name}" : $"arn:aws:kms:{Region}:{Account}:{KeyPrefix}{Name}";

    /// <summary>Reads a name; a bare one belongs to the requester's account and to the region at hand.</summary>
    /// <exception cref="KmsException">It is no name of a key in that region.</exception>
    public static KeyName Parse(string text, string region, string account)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ParseArn(text, region);
        }

        return text.StartsWith(KmsAlias.Prefix, StringComparison.Ordinal) && text.Length > KmsAlias.Prefix.Length
            ? new KeyName(region, account, text, true)
            : new KeyName(region, account, text, false);
    }

    /// <summary>Whether a bare id has one of the two forms that KMS makes.</summary>
    public static bool IsKeyId(string text) =>
        Guid.TryParseExact(text, "D", out _) || (text.Length == 36 && text.StartsWith("mrk-", StringComparison.Ordinal) && IsHex(text.AsSpan(4)));

    private static KeyName ParseArn(string text, string region)
    {
        var fields = text.Split(':', 6);
        if (fields.Length < 6 || fields[2] != "kms" || fields[4].Length != 12)
        {
            throw KmsErrors.InvalidArn(text);
        }

        if (fields[3] != region)
        {
            throw KmsErrors.InvalidArn(fields[3]);
        }

        var resource = fields[5];
        if (resource.StartsWith(KeyPrefix, StringComparison.Ordinal) && resource.Length > KeyPrefix.Length)
        {
            return new KeyName(region, fields[4], resource[KeyPrefix.Length..], false);
        }

        return resource.StartsWith(KmsAlias.Prefix, StringComparison.Ordinal) && resource.Length > KmsAlias.Prefix.Length
            ? new KeyName(region, fields[4], resource, true)
            : throw KmsErrors.InvalidArn(text);
    }

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(HexDigits);
}
