using System.Text.Json.Nodes;
using S3Seal.Analyzers.Policies;
using S3Seal.Policy.Evaluation;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Calls;

/// <summary>A call as JSON: a truth is true, false or, when it is not known, null.</summary>
internal static class CallJson
{
    public static JsonObject Of(UploadHearing hearing)
    {
        var place = hearing.Upload!.Location.GetLineSpan();
        return new JsonObject
        {
            ["file"] = CheckedFolder.Relative(place.Path),
            ["line"] = place.StartLinePosition.Line + 1,
            ["operation"] = hearing.Upload.Operation,
            ["bucket"] = hearing.Upload.Bucket.Text,
            ["key"] = new JsonObject { ["text"] = hearing.Upload.Key.Head, ["isWhole"] = hearing.Upload.Key.IsWhole },
            ["answer"] = hearing.Answer.ToString(),
            ["ways"] = new JsonArray([.. CallWay.Of(hearing).Select(Write)]),
        };
    }

    private static JsonNode Write(CallWay way) => new JsonObject
    {
        ["sentInLine"] = way.Line,
        ["known"] = new JsonObject
        {
            [RequestQuestion.Method] = way.Question.MethodHeader.ToString(),
            [RequestQuestion.KmsKeyId] = way.Question.KmsKeyHeader.ToString(),
            [RequestQuestion.CustomerAlgorithm] = way.Question.CustomerHeader.ToString(),
            ["aws:SecureTransport"] = way.Question.IsTls,
        },
        ["unknown"] = new JsonArray([.. way.Unknowns.Select(static key => (JsonNode)key)]),
        ["policies"] = new JsonArray([.. way.Answers.Select(Write)]),
    };

    private static JsonNode Write(CallAnswer answer) => new JsonObject
    {
        ["file"] = CheckedFolder.Relative(answer.Policy.Path),
        ["bucket"] = answer.Policy.BucketLabel,
        ["denied"] = Value(answer.Explanation.Denied),
        ["statements"] = new JsonArray([.. answer.Speaking.Select(finding => (JsonNode)new JsonObject
        {
            ["sid"] = finding.Statement.Label,
            ["effect"] = finding.Statement.Effect.ToString(),
            ["line"] = answer.LineOf(finding.Statement),
            ["applies"] = Value(finding.Applies),
            ["reason"] = CallText.Readable(finding.Reason),
        })]),
    };

    private static JsonNode? Value(Truth truth) => truth == Truth.Unknown ? null : truth == Truth.True;
}
