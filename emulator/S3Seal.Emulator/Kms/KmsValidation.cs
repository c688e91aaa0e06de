using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>ValidationException in the words that every AWS JSON service uses.</summary>
internal static class KmsValidation
{
    public static KmsException Missing(string member) => Failed($"Value null at '{Camel(member)}'", "Member must not be null");

    public static KmsException NotInSet(string member, string value, IEnumerable<string> values) =>
        Failed($"Value '{value}' at '{Camel(member)}'", $"Member must satisfy enum value set: [{string.Join(", ", values)}]");

    public static KmsException NotMatching(string member, string value, string pattern) =>
        Failed($"Value '{value}' at '{Camel(member)}'", $"Member must satisfy regular expression pattern: {pattern}");

    public static KmsException TooSmall(string member, int value, int least) =>
        Failed($"Value '{value}' at '{Camel(member)}'", $"Member must have value greater than or equal to {least}");

    public static KmsException TooLarge(string member, int value, int most) =>
        Failed($"Value '{value}' at '{Camel(member)}'", $"Member must have value less than or equal to {most}");

    /// <summary>The value is null where it must not be shown.</summary>
    public static KmsException TooShort(string member, string? value, int least) =>
        Failed($"Value {(value is null ? "" : $"'{value}' ")}at '{Camel(member)}'", $"Member must have length greater than or equal to {least}");

    public static KmsException TooLong(string member, int most) =>
        Failed($"Value at '{Camel(member)}'", $"Member must have length less than or equal to {most}");

    public static KmsException Failed(string what, string constraint) =>
        new("ValidationException", $"1 validation error detected: {what} failed to satisfy constraint: {constraint}");

    private static string Camel(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
