using System.Diagnostics;
using System.Text;
using CsCheck;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Tests.Properties;

namespace S3Seal.Policy.Tests.Parsing;

public sealed class ParserFuzzTests
{
    // A hundred times what the slowest of these texts takes; only a wrong order of growth reaches it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "\\ud800", "null", "true", "-", "1e9", "\"Statement\"", "\"Effect\"", "\"Deny\"", "\"NotPrincipal\"", "\"*\"",
        "\"AWS\"", "\"Condition\"", "\"ForAllValues:StringLike\"", "\"s3:prefix\"", "${", "}", "\u0000", "\uFEFF", "\u00E9", "arn:aws:s3:::b/*", "\n",
    ];

    private static readonly Gen<string> Mutated =
        from document in RandomPolicy.Document
        from edits in Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3], Gen.Int[1, 40], Gen.OneOf(Fragments)).Array[1, 6]
        select Mutate(document.ToJsonString(), edits);

    [Fact]
    public void MutatedPolicy_OfAnyKind_GivesAPolicyOrProblems() => Mutated.Sample(Survives, iter: Samples.Count);

    [Fact]
    public void AnyText_WithAnOpeningBrace_GivesAPolicyOrProblems() => Gen.OneOf(Fragments).Array[0, 60].Select(parts => "{" + string.Concat(parts)).Sample(Survives, iter: Samples.Count);

    [Fact]
    public void AnyText_OfAnyCharacters_GivesAPolicyOrProblems() => Gen.String.Sample(Survives, iter: Samples.Count);

    public static TheoryData<string> Hostile => new(
        "nested arrays", "nested objects", "open variables", "closed variables", "stars", "starred action", "many members", "many statements", "many problems", "long string");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileText_OfAMillionCharacters_IsReadInLinearTime(string kind)
    {
        var text = Build(kind);
        var watch = Stopwatch.StartNew();

        var parsed = PolicyValidator.Validate(text, "b");

        Assert.NotEmpty(parsed.Problems);
        Assert.True(watch.Elapsed < Patience, $"{kind}: {text.Length} characters took {watch.Elapsed}");
    }

    private static string Build(string kind)
    {
        const int size = 200_000;
        return kind switch
        {
            "nested arrays" => "{\"a\":" + new string('[', size),
            "nested objects" => Repeat("{\"a\":", size),
            "open variables" => Resource(Repeat("${", size)),
            "closed variables" => Resource(Repeat("${a}", size)),
            "stars" => Resource("arn:aws:s3:::b" + Repeat("*a", size)),
            "starred action" => Resource("*").Replace("s3:PutObject", "s3:" + Repeat("*a", size), StringComparison.Ordinal),
            "many members" => "{" + string.Join(",", Enumerable.Range(0, size / 4).Select(i => $"\"m{i}\":0")) + "}",
            "many statements" => "{\"Statement\":[" + string.Join(",", Enumerable.Repeat("{\"Effect\":\"Deny\"}", size / 8)) + "]}",
            "many problems" => "{\"Statement\":[" + string.Join(",", Enumerable.Repeat("1", size)) + "]}",
            _ => "{\"Id\":\"" + new string('x', size * 5) + "\"}",
        };
    }

    private static string Resource(string resource) =>
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"RESOURCE"}}""".Replace("RESOURCE", resource, StringComparison.Ordinal);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static void Survives(string text)
    {
        foreach (var parsed in new[] { PolicyParser.Parse(text), PolicyParser.Parse(text, PolicyKind.Identity), PolicyValidator.Validate(text, "b") })
        {
            Assert.Equal(parsed.Problems.Count == 0, parsed.Document is not null);
            Assert.All(parsed.Problems, problem =>
            {
                Assert.InRange(problem.Span.Offset, 0, text.Length);
                Assert.InRange(problem.Span.Length, 0, text.Length - problem.Span.Offset);
                Assert.NotEmpty(problem.Message);
                Assert.NotEmpty(problem.Reason);
            });
            if (parsed.Document is { } policy)
                Assert.NotEqual(Decision.Undetermined, PolicyEvaluator.Evaluate(policy, new RequestContext(RequestPrincipal.Anonymous, "s3:PutObject", "arn:aws:s3:::b/k")).Decision);
        }
    }

    private static string Mutate(string text, (int Place, int Way, int Length, string Fragment)[] edits)
    {
        foreach (var (place, way, length, fragment) in edits)
        {
            var at = text.Length == 0 ? 0 : place % text.Length;
            var count = Math.Min(length, text.Length - at);
            text = way switch
            {
                0 => text.Remove(at, count),
                1 => text.Insert(at, fragment),
                2 => text.Insert(at, text.Substring(at, count)),
                _ => text.Remove(at, Math.Min(1, count)).Insert(at, fragment),
            };
        }

        return text;
    }
}
