using System;
using System.Collections.Generic;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>Reads a Principal element; whether an identity of that name exists is not asked here.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal readonly struct PrincipalParser(ElementReader element)
{
    public List<PrincipalEntry> Read(JsonValue value)
    {
        var entries = new List<PrincipalEntry>();
        if (value.Kind == JsonKind.String && value.Text == "*")
        {
            entries.Add(new PrincipalEntry(PrincipalKind.Everyone, value.Text, null, value.Span));
            return entries;
        }

        if (value.Kind != JsonKind.Object || value.Members.Count == 0)
        {
            Report(value.Span);
            return entries;
        }

        element.CheckMembers(value, null);
        foreach (var member in value.Members)
        {
            foreach (var text in element.ReadTexts(member.Value, PolicyProblemKind.InvalidPrincipal, PolicyMessages.InvalidPrincipal))
            {
                if (Classify(member.Name, text) is { } entry)
                    entries.Add(entry);
                else
                    Report(text.Span);
            }
        }

        return entries;
    }

    private void Report(JsonSpan span) => element.Report(PolicyProblemKind.InvalidPrincipal, span, PolicyMessages.InvalidPrincipal);

    private static PrincipalEntry? Classify(string type, JsonValue value) => type switch
    {
        "AWS" => ClassifyAws(value),
        "CanonicalUser" => IsCanonicalId(value.Text) ? Entry(PrincipalKind.CanonicalUser, value) : null,
        "Service" => IsService(value.Text) ? Entry(PrincipalKind.Service, value) : null,
        "Federated" => value.Text.Length > 0 && !HasWildcard(value.Text) ? Entry(PrincipalKind.Federated, value) : null,
        _ => null,
    };

    private static PrincipalEntry? ClassifyAws(JsonValue value)
    {
        var text = value.Text;
        if (text == "*")
            return Entry(PrincipalKind.EveryAwsPrincipal, value);
        if (HasWildcard(text))
            return null;
        if (IsAccount(text))
            return Entry(PrincipalKind.Account, value, text);
        if (IsUniqueId(text))
            return Entry(PrincipalKind.UniqueId, value);
        return ClassifyArn(value, text.Split([':'], 6));
    }

    private static PrincipalEntry? ClassifyArn(JsonValue value, string[] parts)
    {
        if (parts.Length != 6 || parts[0] != "arn" || !(parts[1] == "aws" || parts[1].StartsWith("aws-", StringComparison.Ordinal)) || parts[3].Length != 0)
            return null;
        var name = parts[5];
        if (parts[2] == "iam" && parts[4] == "cloudfront")
            return IsNamed(name, "user/") ? Entry(PrincipalKind.OriginAccessIdentity, value) : null;
        if (!IsAccount(parts[4]))
            return null;
        return (parts[2], name) switch
        {
            ("iam", "root") => Entry(PrincipalKind.Account, value, parts[4]),
            ("iam", _) when IsNamed(name, "user/") => Entry(PrincipalKind.User, value, parts[4]),
            ("iam", _) when IsNamed(name, "role/") => Entry(PrincipalKind.Role, value, parts[4]),
            ("sts", _) when IsSession(name) => Entry(PrincipalKind.RoleSession, value, parts[4]),
            ("sts", _) when IsNamed(name, "federated-user/") => Entry(PrincipalKind.FederatedUser, value, parts[4]),
            _ => null,
        };
    }

    private static PrincipalEntry Entry(PrincipalKind kind, JsonValue value, string? account = null) => new(kind, value.Text, account, value.Span);

    private static bool IsNamed(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && text[text.Length - 1] != '/';

    private static bool IsSession(string text) => IsNamed(text, "assumed-role/") && text.Split('/') is { Length: 3 } parts && parts[1].Length > 0;

    private static bool HasWildcard(string text) => text.IndexOf('*') >= 0 || text.IndexOf('?') >= 0;

    private static bool IsService(string text) =>
        !HasWildcard(text) && (IsBelow(text, ".amazonaws.com") || IsBelow(text, ".amazonaws.com.cn"));

    private static bool IsBelow(string text, string domain) => text.Length > domain.Length && text.EndsWith(domain, StringComparison.Ordinal);

    internal static bool IsAccount(string text) => text.Length == 12 && All(text, c => c is >= '0' and <= '9');

    private static bool IsUniqueId(string text) =>
        text.Length is >= 16 and <= 128
        && (text.StartsWith("AIDA", StringComparison.Ordinal) || text.StartsWith("AROA", StringComparison.Ordinal))
        && All(text, c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z'));

    private static bool IsCanonicalId(string text) =>
        text.Length == 64 && All(text, c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    private static bool All(string text, Func<char, bool> test)
    {
        foreach (var c in text)
        {
            if (!test(c))
                return false;
        }

        return true;
    }
}
