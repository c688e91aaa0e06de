using S3Seal.Policy.Conditions;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>A condition with the request's value beside it.</summary>
public sealed class ConditionFinding
{
    internal ConditionFinding(Condition condition, ContextValue actual, Truth holds)
    {
        Condition = condition;
        Actual = actual;
        Holds = holds;
    }

    /// <summary>The condition.</summary>
    public Condition Condition { get; }

    /// <summary>What the request has.</summary>
    public ContextValue Actual { get; }

    /// <summary>Whether the condition holds.</summary>
    public Truth Holds { get; }

    /// <summary>The comparison in words.</summary>
    public override string ToString()
    {
        if (Condition.Operator.Family == OperatorFamily.Null || Actual.State == ContextState.Unknown)
            return $"{Condition.Key} is {ActualText()}, so {Condition.OperatorText} {PolicyText()} {Verdict()}";
        return Actual.State == ContextState.Absent
            ? $"{Condition.Key} is absent, and {Condition.OperatorText} {PolicyText()} {Verdict()} for an absent key"
            : $"{Condition.Key} is {ActualText()}, and {Condition.OperatorText} {PolicyText()} {Verdict()}";
    }

    private string Verdict() => Holds switch
    {
        Truth.True => "holds",
        Truth.False => "does not hold",
        _ => "stays open",
    };

    private string ActualText() => Actual.State == ContextState.Known ? Quote(Actual.ValueArray) : Actual.ToString();

    private string PolicyText()
    {
        var texts = new string[Condition.ValueArray.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Condition.ValueArray[i].Text;
        return Quote(texts);
    }

    private static string Quote(string[] texts) => texts.Length == 0 ? "[]" : "\"" + string.Join("\", \"", texts) + "\"";
}
