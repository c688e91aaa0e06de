namespace S3Seal.Conformance;

/// <summary>Every assumption, against the emulator or against the endpoint that was given.</summary>
public sealed class AssumptionTests(Target target) : IClassFixture<Target>
{
    private const int Fewest = 300;

    private static readonly Dictionary<string, Assumption> All =
        AssumptionReader.ReadAll(Path.Combine(AppContext.BaseDirectory, "Assumptions")).ToDictionary(assumption => assumption.Number);

    public static TheoryData<string, string> Numbers => [.. All.Values.Select(assumption => (assumption.Number, assumption.Sentence))];

    [Theory]
    [MemberData(nameof(Numbers))]
    public Task Assumption(string number, string sentence)
    {
        Assert.NotEmpty(sentence);
        Assert.SkipUnless(All[number].Callers.All(target.Has), "other accounts and users can only be had from the emulator");
        return new AssumptionRunner(target).RunAsync(All[number]);
    }

    [Fact]
    public void Assumptions_Always_AreNumberedAndStandOnAPageAndAskSomething()
    {
        Assert.All(All.Values, assumption =>
        {
            Assert.Matches("^A[0-9]{4}$", assumption.Number);
            Assert.StartsWith("https://docs.aws.amazon.com/", assumption.Page, StringComparison.Ordinal);
            Assert.Contains(assumption.Steps, step => step.Method != "let");
        });
        Assert.True(All.Count >= Fewest, $"there are {All.Count} assumptions");
    }
}
