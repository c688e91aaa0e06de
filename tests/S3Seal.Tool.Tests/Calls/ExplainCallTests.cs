using System.Text.Json;

namespace S3Seal.Tool.Tests.Calls;

/// <summary><c>explain --call</c> over the sample: what is known of a call, and what each statement answers.</summary>
public sealed class ExplainCallTests
{
    private static readonly string Documents = Path.Combine(Sample.Project, "DocumentStore.cs");

    [Fact]
    public async Task RefusedCall_NamesStatementLineAndWhatIsKnown()
    {
        var run = await ToolRun.OfAsync("explain", "--call", Documents + ":" + LineOf("CopyObjectAsync"));

        Assert.Equal(1, run.Code);
        Assert.Contains("CopyObject", run.Output, StringComparison.Ordinal);
        Assert.Contains("  bucket      not known", run.Output, StringComparison.Ordinal);
        Assert.Contains("  key         documents/…, the rest is not known", run.Output, StringComparison.Ordinal);
        Assert.Contains("  encryption  no x-amz-server-side-encryption", run.Output, StringComparison.Ordinal);
        Assert.Contains("bucket-policy.json:5: Deny DenyObjectsThatAreNotSSES3 applies", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Refused (403), whatever is not known.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdmittedCall_AsJson_CarriesEachStatementsAnswer()
    {
        var run = await ToolRun.OfAsync("explain", "--call", Documents + ":" + LineOf("PutObjectAsync(request"), "--project", Sample.Project, "--format", "json");

        Assert.Equal(0, run.Code);
        using var call = JsonDocument.Parse(run.Output);
        Assert.Equal("NotRefused", call.RootElement.GetProperty("answer").GetString());
        var way = call.RootElement.GetProperty("ways")[0];
        Assert.Equal("AES256", way.GetProperty("known").GetProperty("s3:x-amz-server-side-encryption").GetString());
        Assert.False(way.GetProperty("policies")[0].GetProperty("statements")[0].GetProperty("applies").GetBoolean());
    }

    [Fact]
    public async Task StatementAboutTheCaller_MayApply_AndItsKeyIsNotKnown()
    {
        var folder = Sample.NewFolder().FullName;
        var policy = Path.Combine(folder, "roles.json");
        await File.WriteAllTextAsync(policy, """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "OnlyTheUploader", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*",
               "Condition": {"StringNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/uploader"}}},
              {"Sid": "NoDeletes", "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::acme-data/*"}]}
            """, TestContext.Current.CancellationToken);

        var run = await ToolRun.OfAsync("explain", "--call", Documents + ":" + LineOf("CopyObjectAsync"), "--policy", policy);

        Assert.Equal(0, run.Code);
        Assert.Contains("roles.json:2: Deny OnlyTheUploader may apply", run.Output, StringComparison.Ordinal);
        Assert.Contains("  not known   aws:PrincipalArn", run.Output, StringComparison.Ordinal);
        Assert.Contains("  1 statement is about other actions or resources.", run.Output, StringComparison.Ordinal);
        Assert.Contains("May be refused: that depends on what is not known.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DocumentStore.cs", "is not FILE:LINE")]
    [InlineData("DocumentStore.cs:1", "No upload stands in line 1")]
    [InlineData("Missing.cs:1", "does not exist")]
    public async Task WhatIsNoCall_IsSaidSo(string call, string message)
    {
        var run = await ToolRun.OfAsync("explain", "--call", Path.Combine(Sample.Project, call));

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static int LineOf(string text) => File.ReadAllLines(Documents).Index().First(line => line.Item.Contains(text, StringComparison.Ordinal)).Index + 1;
}
