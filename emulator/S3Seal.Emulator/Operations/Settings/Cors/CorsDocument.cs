using System.Collections.Immutable;
using System.Globalization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Cors;

/// <summary>CORS rules as an XML document.</summary>
internal static class CorsDocument
{
    private const int MostRules = 100;
    private const int LongestId = 255;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    public static ImmutableArray<CorsRule> Parse(S3XmlElement document)
    {
        DocumentShapes.Cors.Validate(document, S3Errors.MalformedXml);
        return document.Children.Count > MostRules
            ? throw new S3Exception(S3Errors.MalformedXml)
            : [.. document.All("CORSRule").Select(ParseRule)];
    }

    public static S3XmlWriter Write(S3XmlWriter writer, ImmutableArray<CorsRule> rules)
    {
        writer.Root("CORSConfiguration");
        foreach (var rule in rules)
        {
            writer.Start("CORSRule").Element("ID", rule.Id);
            WriteAll(writer, "AllowedMethod", rule.Methods);
            WriteAll(writer, "AllowedOrigin", rule.Origins);
            WriteAll(writer, "AllowedHeader", rule.Headers);
            WriteAll(writer, "ExposeHeader", rule.ExposedHeaders);
            writer.Element("MaxAgeSeconds", rule.MaxAgeSeconds?.ToString()).End();
        }

        return writer.End();
    }

    private static void WriteAll(S3XmlWriter writer, string name, ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            writer.Element(name, text);
        }
    }

    private static CorsRule ParseRule(S3XmlElement element)
    {
        var rule = new CorsRule
        {
            Id = element.Child("ID")?.Text,
            Methods = Texts(element, "AllowedMethod"),
            Origins = Texts(element, "AllowedOrigin"),
            Headers = Texts(element, "AllowedHeader"),
            ExposedHeaders = Texts(element, "ExposeHeader"),
            MaxAgeSeconds = element.Child("MaxAgeSeconds") is { } age && int.TryParse(age.Text.Trim(), CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
        };
        Check(rule);
        return rule;
    }

    private static void Check(CorsRule rule)
    {
        if (rule.Id?.Length > LongestId)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "ID length should not exceed allowed limit of 255", ("ArgumentName", "ID"), ("ArgumentValue", rule.Id));
        }

        if (rule.Methods.FirstOrDefault(method => !Methods.Contains(method)) is { } unknown)
        {
            throw new S3Exception(S3Errors.InvalidRequest, $"Found unsupported HTTP method in CORS config. Unsupported method is {unknown}");
        }

        CheckWildcard("AllowedOrigin", rule.Origins);
        CheckWildcard("AllowedHeader", rule.Headers);
        if (rule.ExposedHeaders.FirstOrDefault(header => header.Contains('*', StringComparison.Ordinal)) is { } exposed)
        {
            throw new S3Exception(S3Errors.InvalidRequest,
                $"ExposeHeader \"{exposed}\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
        }
    }

    private static void CheckWildcard(string name, ImmutableArray<string> patterns)
    {
        if (patterns.FirstOrDefault(pattern => pattern.Count(character => character == '*') > 1) is { } pattern)
        {
            throw new S3Exception(S3Errors.InvalidRequest, $"{name} \"{pattern}\" can not have more than one wildcard.");
        }
    }

    private static ImmutableArray<string> Texts(S3XmlElement element, string name) => [.. element.All(name).Select(child => child.Text.Trim())];
}
