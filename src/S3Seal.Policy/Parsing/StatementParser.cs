using System.Collections.Generic;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>Reads one statement as far as it can be read.</summary>
internal sealed class StatementParser(List<PolicyProblem> problems, int index, PolicyVersion version, PolicyKind kind)
{
    private static readonly HashSet<string> BucketElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly HashSet<string> IdentityElements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly ElementReader _element = new(problems, index);

    public StatementDraft? Read(JsonValue value)
    {
        if (value.Kind != JsonKind.Object)
        {
            _element.Report(PolicyProblemKind.InvalidSyntax, value.Span, ElementReader.InvalidSyntax);
            return null;
        }

        _element.CheckMembers(value, kind == PolicyKind.Bucket ? BucketElements : IdentityElements);
        var effect = ReadEffect(value);
        return new StatementDraft
        {
            Index = index,
            Sid = _element.ReadFreeText(value, "Sid"),
            Effect = effect,
            Principals = kind == PolicyKind.Bucket ? ReadPrincipals(value, effect) : null,
            Actions = ReadActions(value),
            Resources = ReadResources(value),
            Conditions = ReadConditions(value),
            Span = value.Span,
        };
    }

    private Effect? ReadEffect(JsonValue statement)
    {
        if (ElementReader.Find(statement, "Effect") is not { } value)
        {
            _element.Report(PolicyProblemKind.MissingElement, statement.Span, "Missing required field Effect");
            return null;
        }

        if (value.Kind == JsonKind.String && value.Text is "Allow" or "Deny")
            return value.Text == "Allow" ? Effect.Allow : Effect.Deny;
        _element.Report(PolicyProblemKind.InvalidEffect, value.Span, $"Invalid effect: {value.Text}");
        return null;
    }

    private PrincipalSet? ReadPrincipals(JsonValue statement, Effect? effect)
    {
        if (FindOneOf(statement, "Principal", out var isNegated) is not { } value)
            return null;
        if (isNegated && effect == Effect.Allow)
            _element.Report(PolicyProblemKind.NotPrincipalWithAllow, value.Span, "Allow with NotPrincipal is not allowed.");
        return new PrincipalSet(isNegated, new PrincipalParser(_element).Read(value), value.Span);
    }

    private ActionSet? ReadActions(JsonValue statement)
    {
        if (FindOneOf(statement, "Action", out var isNegated) is not { } value)
            return null;
        var patterns = new List<ActionPattern>();
        foreach (var text in _element.ReadTexts(value, PolicyProblemKind.InvalidAction, PolicyMessages.InvalidAction))
            patterns.Add(new ActionPattern(text.Text, text.Span));
        return new ActionSet(isNegated, patterns, value.Span);
    }

    private ResourceSet? ReadResources(JsonValue statement)
    {
        if (FindOneOf(statement, "Resource", out var isNegated) is not { } value)
            return null;
        var patterns = new List<ResourcePattern>();
        foreach (var text in _element.ReadTexts(value, PolicyProblemKind.InvalidResource, PolicyMessages.InvalidResource))
            patterns.Add(new ResourcePattern(text.Text, version, text.Span));
        return new ResourceSet(isNegated, patterns, value.Span);
    }

    private ConditionBlock ReadConditions(JsonValue statement) =>
        ElementReader.Find(statement, "Condition") is { } value ? new ConditionParser(_element, version).Read(value) : ConditionBlock.Empty;

    /// <summary>The element or its Not-form; exactly one must be there.</summary>
    private JsonValue? FindOneOf(JsonValue statement, string name, out bool isNegated)
    {
        var positive = ElementReader.Find(statement, name);
        var negative = ElementReader.Find(statement, "Not" + name);
        isNegated = positive is null;
        if (positive is null && negative is null)
            _element.Report(PolicyProblemKind.MissingElement, statement.Span, $"Missing required field {name}");
        else if (positive is not null && negative is not null)
            _element.Report(PolicyProblemKind.ConflictingElements, negative.Span, ElementReader.InvalidSyntax);
        return positive ?? negative;
    }
}
