using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>What S3 demands of a website configuration beyond its schema.</summary>
internal static class WebsiteRules
{
    private const int MostRoutingRules = 50;

    public static void Check(S3Request request, S3XmlElement document)
    {
        if (document.Child("RedirectAllRequestsTo") is { } redirect)
        {
            CheckRedirectAll(document, redirect);
            return;
        }

        CheckIndex(document.Child("IndexDocument")?.Required("Suffix").Text);
        if (document.Child("ErrorDocument") is { } error && error.Required("Key").Text.Length == 0)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "The ErrorDocument Key is not well formed", ("ArgumentName", "ErrorDocument"), ("ArgumentValue", ""));
        }

        if (document.Child("RoutingRules") is not { } rules)
        {
            return;
        }

        if (rules.Children.Count is 0 or > MostRoutingRules)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        foreach (var rule in rules.Children)
        {
            CheckRoutingRule(rule);
        }
    }

    private static void CheckRedirectAll(S3XmlElement document, S3XmlElement redirect)
    {
        if (document.Children.Count > 1)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
                ("ArgumentName", "RedirectAllRequestsTo"), ("ArgumentValue", "not null"));
        }

        CheckProtocol(redirect);
    }

    private static void CheckIndex(string? suffix)
    {
        if (suffix is null)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
                ("ArgumentName", "IndexDocument"), ("ArgumentValue", "null"));
        }

        if (string.IsNullOrWhiteSpace(suffix) || suffix.Contains('/', StringComparison.Ordinal))
        {
            throw new S3Exception(S3Errors.InvalidArgument, "The IndexDocument Suffix is not well formed", ("ArgumentName", "IndexDocument"), ("ArgumentValue", suffix));
        }
    }

    private static void CheckRoutingRule(S3XmlElement rule)
    {
        var redirect = rule.Required("Redirect");
        if (redirect.Children.Count == 0)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        CheckProtocol(redirect);
        if (redirect.Child("ReplaceKeyPrefixWith") is not null && redirect.Child("ReplaceKeyWith") is not null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "You can only define ReplaceKeyPrefix or ReplaceKey but not both.");
        }

        if (rule.Child("Condition") is { Children.Count: 0 })
        {
            throw new S3Exception(S3Errors.InvalidRequest,
                "Condition cannot be empty. To redirect all requests without a condition, the condition element shouldn't be present.");
        }
    }

    private static void CheckProtocol(S3XmlElement redirect)
    {
        if (redirect.Child("Protocol") is { } protocol && protocol.Text.Trim() is not ("http" or "https"))
        {
            throw new S3Exception(S3Errors.InvalidRequest,
                "Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.");
        }
    }
}
