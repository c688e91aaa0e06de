using System.Text;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Repair;

namespace S3Seal.Tool.Policies;

/// <summary>A decision on a page: the verdict, every statement with what it compared, and what would let the request through.</summary>
internal static class ExplanationText
{
    // More ways than these are variations of one.
    private const int RepairsShown = 5;

    public static string Of(string file, Explanation explanation, RepairPlan plan)
    {
        var request = explanation.Request;
        var text = new StringBuilder();
        text.AppendLine($"{Verdict(explanation.Decision)}: {request.Action} on {request.Resource}")
            .AppendLine($"for {request.Principal}")
            .AppendLine()
            .AppendLine(explanation.Because);
        var others = explanation.Policy!.Statements.Except(explanation.DecidingStatements).ToList();
        if (others.Count > 0)
            text.AppendLine();
        foreach (var statement in others)
            AppendStatement(text, file, explanation, statement);
        AppendRepairs(text, explanation, plan);
        return text.ToString().TrimEnd();
    }

    private static void AppendStatement(StringBuilder text, string file, Explanation explanation, Statement statement)
    {
        var finding = explanation.Look(statement);
        text.AppendLine($"{file}({statement.Span.Line},{statement.Span.Column}): {statement.Effect} {statement.Label} {(finding.Applies == Truth.True ? "applies" : "does not apply")}");
        if (finding.Action == Truth.False || finding.Principal == Truth.False || finding.Resource == Truth.False)
        {
            text.AppendLine($"    {finding.Reason}");
            return;
        }

        foreach (var condition in finding.Conditions)
            text.AppendLine($"    {condition}");
    }

    private static void AppendRepairs(StringBuilder text, Explanation explanation, RepairPlan plan)
    {
        if (!plan.IsNeeded)
            return;
        text.AppendLine();
        if (plan.Repairs.Count == 0)
        {
            text.Append(plan.Obstacles.Count == 0
                ? "No change of the request lets it through: a grant is missing."
                : $"No change of the request lets it through: {string.Join(" and ", plan.Obstacles.Select(statement => statement.Label))} would still deny it.");
            return;
        }

        var goal = explanation.Rule == AccessRule.PolicyAlone && explanation.Decision == Decision.ExplicitDeny ? "To be denied no longer" : "To get through";
        text.AppendLine(plan.Repairs.Count == 1 ? $"{goal}:" : $"{goal}, one of:");
        foreach (var repair in plan.Repairs.Take(RepairsShown))
            text.AppendLine($"  - {repair}");
        if (plan.Repairs.Count > RepairsShown)
            text.AppendLine($"  … and {plan.Repairs.Count - RepairsShown} more");
    }

    private static string Verdict(Decision decision) => decision switch
    {
        Decision.Allow => "Allowed",
        Decision.ExplicitDeny => "Denied",
        _ => "Not allowed",
    };
}
