using System.Collections.Generic;

namespace S3Seal.Policy.Json;

internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A JSON value that knows where it stands; repeated members of an object are all kept.</summary>
internal sealed class JsonValue
{
    private static readonly List<JsonMember> NoMembers = [];
    private static readonly List<JsonValue> NoItems = [];

    private JsonValue(JsonKind kind, JsonSpan span, string text, List<JsonMember> members, List<JsonValue> items)
    {
        Kind = kind;
        Span = span;
        Text = text;
        Members = members;
        Items = items;
    }

    public JsonKind Kind { get; }

    public JsonSpan Span { get; }

    /// <summary>A string's value, or the characters of a number, <c>true</c>, <c>false</c> or <c>null</c>; empty for objects and arrays.</summary>
    public string Text { get; }

    public List<JsonMember> Members { get; }

    public List<JsonValue> Items { get; }

    /// <summary>Whether the value counts as text in a policy: JSON booleans and numbers do.</summary>
    public bool IsScalar => Kind is JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False;

    public static JsonValue Scalar(JsonKind kind, JsonSpan span, string text) => new(kind, span, text, NoMembers, NoItems);

    public static JsonValue Object(JsonSpan span, List<JsonMember> members) => new(JsonKind.Object, span, string.Empty, members, NoItems);

    public static JsonValue Array(JsonSpan span, List<JsonValue> items) => new(JsonKind.Array, span, string.Empty, NoMembers, items);
}

/// <summary>A name and its value inside an object.</summary>
internal readonly struct JsonMember(string name, JsonSpan nameSpan, JsonValue value)
{
    public string Name { get; } = name;

    public JsonSpan NameSpan { get; } = nameSpan;

    public JsonValue Value { get; } = value;
}
