using System.Text.Json.Nodes;
using CsCheck;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Printing;

namespace S3Seal.Policy.Tests.Properties;

public sealed class DecisionPropertyTests
{
    [Fact]
    public void MatchingDeny_BesideAnything_Wins()
    {
        Gen.Select(RandomPolicy.Statement("Deny"), RandomPolicy.Statement().Array[0, 3], RandomRequest.All).Sample(
            (deny, others, request) =>
            {
                var alone = Decide([deny], request.Whole);
                if (alone == Decision.ExplicitDeny)
                    Assert.Equal(Decision.ExplicitDeny, Decide([.. others, deny], request.Whole));
            },
            iter: Samples.Count);
    }

    [Fact]
    public void Allow_WhenWidened_GrantsNoLess()
    {
        Gen.Select(RandomPolicy.Statement("Allow"), RandomPolicy.Statement().Array[0, 3], RandomRequest.All, Gen.Int[0, 3]).Sample(
            (allow, others, request, way) =>
            {
                if (Decide([allow, .. others], request.Whole) == Decision.Allow)
                    Assert.Equal(Decision.Allow, Decide([Widen(allow, way), .. others], request.Whole));
            },
            iter: Samples.Count);
    }

    [Fact]
    public void Statements_InAnyOrder_DecideTheSame()
    {
        Gen.Select(RandomPolicy.Statement().Array[2, 5], RandomRequest.All, Gen.Int[1, 4]).Sample(
            (statements, request, turn) =>
            {
                var expected = Decide(statements, request.Whole);
                var turned = statements.Skip(turn % statements.Length).Concat(statements.Take(turn % statements.Length)).ToArray();
                Assert.Equal(expected, Decide(turned, request.Whole));
                Assert.Equal(expected, Decide([.. statements.Reverse()], request.Whole));
                Assert.Equal(Decide(statements, request.Hidden), Decide(turned, request.Hidden));
            },
            iter: Samples.Count);
    }

    [Fact]
    public void Policy_PrintedAndParsed_IsTheSame()
    {
        Gen.Select(RandomPolicy.Document, RandomRequest.All).Sample(
            (text, request) =>
            {
                var policy = CaseFile.Parse(text.ToJsonString());
                var printed = PolicyPrinter.Print(policy);
                var again = CaseFile.Parse(printed);

                Assert.Equal(printed, PolicyPrinter.Print(again));
                Assert.Equal(PolicyEvaluator.Decide(policy, request.Whole), PolicyEvaluator.Decide(again, request.Whole));
                Assert.Equal(PolicyEvaluator.Decide(policy, request.Hidden), PolicyEvaluator.Decide(again, request.Hidden));
                Assert.True(JsonNode.DeepEquals(Normal(text), Normal(JsonNode.Parse(printed)!)), printed);
            },
            iter: Samples.Count);
    }

    private static Decision Decide(IReadOnlyList<JsonObject> statements, RequestContext request) =>
        PolicyEvaluator.Decide(CaseFile.Parse(RandomPolicy.Write(statements).ToJsonString()), request);

    private static JsonObject Widen(JsonObject allow, int way)
    {
        var wide = (JsonObject)allow.DeepClone();
        switch (way)
        {
            case 0:
                wide.Remove("Condition");
                break;
            case 1:
                wide["Principal"] = "*";
                break;
            case 2:
                wide.Remove("NotAction");
                wide["Action"] = "*";
                break;
            default:
                wide.Remove("NotResource");
                wide["Resource"] = "*";
                break;
        }

        return wide;
    }

    // A list of one is the text itself, an empty Condition none.
    private static JsonNode Normal(JsonNode node)
    {
        switch (node)
        {
            case JsonArray { Count: 1 } array when array[0] is JsonValue:
                return array[0]!.DeepClone();
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Normal(item!))]);
            case JsonObject members:
                return new JsonObject(members.Where(member => member.Value is not JsonObject { Count: 0 }).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Normal(member.Value!))));
            default:
                return node.DeepClone();
        }
    }
}
