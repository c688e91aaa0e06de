using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Kms;

/// <summary>STS tells a caller who it is.</summary>
public sealed class StsTests
{
    private const string Question = "Action=GetCallerIdentity&Version=2011-06-15";

    public static TheoryData<string?, string, string> Callers => new()
    {
        { null, "arn:aws:iam::111122223333:root", "^111122223333$" },
        { "arn:aws:iam::111122223333:user/team/ann", "arn:aws:iam::111122223333:user/team/ann", "^AIDA[0-9A-Z]{17}$" },
        { "arn:aws:sts::111122223333:assumed-role/writer/session", "arn:aws:sts::111122223333:assumed-role/writer/session", "^AROA[0-9A-Z]{17}:session$" },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task GetCallerIdentity_NamesTheCaller(string? arn, string shown, string userId)
    {
        await using var s3 = await Sealed.StartAsync(options => options.Identities.Add(
            new S3Identity { AccessKeyId = "test", SecretAccessKey = "test", Account = "111122223333", Arn = arn }));
        var answer = await AskAsync(s3, Question, s3.Signer);
        Assert.Equal((200, "text/xml"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Equal("{https://sts.amazonaws.com/doc/2011-06-15/}GetCallerIdentityResponse", answer.Xml.Name.ToString());
        var result = answer.Xml.Elements().First().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal((shown, "111122223333"), (result["Arn"], result["Account"]));
        Assert.Matches(userId, result["UserId"]);
        Assert.Equal(answer.Headers["x-amzn-RequestId"], answer.Xml.Descendants().Single(element => element.Name.LocalName == "RequestId").Value);
    }

    [Fact]
    public async Task AnythingElse_IsRefusedByName()
    {
        await using var s3 = await Sealed.StartAsync();
        var unknown = await AskAsync(s3, "Action=AssumeRole&Version=2011-06-15", s3.Signer);
        Assert.Equal(400, unknown.Status);
        Assert.Contains("<Code>InvalidAction</Code><Message>Could not find operation AssumeRole for version 2011-06-15</Message>", unknown.Text, StringComparison.Ordinal);
        var forged = await AskAsync(s3, Question, s3.Signer with { Secret = "wrong" });
        Assert.Equal(403, forged.Status);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", forged.Text, StringComparison.Ordinal);
        var stranger = await AskAsync(s3, Question, s3.Signer with { AccessKeyId = "nobody" });
        Assert.Contains("<Code>InvalidClientTokenId</Code>", stranger.Text, StringComparison.Ordinal);
        var bare = await s3.SendAsync(s3.Request("POST", "/").With("Content-Type", "application/x-www-form-urlencoded").WithBody(Question));
        Assert.Equal(403, bare.Status);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", bare.Text, StringComparison.Ordinal);
    }

    private static Task<RawAnswer> AskAsync(Sealed s3, string form, Signer signer) =>
        s3.SendAsync((signer with { Service = "sts" }).Sign(s3.Request("POST", "/").With("Content-Type", "application/x-www-form-urlencoded; charset=utf-8").WithBody(form)));
}
