using System.Text.Json;
using System.Text.Json.Nodes;
using S3Seal.Tool.Commands;

namespace S3Seal.Tool.Tests.Policies;

public sealed class EvaluateCommandTests
{
    private readonly EvaluateCommand _command = new();

    [Fact]
    public void Line_PolicyAsObjectOrAsText_IsJudgedTheSame()
    {
        var asObject = Answer(Line(JsonNode.Parse(PolicyExamples.Guide)!));
        var asText = Answer(Line(JsonValue.Create(PolicyExamples.Guide)));

        Assert.Equal("ExplicitDeny", asObject.GetProperty("decision").GetString());
        Assert.Equal(["DenyObjectsThatAreNotSSES3"], asObject.GetProperty("statements").EnumerateArray().Select(label => label.GetString()));
        Assert.Empty(asObject.GetProperty("problems").EnumerateArray());
        Assert.Contains("absent", asObject.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Equal("ExplicitDeny", asText.GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData(null, "ImplicitDeny")]
    [InlineData("allow", "Allow")]
    [InlineData("none", "ImplicitDeny")]
    [InlineData("deny", "ExplicitDeny")]
    public void Line_WithIdentityPolicy_IsJudgedByBoth(string? identity, string decision)
    {
        var line = Line(JsonNode.Parse(PolicyExamples.Guide)!);
        line["request"]!["context"] = new JsonObject { ["S3:X-AMZ-Server-Side-Encryption"] = new JsonArray("AES256") };
        if (identity is not null)
        {
            line["identityPolicy"] = identity;
        }

        Assert.Equal(decision, Answer(line).GetProperty("decision").GetString());
    }

    [Fact]
    public void Line_OfAMalformedPolicy_CarriesS3sMessageAndItsPlace()
    {
        var answer = Answer(Line(JsonValue.Create(PolicyExamples.WithoutStar)));

        var problem = answer.GetProperty("problems")[0];
        Assert.Equal("Malformed", answer.GetProperty("decision").GetString());
        Assert.Equal(("MalformedPolicy", "Action does not apply to any resource(s) in statement", 8), (problem.GetProperty("code").GetString(), problem.GetProperty("message").GetString(), problem.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "object")]
    [InlineData("{}", "policy")]
    [InlineData("""{"policy": {}, "bucket": 7}""", "bucket")]
    [InlineData("""{"policy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}, "bucket": "b", "request": {"principal": {}, "action": "s3:GetObject", "resource": "r"}}""", "principal")]
    [InlineData("""{"policy": "\udfff"}""", "UTF-16")]
    public void Line_ThatIsNoRequest_NamesTheProblem(string line, string word)
    {
        using var answer = JsonDocument.Parse(_command.Answer(line));

        Assert.Equal("Malformed", answer.RootElement.GetProperty("decision").GetString());
        Assert.Contains(word, answer.RootElement.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static JsonObject Line(JsonNode policy) => new()
    {
        ["policy"] = policy,
        ["bucket"] = "acme-data",
        ["bucketOwner"] = "111122223333",
        ["request"] = JsonNode.Parse(PolicyExamples.Request),
    };

    private JsonElement Answer(JsonObject line) => JsonDocument.Parse(_command.Answer(line.ToJsonString())).RootElement;
}
