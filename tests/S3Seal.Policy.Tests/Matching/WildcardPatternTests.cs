using System.Diagnostics;
using CsCheck;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Tests.Properties;

namespace S3Seal.Policy.Tests.Matching;

public sealed class WildcardPatternTests
{
    private static readonly Gen<string> Texts = Gen.OneOf('a', 'b', '*', '?').Array[0, 8].Select(characters => new string(characters));
    private static readonly Gen<string> Subjects = Gen.OneOf('a', 'b').Array[0, 8].Select(characters => new string(characters));

    [Fact]
    public void Match_OfAnyPattern_IsTheDefinitionOfIt() => Gen.Select(Texts, Subjects).Sample(
        (pattern, subject) => Assert.True(Defined(pattern, 0, subject, 0) == WildcardPattern.Parse(pattern).IsMatch(subject), $"{pattern} on {subject}"),
        iter: Samples.Count * 4);

    [Fact]
    public void Coverage_OfAnyBeginning_IsWhatItsContinuationsSay() => Gen.Select(Texts, Subjects, Subjects).Sample(
        (pattern, beginning, rest) =>
        {
            var matches = WildcardPattern.Parse(pattern).IsMatch(beginning + rest);
            var coverage = WildcardPattern.Parse(pattern).CoverageOf(beginning);
            Assert.True(coverage == Coverage.Some || matches == (coverage == Coverage.All), $"{pattern} on {beginning}|{rest}: {coverage}");
        },
        iter: Samples.Count * 4);

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("*a?*a?*a?*a?*a?*a?*a?*a?*a?*a?*a?*a?*a?*b")]
    [InlineData("**********************************b")]
    public void Match_WithManyStars_HasNoExponentialCase(string pattern)
    {
        var watch = Stopwatch.StartNew();

        Assert.False(WildcardPattern.Parse(pattern).IsMatch(new string('a', 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    private static bool Defined(string pattern, int p, string subject, int s)
    {
        if (p == pattern.Length)
            return s == subject.Length;
        return pattern[p] switch
        {
            '*' => Defined(pattern, p + 1, subject, s) || (s < subject.Length && Defined(pattern, p, subject, s + 1)),
            '?' => s < subject.Length && Defined(pattern, p + 1, subject, s + 1),
            var c => s < subject.Length && subject[s] == c && Defined(pattern, p + 1, subject, s + 1),
        };
    }
}
