using System.Collections.Generic;
using S3Seal.Policy.Json;

namespace S3Seal.Policy.Parsing;

/// <summary>Reads elements of one part of the document and reports what is wrong with them.</summary>
internal readonly struct ElementReader(List<PolicyProblem> problems, int statementIndex)
{
    public const string InvalidSyntax = "Invalid policy syntax.";

    // Up to here comparing each with each is cheaper than a set, and harmless.
    private const int FewMembers = 12;

    public void Report(PolicyProblemKind kind, JsonSpan span, string message) =>
        problems.Add(new PolicyProblem(kind, span, message, statementIndex));

    public static JsonValue? Find(JsonValue parent, string name)
    {
        foreach (var member in parent.Members)
        {
            if (member.Name == name)
                return member.Value;
        }

        return null;
    }

    /// <summary>Reports members that the language does not have and members that stand twice.</summary>
    public void CheckMembers(JsonValue parent, HashSet<string>? known)
    {
        if (known is not null)
        {
            foreach (var member in parent.Members)
            {
                if (!known.Contains(member.Name))
                    Report(PolicyProblemKind.UnknownElement, member.NameSpan, $"Unknown field {member.Name}");
            }
        }

        var members = parent.Members;
        var seen = members.Count > FewMembers ? new HashSet<string>() : null;
        for (var i = 0; i < members.Count; i++)
        {
            if (seen is null ? StandsBefore(members, i) : !seen.Add(members[i].Name))
                Report(PolicyProblemKind.RepeatedMember, members[i].NameSpan, InvalidSyntax);
        }
    }

    /// <summary>An optional element that is any string.</summary>
    public string? ReadFreeText(JsonValue parent, string name)
    {
        if (Find(parent, name) is not { } value)
            return null;
        if (value.Kind == JsonKind.String)
            return value.Text;
        Report(PolicyProblemKind.InvalidSyntax, value.Span, InvalidSyntax);
        return null;
    }

    /// <summary>A string or a list of strings, at least one; reports anything else and leaves it out.</summary>
    public List<JsonValue> ReadTexts(JsonValue value, PolicyProblemKind kind, string message)
    {
        var texts = new List<JsonValue>();
        if (value.Kind == JsonKind.Array)
        {
            foreach (var item in value.Items)
            {
                if (item.Kind == JsonKind.String)
                    texts.Add(item);
                else
                    Report(kind, item.Span, message);
            }

            if (value.Items.Count == 0)
                Report(kind, value.Span, message);
        }
        else if (value.Kind == JsonKind.String)
        {
            texts.Add(value);
        }
        else
        {
            Report(kind, value.Span, message);
        }

        return texts;
    }

    private static bool StandsBefore(List<JsonMember> members, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (members[i].Name == members[index].Name)
                return true;
        }

        return false;
    }
}
