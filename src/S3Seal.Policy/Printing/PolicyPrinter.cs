using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Printing;

/// <summary>Writes a policy as JSON text that reads back as the same policy.</summary>
public static class PolicyPrinter
{
    /// <summary>The policy's text, two blanks a level; every value that a policy may write as number or boolean comes out as text.</summary>
    public static string Print(PolicyDocument policy)
    {
        var text = new JsonWriter();
        text.Begin('{');
        if (policy.IsVersionWritten)
            text.Member("Version", policy.Version == PolicyVersion.V2012 ? "2012-10-17" : "2008-10-17");
        if (policy.Id is { } id)
            text.Member("Id", id);
        text.Name("Statement");
        text.Begin('[');
        foreach (var statement in policy.StatementArray)
            Write(text, statement);
        text.End(']');
        text.End('}');
        return text.ToString();
    }

    private static void Write(JsonWriter text, Statement statement)
    {
        text.Begin('{');
        if (statement.Sid is { } sid)
            text.Member("Sid", sid);
        text.Member("Effect", statement.Effect.ToString());
        if (statement.Principals is { } principals)
        {
            text.Name(principals.IsNegated ? "NotPrincipal" : "Principal");
            Write(text, principals);
        }

        text.Member(statement.Actions.IsNegated ? "NotAction" : "Action", Texts(statement.Actions.PatternArray, static pattern => pattern.Text));
        text.Member(statement.Resources.IsNegated ? "NotResource" : "Resource", Texts(statement.Resources.PatternArray, static pattern => pattern.Text));
        if (statement.Conditions.ConditionArray.Length > 0)
        {
            text.Name("Condition");
            Write(text, statement.Conditions);
        }

        text.End('}');
    }

    private static void Write(JsonWriter text, PrincipalSet principals)
    {
        if (principals.EntryArray.Length == 1 && principals.EntryArray[0].Kind == PrincipalKind.Everyone)
        {
            text.Value("*");
            return;
        }

        var byType = new Grouping();
        foreach (var entry in principals.EntryArray)
            byType.Of(entry.TypeName!).Add(entry.Text);
        text.Begin('{');
        foreach (var (type, entries) in byType.Groups)
            text.Member(type, entries);
        text.End('}');
    }

    private static void Write(JsonWriter text, ConditionBlock block)
    {
        text.Begin('{');
        string? open = null;
        foreach (var condition in InOrderOfOperators(block))
        {
            var name = condition.OperatorText;
            if (name != open)
            {
                if (open is not null)
                    text.End('}');
                text.Name(name);
                text.Begin('{');
                open = name;
            }

            text.Member(condition.Key, Texts(condition.ValueArray, static value => value.Text));
        }

        text.End('}');
        text.End('}');
    }

    // An operator must not stand twice in a block, and the model does not say that it never does.
    private static List<Condition> InOrderOfOperators(ConditionBlock block)
    {
        var names = new List<string>();
        foreach (var condition in block.ConditionArray)
        {
            if (!names.Contains(condition.OperatorText))
                names.Add(condition.OperatorText);
        }

        var ordered = new List<Condition>();
        foreach (var name in names)
        {
            foreach (var condition in block.ConditionArray)
            {
                if (condition.OperatorText == name)
                    ordered.Add(condition);
            }
        }

        return ordered;
    }

    private static List<string> Texts<T>(T[] items, System.Func<T, string> text)
    {
        var texts = new List<string>(items.Length);
        foreach (var item in items)
            texts.Add(text(item));
        return texts;
    }

    /// <summary>Texts under the name they belong to, names in the order of their first text.</summary>
    private sealed class Grouping
    {
        public List<(string Name, List<string> Texts)> Groups { get; } = [];

        public List<string> Of(string name)
        {
            foreach (var group in Groups)
            {
                if (group.Name == name)
                    return group.Texts;
            }

            Groups.Add((name, []));
            return Groups[Groups.Count - 1].Texts;
        }
    }
}
