using System.Collections.Generic;
using System.Linq;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Correction;

/// <summary>The text of a policy as a tree, with the edits that keep everything else as its author laid it out.</summary>
internal sealed class PolicySource
{
    private readonly string _text;
    private readonly JsonValue _root;

    private PolicySource(string text, JsonValue root)
    {
        _text = text;
        _root = root;
    }

    public static PolicySource? Of(string text) => JsonReader.Read(text, out _) is { } root ? new PolicySource(text, root) : null;

    /// <summary>The statement's object.</summary>
    public JsonValue? Statement(Statement statement) =>
        Member(_root, "Statement")?.Value is not { } list ? null
        : list.Kind == JsonKind.Array ? statement.Index < list.Items.Count ? list.Items[statement.Index] : null
        : list;

    /// <summary>The operator's member and the key's member inside it.</summary>
    public (JsonMember Operator, JsonMember Key)? Find(Statement statement, Condition condition)
    {
        foreach (var row in Operators(statement))
        {
            foreach (var key in row.Value.Members)
            {
                if (key.NameSpan.Offset == condition.Span.Offset)
                    return (row, key);
            }
        }

        return null;
    }

    /// <summary>Writes a condition under another operator, leaving its neighbours under the old one; null where that operator has the key already.</summary>
    public IReadOnlyList<PolicyEdit>? Rename(Statement statement, Condition condition, string newOperator)
    {
        if (Find(statement, condition) is not var (row, key))
            return null;
        var rows = Operators(statement);
        var target = rows.FirstOrDefault(other => other.Name == newOperator);
        if (target.Name is null)
        {
            return row.Value.Members.Count == 1
                ? [Replace(row.NameSpan, Quote(newOperator))]
                : [Before(row.NameSpan, $"{Quote(newOperator)}: {{ {TextOf(key)} }}"), .. Remove(row.Value.Members, key)];
        }

        if (target.Value.Members.Count == 0 || target.Value.Members.Any(other => string.Equals(other.Name, key.Name, System.StringComparison.OrdinalIgnoreCase)))
            return null;
        return [Before(target.Value.Members[0].NameSpan, TextOf(key)), .. Remove(statement, condition)];
    }

    /// <summary>Takes a condition away, with its operator when nothing else stands under it.</summary>
    public IReadOnlyList<PolicyEdit> Remove(Statement statement, Condition condition)
    {
        if (Find(statement, condition) is not var (row, key))
            return [];
        if (row.Value.Members.Count > 1)
            return Remove(row.Value.Members, key);
        var rows = Operators(statement);
        return rows.Count > 1 ? Remove(rows, row) : [];
    }

    /// <summary>Gives a condition other values.</summary>
    public IReadOnlyList<PolicyEdit> SetValues(Statement statement, Condition condition, IReadOnlyList<string> values) =>
        Find(statement, condition) is var (_, key) ? [Replace(key.Value.Span, Values(values))] : [];

    /// <summary>Writes a statement behind the last one.</summary>
    public IReadOnlyList<PolicyEdit> Append(NewStatement added) =>
        Member(_root, "Statement") is not { } list ? [] : list.Value.Kind == JsonKind.Array && list.Value.Items.Count > 0
            ? After(list.Value.Items[list.Value.Items.Count - 1], added)
            : [new PolicyEdit(list.Value.Span.Offset, 0, "["), new PolicyEdit(End(list.Value.Span), 0, ", " + added.Write(null, NewLine) + "]")];

    /// <summary>Writes the text of a statement, changed, behind it.</summary>
    public IReadOnlyList<PolicyEdit> InsertBehind(Statement statement, string text) =>
        Statement(statement) is not { } value || Member(_root, "Statement") is not { } list ? []
        : list.Value.Kind == JsonKind.Array ? [new PolicyEdit(End(value.Span), 0, "," + BlankBefore(value.Span.Offset) + text)]
        : [new PolicyEdit(value.Span.Offset, 0, "["), new PolicyEdit(End(value.Span), 0, ", " + text + "]")];

    /// <summary>The text of a statement with edits made inside it.</summary>
    public string TextOf(Statement statement, IEnumerable<PolicyEdit> edits)
    {
        var span = Statement(statement)!.Span;
        return Apply(_text.Substring(span.Offset, span.Length), edits.Select(edit => edit with { Offset = edit.Offset - span.Offset }));
    }

    /// <summary>The member of a statement with this name.</summary>
    public JsonMember? MemberOf(Statement statement, string name) => Statement(statement) is { } value ? Member(value, name) : null;

    public string Apply(IEnumerable<PolicyEdit> edits) => Apply(_text, edits);

    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Apply(string text, IEnumerable<PolicyEdit> edits)
    {
        // Insertions at one place keep their order: the last one is made first.
        foreach (var edit in edits.OrderBy(static edit => edit.Offset).Reverse())
            text = text.Substring(0, edit.Offset) + edit.NewText + text.Substring(edit.Offset + edit.Length);
        return text;
    }

    private string NewLine => _text.IndexOf('\n') is > 0 and var at && _text[at - 1] == '\r' ? "\r\n" : "\n";

    private List<JsonMember> Operators(Statement statement) => MemberOf(statement, "Condition")?.Value.Members ?? [];

    private static JsonMember? Member(JsonValue value, string name)
    {
        foreach (var member in value.Members)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }

    private IReadOnlyList<PolicyEdit> After(JsonValue last, NewStatement added)
    {
        var blank = BlankBefore(last.Span.Offset);
        var line = blank.LastIndexOf('\n');
        return [new PolicyEdit(End(last.Span), 0, "," + (line < 0 ? " " + added.Write(null, NewLine) : NewLine + blank.Substring(line + 1) + added.Write(blank.Substring(line + 1), NewLine)))];
    }

    private static IReadOnlyList<PolicyEdit> Remove(List<JsonMember> members, JsonMember member)
    {
        var at = members.FindIndex(other => other.NameSpan.Offset == member.NameSpan.Offset);
        if (at + 1 < members.Count)
            return [new PolicyEdit(member.NameSpan.Offset, members[at + 1].NameSpan.Offset - member.NameSpan.Offset, "")];
        var start = at > 0 ? End(members[at - 1].Value.Span) : member.NameSpan.Offset;
        return [new PolicyEdit(start, End(member.Value.Span) - start, "")];
    }

    private PolicyEdit Before(JsonSpan place, string text) => new(place.Offset, 0, text + "," + (BlankBefore(place.Offset) is { Length: > 0 } blank ? blank : " "));

    private string BlankBefore(int offset)
    {
        var start = offset;
        while (start > 0 && _text[start - 1] is ' ' or '\t' or '\r' or '\n')
            start--;
        return _text.Substring(start, offset - start);
    }

    private string TextOf(JsonMember member) => _text.Substring(member.NameSpan.Offset, End(member.Value.Span) - member.NameSpan.Offset);

    private static PolicyEdit Replace(JsonSpan span, string text) => new(span.Offset, span.Length, text);

    private static string Values(IReadOnlyList<string> values) => values.Count == 1 ? Quote(values[0]) : "[" + string.Join(", ", values.Select(Quote)) + "]";

    private static int End(JsonSpan span) => span.Offset + span.Length;
}
