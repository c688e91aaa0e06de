using System;
using System.Collections.Generic;

namespace S3Seal.Policy.Repair;

/// <summary>What a repair may change.</summary>
public sealed record RepairOptions
{
    /// <summary>The KMS keys that the author has, offered before those that the policy names.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> KmsKeys { get; init; } = [];

    /// <summary>Whether a repair may bring a customer-provided key. Nobody wants one for the sake of a policy alone.</summary>
    /// <value>The default is false.</value>
    public bool AllowsCustomerKeys { get; init; }

    /// <summary>Which condition keys may be changed; null for all that do not follow from the caller.</summary>
    /// <value>The default is null.</value>
    public Func<string, bool>? MayChange { get; init; }

    /// <summary>The largest number of changed keys.</summary>
    /// <value>The default is 6.</value>
    public int MaxChanges { get; init; } = 6;

    /// <summary>Only the three headers about encryption: what a code fix at the call site owns.</summary>
    public static RepairOptions EncryptionHeaders { get; } = new()
    {
        MayChange = static key => key.StartsWith(Catalog.S3ConditionKeys.ServerSideEncryption, StringComparison.OrdinalIgnoreCase),
    };
}
