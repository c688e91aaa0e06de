using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Policies;

/// <summary>Decides which family speaks about an upload: where the bucket's policy is known, the rules on that policy do, and SSE1001 to SSE1008 give way.</summary>
internal static class PolicyPrecedence
{
    /// <summary>Whether the rules of the family SSE3003 judge the upload, so that no other rule may.</summary>
    /// <param name="options">The options of the file that uploads: they carry the additional files.</param>
    /// <param name="bucket">The bucket's name; null when it is not known.</param>
    /// <param name="cancellationToken">Stops the reading of policies.</param>
    public static bool Decides(AnalyzerOptions options, string? bucket, CancellationToken cancellationToken) =>
        RulesExist && !options.AdditionalFiles.IsEmpty && !KnownPolicies.Of(options, cancellationToken).For(bucket).IsEmpty;

    // Until a rule quotes the policy, giving way would only hide the finding.
    private static readonly bool RulesExist = typeof(PolicyPrecedence).Assembly.GetType("S3Seal.Analyzers.Rules.Policies.SSE3003RequestWouldBeDenied") is not null;
}
