using System.Text.Json;

namespace S3Seal.Tool.Tests.Policies;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly PolicyExamples _examples = new();

    public void Dispose() => _examples.Dispose();

    [Fact]
    public async Task Explain_DeniedUpload_NamesStatementValueAndCure()
    {
        var run = await ExplainAsync(PolicyExamples.Guide, PolicyExamples.Request);

        Assert.Equal(1, run.Code);
        Assert.StartsWith("Denied: s3:PutObject on arn:aws:s3:::acme-data/k", run.Output, StringComparison.Ordinal);
        Assert.Contains("DenyObjectsThatAreNotSSES3 (line 4, column 5)", run.Output, StringComparison.Ordinal);
        Assert.Contains("s3:x-amz-server-side-encryption is absent", run.Output, StringComparison.Ordinal);
        Assert.Contains("send x-amz-server-side-encryption: AES256", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_WholeQuestionAsJson_CarriesRepairs()
    {
        var question = $$"""{"bucket": "acme-data", "bucketOwner": "111122223333", "identityPolicy": "allow", "request": {{PolicyExamples.Request}}}""";

        var run = await ExplainAsync(PolicyExamples.Guide, question, "--format", "json");

        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("ExplicitDeny", answer.RootElement.GetProperty("decision").GetString());
        Assert.Equal("AES256", answer.RootElement.GetProperty("repairs")[0].GetProperty("changes")[0].GetProperty("value").GetString());
        Assert.True(answer.RootElement.GetProperty("statements")[0].GetProperty("conditions")[0].GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task Explain_AllowedUpload_SaysSo()
    {
        var request = PolicyExamples.Request.Replace("\"context\": {}", "\"context\": {\"s3:x-amz-server-side-encryption\": [\"AES256\"]}", StringComparison.Ordinal);

        var run = await ExplainAsync(PolicyExamples.Guide, request, "--account", "111122223333", "--identity-policy", "allow");

        Assert.Equal(0, run.Code);
        Assert.StartsWith("Allowed:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("To get through", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_WhatCannotBeRead_SaysWhichFileAndWhy()
    {
        var malformed = await ExplainAsync(PolicyExamples.WithoutStar, PolicyExamples.Request);
        var noRequest = await ExplainAsync(PolicyExamples.Guide, "{\"principal\": {\"anonymous\": true}}");

        Assert.Equal((2, 2), (malformed.Code, noRequest.Code));
        Assert.Contains("S3 refuses this policy", malformed.Output, StringComparison.Ordinal);
        Assert.Contains("action is missing", noRequest.Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> ExplainAsync(string policy, string request, params string[] more) =>
        ToolRun.OfAsync(["explain", "--policy", _examples.File("policy.json", policy), "--request", _examples.File("request.json", request), .. more]);
}
