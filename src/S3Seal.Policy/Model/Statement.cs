using S3Seal.Policy.Json;

namespace S3Seal.Policy.Model;

/// <summary>One statement: it applies when principal, action, resource and all conditions match.</summary>
public sealed class Statement
{
    internal Statement(
        int index, string? sid, Effect effect, PrincipalSet? principals, ActionSet actions, ResourceSet resources, ConditionBlock conditions, JsonSpan span)
    {
        Index = index;
        Sid = sid;
        Effect = effect;
        Principals = principals;
        Actions = actions;
        Resources = resources;
        Conditions = conditions;
        Span = span;
    }

    /// <summary>The position in the policy, from 0.</summary>
    public int Index { get; }

    /// <summary>The author's name for the statement, or null.</summary>
    public string? Sid { get; }

    /// <summary>What the statement does when it applies.</summary>
    public Effect Effect { get; }

    /// <summary>Whom it is about; null in an identity policy, which is about its holder.</summary>
    public PrincipalSet? Principals { get; }

    /// <summary>Which actions it is about.</summary>
    public ActionSet Actions { get; }

    /// <summary>Which buckets and objects it is about.</summary>
    public ResourceSet Resources { get; }

    /// <summary>What else must hold.</summary>
    public ConditionBlock Conditions { get; }

    /// <summary>Where it stands in the text.</summary>
    public JsonSpan Span { get; }

    /// <summary>The Sid, or <c>#</c> and the index when there is none.</summary>
    public string Label => string.IsNullOrEmpty(Sid) ? $"#{Index}" : Sid!;
}
