using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes;

/// <summary>A finding that can be repaired in several ways, told as one finding for each way.</summary>
internal static class Alternatives
{
    /// <summary>The finding itself, whose facts are the first choice, and a copy with the facts of each further one.</summary>
    public static IEnumerable<Diagnostic> Of(Diagnostic diagnostic)
    {
        yield return diagnostic;
        if (!diagnostic.Properties.TryGetValue(FixFacts.Alternatives, out var lines) || lines is null)
        {
            yield break;
        }

        foreach (var line in lines.Split('\n'))
        {
            var space = line.IndexOf(' ');
            var method = space < 0 ? line : line.Substring(0, space);
            var facts = diagnostic.Properties.Remove(FixFacts.KmsKeyId).Remove(FixFacts.KmsKeyProperty).SetItem(FixFacts.Method, method);
            if (facts.ContainsKey(FixFacts.Header))
            {
                facts = facts.SetItem(FixFacts.Header, FixFacts.HeaderOf(method));
            }

            yield return Diagnostic.Create(diagnostic.Descriptor, diagnostic.Location, diagnostic.Severity, diagnostic.AdditionalLocations, space < 0 ? facts : WithKey(facts, line.Substring(space + 1)));
        }
    }

    private static ImmutableDictionary<string, string?> WithKey(ImmutableDictionary<string, string?> facts, string key) =>
        facts.SetItem(FixFacts.KmsKeyId, key).SetItem(FixFacts.KmsKeyProperty, FixFacts.KmsKeyIdProperty);
}
