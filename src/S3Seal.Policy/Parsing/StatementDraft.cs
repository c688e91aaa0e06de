using S3Seal.Policy.Json;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>A statement as far as it could be read, so that its other parts are checked all the same.</summary>
internal sealed class StatementDraft
{
    public int Index { get; init; }

    public string? Sid { get; init; }

    public Effect? Effect { get; init; }

    public PrincipalSet? Principals { get; init; }

    public ActionSet? Actions { get; init; }

    public ResourceSet? Resources { get; init; }

    public ConditionBlock Conditions { get; init; } = ConditionBlock.Empty;

    public JsonSpan Span { get; init; }

    public static StatementDraft Of(Statement statement) => new()
    {
        Index = statement.Index,
        Sid = statement.Sid,
        Effect = statement.Effect,
        Principals = statement.Principals,
        Actions = statement.Actions,
        Resources = statement.Resources,
        Conditions = statement.Conditions,
        Span = statement.Span,
    };

    /// <summary>The statement; only after a parse without problems, when nothing is missing.</summary>
    public Statement ToStatement() => new(Index, Sid, Effect!.Value, Principals, Actions!, Resources!, Conditions, Span);
}
