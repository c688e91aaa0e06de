using System.Text.Json;
using S3Seal.Tool.Commands;

namespace S3Seal.Tool.Tests.Policies;

public sealed class ProveCommandTests : IDisposable
{
    private readonly PolicyExamples _examples = new();

    public void Dispose() => _examples.Dispose();

    [Fact]
    public async Task Prove_PolicyOfTheUserGuide_SaysEnforced()
    {
        Assert.Equal((0, "Enforced: no request gets through that breaks aes256."), await ProveAsync(PolicyExamples.Guide));
        Assert.Equal(0, (await ProveAsync(PolicyExamples.IfExists)).Code);
    }

    [Fact]
    public async Task Prove_ForAnyValue_ShowsTheUploadWithoutHeader()
    {
        var (code, output) = await ProveAsync(PolicyExamples.ForAnyValue, "--format", "json");

        using var answer = JsonDocument.Parse(output);
        Assert.Equal(1, code);
        Assert.False(answer.RootElement.GetProperty("enforced").GetBoolean());
        Assert.False(answer.RootElement.GetProperty("nothingGetsThrough").GetBoolean());
        var counterexample = answer.RootElement.GetProperty("counterexample");
        Assert.Equal("s3:PutObject", counterexample.GetProperty("action").GetString());
        Assert.Empty(counterexample.GetProperty("context").EnumerateObject());
    }

    [Fact]
    public async Task Prove_ResourceWithoutStar_SaysThatS3RefusesItAndWhy()
    {
        var (code, output) = await ProveAsync(PolicyExamples.WithoutStar);

        Assert.Equal(2, code);
        Assert.Contains("Action does not apply to any resource(s) in statement", output, StringComparison.Ordinal);
        Assert.Contains("needs a resource that names objects", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProveLine_OfAMalformedPolicy_ClaimsNothing()
    {
        using var answer = JsonDocument.Parse(ProveCommand.Answer(
            $$"""{"policy": {{PolicyExamples.WithoutStar.ReplaceLineEndings(" ")}}, "bucket": "acme-data", "bucketOwner": "111122223333", "require": "aes256"}"""));

        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("enforced").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("counterexample").ValueKind);
        Assert.Equal("MalformedPolicy", answer.RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"policy": "{", "bucket": 1, "bucketOwner": "x", "require": "tls"}""")]
    [InlineData("""{"policy": "{}", "bucket": "b", "bucketOwner": "111122223333", "require": "everything"}""")]
    [InlineData("""{"policy": "\ud800", "bucket": "b", "bucketOwner": "111122223333", "require": "tls"}""")]
    public void ProveLine_ThatIsNoQuestion_NamesTheProblem(string line)
    {
        using var answer = JsonDocument.Parse(ProveCommand.Answer(line));

        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("enforced").ValueKind);
        Assert.NotEmpty(answer.RootElement.GetProperty("problems")[0].GetProperty("message").GetString()!);
    }

    private async Task<(int Code, string Output)> ProveAsync(string policy, params string[] more)
    {
        var run = await ToolRun.OfAsync(
            ["prove", "--policy", _examples.File("policy.json", policy), "--bucket", "acme-data", "--account", "111122223333", "--require", "aes256", .. more]);
        Assert.Empty(run.Error);
        return (run.Code, run.Output.TrimEnd());
    }
}
