using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>What S3 demands of a notification beyond its schema.</summary>
internal static class NotificationRules
{
    private static readonly (string Element, string Arn, string Service)[] Targets =
    [
        ("TopicConfiguration", "Topic", "sns"), ("QueueConfiguration", "Queue", "sqs"), ("CloudFunctionConfiguration", "CloudFunction", "lambda"),
    ];

    public static void Check(S3Request request, S3XmlElement document)
    {
        foreach (var (element, arn, service) in Targets)
        {
            foreach (var target in document.All(element))
            {
                CheckArn(target.Required(arn).Text.Trim(), service);
                CheckFilter(target);
            }
        }
    }

    private static void CheckArn(string arn, string service)
    {
        var parts = arn.Split(':');
        if (parts.Length < 6 || parts[0] != "arn" || parts[2] != service)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "The ARN could not be parsed", ("ArgumentName", arn), ("ArgumentValue", "The ARN could not be parsed"));
        }
    }

    private static void CheckFilter(S3XmlElement target)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in target.Child("Filter")?.Child("S3Key")?.All("FilterRule") ?? [])
        {
            var name = rule.Required("Name").Text.Trim();
            if (!name.Equals("prefix", StringComparison.OrdinalIgnoreCase) && !name.Equals("suffix", StringComparison.OrdinalIgnoreCase))
            {
                throw new S3Exception(S3Errors.InvalidArgument, "filter rule name must be either prefix or suffix",
                    ("ArgumentName", "FilterRule.Name"), ("ArgumentValue", name));
            }

            if (!names.Add(name))
            {
                throw new S3Exception(S3Errors.InvalidArgument, $"Cannot specify more than one {name.ToLowerInvariant()} rule in a filter.",
                    ("ArgumentName", "FilterRule.Name"), ("ArgumentValue", name));
            }
        }
    }
}
