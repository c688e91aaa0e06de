using System.Text.Json;
using S3Seal.Emulator;
using S3Seal.Policy.Parsing;

namespace S3Seal.Tool.Serving;

/// <summary>Config text → configuration, or an error that names the JSON path (<c>$.identities[0].account</c>).</summary>
internal static class ServeConfigurationParser
{
    private static readonly JsonDocumentOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    public static ServeConfiguration Parse(string text)
    {
        using var document = ParseJson(text);
        var members = new ConfigReader(document.RootElement, "$").Members("region", "identities", "kmsKeys");
        var configuration = ServeConfiguration.Default;
        if (members.TryGetValue("region", out var region))
        {
            configuration = configuration with { Region = region.TextWhere(IsRegion, "a region name such as eu-central-1") };
        }

        if (members.TryGetValue("identities", out var identities))
        {
            configuration = configuration with { Identities = Identities(identities) };
        }

        if (members.TryGetValue("kmsKeys", out var keys))
        {
            configuration = configuration with { KmsKeys = [.. keys.Items().Select(KmsKey)] };
        }

        return configuration;
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException problem)
        {
            throw new CannotRunException($"$: not JSON, line {problem.LineNumber + 1}, column {problem.BytePositionInLine + 1}");
        }
    }

    private static List<S3Identity> Identities(ConfigReader list)
    {
        var identities = new List<S3Identity>();
        var seen = new HashSet<(string Key, string? Token)>();
        foreach (var item in list.Items())
        {
            var identity = Identity(item);
            if (!seen.Add((identity.AccessKeyId, identity.SessionToken)))
            {
                throw new CannotRunException($"{item.Path}.accessKeyId: '{identity.AccessKeyId}' stands twice");
            }

            identities.Add(identity);
        }

        return identities;
    }

    private static S3Identity Identity(ConfigReader item)
    {
        var members = item.Members(
            "accessKeyId", "secretAccessKey", "sessionToken", "account", "arn", "canonicalId", "displayName", "email", "identityPolicy");
        var account = Required(item, members, "account").TextWhere(IsAccount, "an account id: twelve digits");
        return new S3Identity
        {
            AccessKeyId = Required(item, members, "accessKeyId").Text(),
            SecretAccessKey = Required(item, members, "secretAccessKey").Text(),
            SessionToken = Optional(members, "sessionToken")?.Text(),
            Account = account,
            Arn = Optional(members, "arn")?.TextWhere(IsArn, "the ARN of a principal"),
            CanonicalId = Optional(members, "canonicalId")?.Text(),
            DisplayName = Optional(members, "displayName")?.Text(),
            Email = Optional(members, "email")?.Text(),
            IdentityPolicy = Optional(members, "identityPolicy") is { } policy ? PolicyText(policy) : null,
        };
    }

    private static S3KmsKey KmsKey(ConfigReader item)
    {
        var members = item.Members("account", "keyId", "alias");
        return new S3KmsKey
        {
            KeyId = Required(item, members, "keyId").Text(),
            Account = Optional(members, "account")?.TextWhere(IsAccount, "an account id: twelve digits"),
            Alias = Optional(members, "alias")?.TextWhere(IsAlias, "an alias: alias/name"),
        };
    }

    /// <summary>A policy may stand in the config as JSON or, as the AWS tools print it, as a string of JSON.</summary>
    private static string PolicyText(ConfigReader value)
    {
        var text = value.Element.ValueKind switch
        {
            JsonValueKind.Object => value.Element.GetRawText(),
            JsonValueKind.String => value.Text(),
            _ => throw value.Wrong("a policy document was expected"),
        };

        var parsed = PolicyParser.Parse(text, PolicyKind.Identity);
        return parsed.Problems.Count == 0 ? text : throw value.Wrong(parsed.Problems[0].Message);
    }

    private static ConfigReader Required(ConfigReader parent, IReadOnlyDictionary<string, ConfigReader> members, string name) =>
        members.TryGetValue(name, out var value) ? value : throw new CannotRunException($"{parent.Path}.{name}: is missing");

    private static ConfigReader? Optional(IReadOnlyDictionary<string, ConfigReader> members, string name) =>
        members.TryGetValue(name, out var value) && value.Element.ValueKind != JsonValueKind.Null ? value : null;

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static bool IsRegion(string text) => text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal) && text.Count(letter => letter == ':') >= 5;

    private static bool IsAlias(string text) => text.StartsWith("alias/", StringComparison.Ordinal) && text.Length > "alias/".Length;
}
