using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Analyzers.Policies;

/// <summary>What is said of an upload that a policy refuses: what it sends, and which statement, in which file and line, refuses it.</summary>
internal static class UploadWords
{
    /// <summary><c>PutObject to 'acme-data'</c>.</summary>
    public static string Subject(UploadHearing hearing) =>
        hearing.Upload!.Bucket.Text is { } bucket ? $"{hearing.Upload!.Operation} to '{bucket}'" : hearing.Upload!.Operation;

    /// <summary>What the upload sends of what the statement looks at.</summary>
    public static string Sent(Statement statement, IReadOnlyList<RequestQuestion> questions)
    {
        if (!LooksAtEncryption(statement))
        {
            return "is not admitted whatever it sends";
        }

        if (questions.All(static question => !question.CustomerHeader.MayBeAbsent))
        {
            return "brings a customer key";
        }

        if (questions.All(static question => question.MethodHeader.State == ContextState.Absent))
        {
            return "sends no x-amz-server-side-encryption";
        }

        var methods = questions.Select(static question => question.MethodHeader).Where(static value => value.State == ContextState.Known).SelectMany(static value => value.Values).Distinct().ToList();
        var asked = methods.Count == 0 ? "asks for an encryption" : "asks for '" + string.Join("' or '", methods) + "'";
        return !Mentions(statement, RequestQuestion.KmsKeyId) ? asked
            : questions.All(static question => question.KmsKeyHeader.State == ContextState.Absent) ? asked + " and names no KMS key"
            : asked + " with " + string.Join(" or ", questions.Select(static question => question.KmsKeyHeader.State == ContextState.Known ? "'" + question.KmsKeyHeader.Values[0] + "'" : "another KMS key").Distinct());
    }

    /// <summary>The statement, its file and its line: <c>statement 'DenyUnencrypted' in infra/bucket.json line 7</c>.</summary>
    public static string Source(PolicyVerdict verdict, AnalyzerOptions options)
    {
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder);
        var place = verdict.Policy!.PlaceOf(verdict.Statement!.Span, folder);
        return string.IsNullOrEmpty(verdict.Statement.Sid) ? $"the statement in {place}" : $"statement '{verdict.Statement.Sid}' in {place}";
    }

    /// <summary>The other policies, when several were asked because the bucket is not known.</summary>
    public static string Others(PolicyVerdict verdict, string what) => verdict.Policies switch
    {
        1 => "",
        2 => $", {what} the other known policy",
        var count => $", {what} the {(count - 1).ToString(CultureInfo.InvariantCulture)} other known policies",
    };

    public static bool LooksAtEncryption(Statement statement) =>
        Mentions(statement, RequestQuestion.Method) || Mentions(statement, RequestQuestion.KmsKeyId) || Mentions(statement, RequestQuestion.CustomerAlgorithm);

    private static bool Mentions(Statement statement, string key) =>
        statement.Conditions.Conditions.Any(condition => condition.Key.Equals(key, System.StringComparison.OrdinalIgnoreCase));
}
