using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>A decision and why it fell.</summary>
public sealed class Explanation
{
    internal Explanation(
        PolicyDocument? policy, RequestContext request, Decision decision, IReadOnlyList<Statement> deciding, IReadOnlyList<Statement> undecided)
    {
        Policy = policy;
        Request = request;
        Decision = decision;
        DecidingStatements = deciding;
        UndecidedStatements = undecided;
    }

    /// <summary>What becomes of the request.</summary>
    public Decision Decision { get; }

    /// <summary>The statements that made the decision, in the order of the text: the applying Denies, or else the applying Allows.</summary>
    public IReadOnlyList<Statement> DecidingStatements { get; }

    /// <summary>The statements of which it is not known whether they apply.</summary>
    public IReadOnlyList<Statement> UndecidedStatements { get; }

    /// <summary>Whether some Deny applies.</summary>
    public Truth Denied { get; internal init; }

    /// <summary>Whether some Allow applies.</summary>
    public Truth Granted { get; internal init; }

    /// <summary>The rule that gave the last word when policies were combined.</summary>
    public AccessRule Rule { get; internal init; }

    /// <summary>The policy; null when the bucket has none.</summary>
    public PolicyDocument? Policy { get; }

    /// <summary>The request.</summary>
    public RequestContext Request { get; }

    /// <summary>The decision in words: the deciding statements and the values that were compared.</summary>
    public string Because => ExplanationText.Of(this);

    /// <summary>A statement with the request beside it.</summary>
    public StatementFinding Look(Statement statement) => new(statement, Request);

    /// <summary>Whether the request gets through.</summary>
    public bool IsAllowed => Decision == Decision.Allow;
}
