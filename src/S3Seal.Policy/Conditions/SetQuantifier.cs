namespace S3Seal.Policy.Conditions;

/// <summary>How the several values of one condition key count together.</summary>
public enum SetQuantifier
{
    /// <summary>No prefix: some value must match; with a negated operator, all must differ.</summary>
    None,

    /// <summary><c>ForAnyValue:</c> — some value of the request satisfies the operator; false when there is none.</summary>
    ForAnyValue,

    /// <summary><c>ForAllValues:</c> — every value of the request satisfies the operator; true when there is none.</summary>
    ForAllValues,
}
