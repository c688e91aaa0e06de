using System.Security.Cryptography;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>S3 names rules that came without a name.</summary>
internal static class RuleIds
{
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));

    /// <summary>The document with an id in each of its rules, the children of the root.</summary>
    public static S3XmlElement Fill(S3XmlElement document, string idName) =>
        new(document.Name, document.Text, [.. document.Children.Select(rule => Named(rule, idName))], document.Attributes);

    private static S3XmlElement Named(S3XmlElement rule, string idName)
    {
        if (rule.Children.Count == 0 || !string.IsNullOrEmpty(rule.Child(idName)?.Text))
        {
            return rule;
        }

        var id = new S3XmlElement(idName, New(), [], rule.Attributes);
        return new(rule.Name, rule.Text, [id, .. rule.Children.Where(child => child.Name != idName)], rule.Attributes);
    }
}
