using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Addresses in ranges; IPv4 and IPv6 never match each other.</summary>
internal static class IpAddressOperators
{
    public static object? Prepare(WildcardPattern policyValue) => CidrRange.Parse(policyValue.Text);

    public static bool Contains(object prepared, string requestValue) =>
        IpAddress.TryParse(requestValue, requestValue.Length, out var address) && ((CidrRange)prepared).Contains(address);
}
