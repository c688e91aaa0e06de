using System.Text;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Values;
using S3Seal.Policy.Evaluation;
using S3Seal.Templates.Policies;
using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Calls;

/// <summary>A call on a page: what is known of it, which statements speak about it, and what each answers.</summary>
internal static class CallText
{
    private static readonly Dictionary<PolicyAnswer, string> Verdicts = new()
    {
        [PolicyAnswer.NoPolicy] = "No policy is known that speaks about this bucket.",
        [PolicyAnswer.NotRefused] = "Not refused, whatever is not known.",
        [PolicyAnswer.MayBeRefused] = "May be refused: that depends on what is not known.",
        [PolicyAnswer.Refused] = "Refused (403), whatever is not known.",
    };

    public static string Of(UploadHearing hearing)
    {
        var upload = hearing.Upload!;
        var place = upload.Location.GetLineSpan();
        var text = new StringBuilder();
        text.AppendLine($"{CheckedFolder.Relative(place.Path)}:{place.StartLinePosition.Line + 1}: {UploadWords.Subject(hearing)}")
            .AppendLine($"  bucket      {Words(upload.Bucket)}")
            .AppendLine($"  key         {Words(upload.Key)}");
        var ways = CallWay.Of(hearing);
        foreach (var way in ways)
        {
            Append(text, way, ways.Count > 1);
        }

        return text.AppendLine().Append(Verdicts[hearing.Answer]).ToString();
    }

    /// <summary>A text of the evaluator without the names that stand for what a template leaves open.</summary>
    public static string Readable(string text)
    {
        var parts = text.Split(FoundPolicy.OpenKeyPrefix);
        return parts.Length == 1 ? text
            : parts[0].TrimEnd('{', '$') + string.Concat(parts.Skip(1).Select(static part => "what the template leaves open" + part.TrimStart("0123456789".ToCharArray()).TrimStart('}')));
    }

    private static void Append(StringBuilder text, CallWay way, bool isOneOfSeveral)
    {
        var question = way.Question;
        if (isOneOfSeveral)
        {
            text.AppendLine().AppendLine(way.Line is { } line ? $"As sent in line {line}:" : "As code that cannot be seen here gets it:");
        }

        text.AppendLine($"  encryption  {Sent("x-amz-server-side-encryption", question.MethodHeader)}")
            .AppendLine($"  KMS key     {Sent("x-amz-server-side-encryption-aws-kms-key-id", question.KmsKeyHeader)}")
            .AppendLine($"  own key     {Sent("x-amz-server-side-encryption-customer-algorithm", question.CustomerHeader)}")
            .AppendLine($"  connection  {(question.IsTls switch { true => "TLS", false => "plain HTTP", null => "not known: the project mentions UseHttp" })}")
            .AppendLine("  caller      not known: code does not say as whom it runs")
            .AppendLine($"  not known   {(way.Unknowns is { Count: > 0 } keys ? string.Join(", ", keys) : "nothing else that a statement asks for")}");
        foreach (var answer in way.Answers)
        {
            Append(text, answer);
        }
    }

    private static void Append(StringBuilder text, CallAnswer answer)
    {
        text.AppendLine().AppendLine($"{CheckedFolder.Relative(answer.Policy.Path)}, the policy of {answer.Policy.BucketLabel}:");
        foreach (var finding in answer.Speaking)
        {
            var statement = finding.Statement;
            text.AppendLine($"  {answer.PlaceOf(statement)}: {statement.Effect} {statement.Label} {Applies(finding.Applies)}")
                .AppendLine($"      {Readable(finding.Reason)}");
        }

        if (answer.Silent > 0)
        {
            text.AppendLine($"  {answer.Silent} {(answer.Silent == 1 ? "statement is" : "statements are")} about other actions or resources.");
        }
    }

    private static string Applies(Truth truth) => truth switch
    {
        Truth.True => "applies",
        Truth.False => "does not apply",
        _ => "may apply",
    };

    private static string Sent(string header, ContextValue value) => value.State == ContextState.Absent ? $"no {header}" : $"{header}: {value}";

    private static string Words(WrittenText written) => written switch
    {
        { IsWhole: true } => written.Head,
        { Head.Length: > 0 } => written.Head + "…, the rest is not known",
        { Setting: { } setting } => $"not known; it is read from the setting {setting}",
        _ => "not known",
    };
}
