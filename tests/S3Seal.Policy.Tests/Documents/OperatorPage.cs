using System.Text;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Tests.Documents;

/// <summary>Writes <c>docs/policy/operators.md</c> from the table of operators and from what the evaluator answers.</summary>
internal static class OperatorPage
{
    private const string Key = "s3:x-amz-acl";

    private static readonly (OperatorFamily Family, string Title, string Note)[] Families =
    [
        (OperatorFamily.String, "String", "Compared character by character, never trimmed. Only the `Like` operators know wildcards; only the `IgnoreCase` operators ignore case; no operator does both."),
        (OperatorFamily.Numeric, "Numeric", "Integers and decimals with an optional sign, compared as numbers: `10` equals `10.0`. A side that is no number matches nothing."),
        (OperatorFamily.Date, "Date", "Instants: ISO 8601 from `YYYY` to fractions of a second, with `Z` or an offset, or seconds since 1970. Missing parts are the first, no zone is UTC."),
        (OperatorFamily.Bool, "Boolean", "`true` and `false` in any case. There is no negated form, and an absent key is not `false`."),
        (OperatorFamily.Binary, "Binary", "Base64, compared by the bytes it means. Bad base64 matches nothing."),
        (OperatorFamily.IpAddress, "IP address", "Addresses in CIDR ranges; without a prefix length, one address. IPv4 and IPv6 never match each other, so `0.0.0.0/0` is not everybody."),
        (OperatorFamily.Arn, "ARN", "Six parts between the first five colons, each matched by itself: a wildcard never reaches into the next part. `ArnEquals` takes wildcards just as `ArnLike` does."),
        (OperatorFamily.Null, "Null", "`true` asks that the key is absent, `false` that it is present. Takes neither prefix nor suffix."),
    ];

    public static string Write()
    {
        var page = new StringBuilder("""
            # Condition operators

            Every operator of the policy language. This page is generated from the engine's table and from what its evaluator answers; a test compares the
            two. To write it anew, run the tests of `OperatorPageTests` with `S3SEAL_WRITE_DOCS=1`.

            What the prefixes and the suffix do is the same for every operator but `Null`, and none of them is part of an operator:

            | written | request has values | request does not have the key |
            |---|---|---|
            | `Op` | positive: some value matches one of the policy's · negated: every value differs from all of the policy's | positive: false · negated: **true** |
            | `OpIfExists` | as `Op` | **true**, also for a negated operator, which is true already |
            | `ForAnyValue:Op` | some value satisfies `Op` | false, also for a negated operator |
            | `ForAllValues:Op` | every value satisfies `Op` | true |
            | `ForAnyValue:OpIfExists` | as `ForAnyValue:Op` | true |
            | `ForAllValues:OpIfExists` | as `ForAllValues:Op` | true |

            A negated operator negates the comparison of one value, never the outcome over several. The policy's values are alternatives: a positive operator
            needs one of them, a negated one must differ from all.

            *Wildcards*: `*` is any run of characters, `?` is exactly one. *Variables*: `${…}` is a policy variable (version 2012-10-17). The last four columns are
            the answers for a key that the request does not have, plain and with each addition.

            """.ReplaceLineEndings("\n"));
        foreach (var (family, title, note) in Families)
        {
            page.Append($"\n## {title}\n\n{note}\n\n");
            page.Append("| operator | negated | wildcards | ignores case | variables | absent key | …IfExists | ForAnyValue:… | ForAllValues:… |\n|---|---|---|---|---|---|---|---|---|\n");
            foreach (var row in ConditionOperators.All.Where(row => row.Family == family))
                Append(page, row);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, ConditionOperator row)
    {
        string[] cells =
        [
            $"`{row.Name}`", Mark(row.IsNegated), Mark(row.HasWildcards), Mark(row.IgnoresCase), Mark(row.TakesVariables),
            row.Family == OperatorFamily.Null ? "as asked" : WhenAbsent(row, SetQuantifier.None, ifExists: false),
            .. row.TakesModifiers
                ? [WhenAbsent(row, SetQuantifier.None, ifExists: true), WhenAbsent(row, SetQuantifier.ForAnyValue, ifExists: false), WhenAbsent(row, SetQuantifier.ForAllValues, ifExists: false)]
                : new[] { "not allowed", "not allowed", "not allowed" },
        ];
        page.Append($"| {string.Join(" | ", cells)} |\n");
    }

    private static string Mark(bool holds) => holds ? "yes" : "";

    private static string WhenAbsent(ConditionOperator row, SetQuantifier quantifier, bool ifExists)
    {
        var policy = CaseFile.Parse($$$"""
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:PutObject", "Resource": "*",
             "Condition": {"{{{ConditionOperators.Write(row, quantifier, ifExists)}}}": {"{{{Key}}}": "1"} } }}
            """);
        var request = new RequestContext(RequestPrincipal.Anonymous, "s3:PutObject", "arn:aws:s3:::b/k");
        return PolicyEvaluator.Decide(policy, request) == Decision.Allow ? "true" : "false";
    }
}
