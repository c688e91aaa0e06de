using System.Globalization;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Integers and decimals with an optional sign; what is no number matches nothing.</summary>
internal static class NumericOperators
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static object? Prepare(WildcardPattern policyValue) => TryParse(policyValue.Text, out var number) ? number : null;

    public static bool Equal(object prepared, string requestValue) => TryParse(requestValue, out var number) && number == (decimal)prepared;

    public static bool Less(object prepared, string requestValue) => TryParse(requestValue, out var number) && number < (decimal)prepared;

    public static bool LessOrEqual(object prepared, string requestValue) => TryParse(requestValue, out var number) && number <= (decimal)prepared;

    public static bool Greater(object prepared, string requestValue) => TryParse(requestValue, out var number) && number > (decimal)prepared;

    public static bool GreaterOrEqual(object prepared, string requestValue) => TryParse(requestValue, out var number) && number >= (decimal)prepared;

    public static bool TryParse(string text, out decimal number) => decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
}
