using System.Globalization;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>How many random cases a property is tried with.</summary>
internal static class Samples
{
    private const string Variable = "S3SEAL_POLICY_SAMPLES";

    /// <value>The default is 4000; the environment variable <c>S3SEAL_POLICY_SAMPLES</c> sets another number, 100000 for the long run.</value>
    public static long Count { get; } = long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 4000;
}
