using System.Text.RegularExpressions;

namespace S3Seal.Repository.Tests;

/// <summary>INVARIANTS.md names who enforces each line; whoever is named must exist.</summary>
public sealed partial class InvariantsTests
{
    [Fact]
    public void Invariant_Always_NamesAnEnforcer()
    {
        var wishes = Invariants().Where(line => !Enforcers().IsMatch(line)).ToArray();

        Assert.Empty(wishes);
    }

    [Fact]
    public void Enforcer_Always_Exists()
    {
        var classes = Sources.Below("tests", ".cs").Concat(Sources.Below("samples", ".cs"))
            .SelectMany(file => TestClass().Matches(Sources.Read(file))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        var missing =
            from line in Invariants()
            from name in Enforcers().Match(line).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
            where !classes.Contains(name) && !Sources.Exists(name)
            select name;

        Assert.Empty(missing);
    }

    [Fact]
    public void Invariants_Always_AreMoreThanAHandful() => Assert.True(Invariants().Count() >= 8);

    private static IEnumerable<string> Invariants() => Sources.Lines("INVARIANTS.md").Where(line => line.StartsWith("- ", StringComparison.Ordinal));

    [GeneratedRegex(@"— \*Enforced by: (.+)\*$")]
    private static partial Regex Enforcers();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex TestClass();
}
