using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Settings;

/// <summary>What a fix needs to know.</summary>
/// <param name="Facts">The properties of the finding; null when there is nothing to offer.</param>
/// <param name="Values">The values to replace; empty when something is added.</param>
internal sealed record Repair(ImmutableDictionary<string, string?>? Facts, ImmutableArray<Location> Values)
{
    /// <summary>The additional locations of a finding, and its properties: the values stand behind whatever else the finding shows.</summary>
    /// <param name="shown">The other additional locations.</param>
    public (IReadOnlyList<Location> Others, ImmutableDictionary<string, string?>? Facts) Beside(IReadOnlyList<Location> shown)
    {
        if (Facts is null || Values.IsEmpty)
        {
            return (shown, Facts);
        }

        var others = new List<Location>(shown);
        others.AddRange(Values);
        return (others, Facts.SetItem(FixFacts.Edit, FixFacts.Replace).SetItem(FixFacts.FirstValue, shown.Count.ToString(CultureInfo.InvariantCulture)));
    }
}
