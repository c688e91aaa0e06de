namespace S3Seal.Policy.Evaluation;

/// <summary>Kleene's three values, ordered so that AND is the smaller and OR the larger.</summary>
public enum Truth
{
    /// <summary>It does not hold, whatever the unknown values are.</summary>
    False,

    /// <summary>It depends on values that are not known.</summary>
    Unknown,

    /// <summary>It holds, whatever the unknown values are.</summary>
    True,
}

/// <summary>Kleene's connectives.</summary>
internal static class TruthLogic
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth truth) => (Truth)(Truth.True - truth);

    public static Truth Of(bool holds) => holds ? Truth.True : Truth.False;

    /// <summary>What is known when either of two worlds may be the real one.</summary>
    public static Truth Either(this Truth left, Truth right) => left == right ? left : Truth.Unknown;
}
