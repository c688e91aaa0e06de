using System.Collections.Generic;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>Reads a Condition element: operator, then key, then values.</summary>
internal readonly struct ConditionParser(ElementReader element, PolicyVersion version)
{
    public ConditionBlock Read(JsonValue block)
    {
        if (block.Kind != JsonKind.Object)
        {
            ReportSyntax(block.Span);
            return ConditionBlock.Empty;
        }

        element.CheckMembers(block, null);
        var conditions = new List<Condition>();
        foreach (var member in block.Members)
            ReadOperator(member, conditions);
        return new ConditionBlock(conditions, block.Span);
    }

    private void ReadOperator(JsonMember member, List<Condition> conditions)
    {
        var found = ConditionOperators.Find(member.Name, out var quantifier, out var ifExists);
        if (found is null)
            element.Report(PolicyProblemKind.InvalidOperator, member.NameSpan, $"Invalid Condition type : {member.Name}");
        if (member.Value.Kind != JsonKind.Object)
        {
            ReportSyntax(member.Value.Span);
            return;
        }

        element.CheckMembers(member.Value, null);
        // An unknown operator hides nothing else: its keys are still checked, under the plainest operator.
        var row = found ?? ConditionOperators.All[0];
        foreach (var key in member.Value.Members)
            conditions.Add(new Condition(row, quantifier, ifExists, key.Name, ReadValues(key.Value, row), key.NameSpan));
    }

    private List<ConditionValue> ReadValues(JsonValue value, ConditionOperator row)
    {
        var items = value.Kind == JsonKind.Array ? value.Items : [value];
        var values = new List<ConditionValue>(items.Count);
        foreach (var item in items)
        {
            if (item.IsScalar)
                values.Add(new ConditionValue(item.Text, row, version, item.Span));
            else
                ReportSyntax(item.Span);
        }

        return values;
    }

    private void ReportSyntax(JsonSpan span) => element.Report(PolicyProblemKind.InvalidSyntax, span, ElementReader.InvalidSyntax);
}
