using System.Collections.Generic;
using System.Text;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>Reads the text of a policy: the language's grammar, independent of any bucket. Never throws, whatever the text.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public static class PolicyParser
{
    /// <summary>The largest bucket policy that S3 stores, in bytes of UTF-8.</summary>
    public const int SizeLimit = 20 * 1024;

    private static readonly HashSet<string> Elements = ["Version", "Id", "Statement"];

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The policy's JSON text.</param>
    /// <param name="kind">Where it is attached.</param>
    /// <returns>The policy, or every problem of its text.</returns>
    public static ParsedPolicy Parse(string text, PolicyKind kind = PolicyKind.Bucket) => Draft(text, kind).Finish();

    internal static PolicyDraft Draft(string text, PolicyKind kind)
    {
        var draft = new PolicyDraft();
        if (text.Length == 0 || text[0] != '{')
        {
            var start = new JsonSpan(0, text.Length == 0 ? 0 : 1, 1, 1);
            draft.Problems.Add(new PolicyProblem(PolicyProblemKind.FirstByte, start, "Policies must be valid JSON and the first byte must be '{'"));
            return draft;
        }

        if (JsonReader.Read(text, out var stoppedAt) is not { } root)
        {
            draft.Problems.Add(new PolicyProblem(PolicyProblemKind.InvalidJson, stoppedAt, "This policy contains invalid Json"));
            return draft;
        }

        if (kind == PolicyKind.Bucket && text.Length > SizeLimit / 3 && Encoding.UTF8.GetByteCount(text) > SizeLimit)
        {
            draft.Problems.Add(new PolicyProblem(
                PolicyProblemKind.DocumentTooLarge, root.Span, "Policy exceeds the maximum allowed document size."));
        }

        ReadDocument(root, kind, draft);
        return draft;
    }

    private static void ReadDocument(JsonValue root, PolicyKind kind, PolicyDraft draft)
    {
        var element = new ElementReader(draft.Problems, -1);
        element.CheckMembers(root, Elements);
        if (ElementReader.Find(root, "Version") is { } version)
        {
            draft.IsVersionWritten = true;
            draft.Version = version.Text == "2012-10-17" ? PolicyVersion.V2012 : PolicyVersion.V2008;
            if (version.Kind != JsonKind.String || version.Text is not ("2012-10-17" or "2008-10-17"))
                element.Report(PolicyProblemKind.InvalidVersion, version.Span, "The policy must contain a valid version string");
        }

        draft.Id = element.ReadFreeText(root, "Id");
        if (ElementReader.Find(root, "Statement") is not { } statements)
        {
            element.Report(PolicyProblemKind.MissingElement, root.Span, "Missing required field Statement");
            return;
        }

        if (statements.Kind == JsonKind.Array && statements.Items.Count == 0)
            element.Report(PolicyProblemKind.EmptyStatement, statements.Span, "Could not parse the policy: Statement is empty!");
        var items = statements.Kind == JsonKind.Array ? statements.Items : [statements];
        for (var i = 0; i < items.Count; i++)
        {
            if (new StatementParser(draft.Problems, i, draft.Version, kind).Read(items[i]) is { } statement)
                draft.Statements.Add(statement);
        }
    }
}
