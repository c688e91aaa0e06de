using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Instants, whatever way and zone they are written in.</summary>
internal static class DateOperators
{
    public static object? Prepare(WildcardPattern policyValue) => PolicyInstant.TryParse(policyValue.Text, out var ticks) ? ticks : null;

    public static bool Equal(object prepared, string requestValue) => PolicyInstant.TryParse(requestValue, out var ticks) && ticks == (long)prepared;

    public static bool Less(object prepared, string requestValue) => PolicyInstant.TryParse(requestValue, out var ticks) && ticks < (long)prepared;

    public static bool LessOrEqual(object prepared, string requestValue) => PolicyInstant.TryParse(requestValue, out var ticks) && ticks <= (long)prepared;

    public static bool Greater(object prepared, string requestValue) => PolicyInstant.TryParse(requestValue, out var ticks) && ticks > (long)prepared;

    public static bool GreaterOrEqual(object prepared, string requestValue) => PolicyInstant.TryParse(requestValue, out var ticks) && ticks >= (long)prepared;
}
