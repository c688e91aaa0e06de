using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Operations.Settings.Cors;

/// <summary>A rule that admits a web page's request, and the headers that tell the browser so.</summary>
internal sealed record CorsMatch(CorsRule Rule, string Origin, bool AnyOrigin)
{
    /// <summary>The first rule that fits; null when none does.</summary>
    public static CorsMatch? Find(BucketSettings settings, string origin, string method, IReadOnlyList<string> headers)
    {
        foreach (var rule in settings.Cors ?? [])
        {
            var fitting = rule.Origins.FirstOrDefault(pattern => Fits(pattern, origin, StringComparison.Ordinal));
            if (fitting is not null && rule.Methods.Contains(method)
                && headers.All(header => rule.Headers.Any(pattern => Fits(pattern, header, StringComparison.OrdinalIgnoreCase))))
            {
                return new CorsMatch(rule, origin, fitting == "*");
            }
        }

        return null;
    }

    /// <summary>The header names that a preflight asks for, as they were written.</summary>
    public static IReadOnlyList<string> Split(string? headers) =>
        headers?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <param name="asked">The header names the preflight asked for.</param>
    public IEnumerable<(string Name, string Value)> Headers(IReadOnlyList<string> asked)
    {
        yield return ("Access-Control-Allow-Origin", AnyOrigin ? "*" : Origin);
        yield return ("Access-Control-Allow-Methods", string.Join(", ", Rule.Methods));
        if (asked.Count > 0)
        {
            yield return ("Access-Control-Allow-Headers", string.Join(", ", asked));
        }

        if (!Rule.ExposedHeaders.IsEmpty)
        {
            yield return ("Access-Control-Expose-Headers", string.Join(", ", Rule.ExposedHeaders));
        }

        if (Rule.MaxAgeSeconds is { } seconds)
        {
            yield return ("Access-Control-Max-Age", seconds.ToString());
        }

        if (!AnyOrigin)
        {
            yield return ("Access-Control-Allow-Credentials", "true");
        }

        yield return ("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }

    private static bool Fits(string pattern, string text, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? pattern.Equals(text, comparison)
            : text.Length >= pattern.Length - 1
                && text.AsSpan().StartsWith(pattern.AsSpan(0, star), comparison)
                && text.AsSpan().EndsWith(pattern.AsSpan(star + 1), comparison);
    }
}
