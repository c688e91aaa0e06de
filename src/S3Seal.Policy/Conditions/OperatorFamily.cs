namespace S3Seal.Policy.Conditions;

/// <summary>The kind of value an operator compares.</summary>
public enum OperatorFamily
{
    /// <summary>Text.</summary>
    String,

    /// <summary>Integers and decimals.</summary>
    Numeric,

    /// <summary>Instants.</summary>
    Date,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Bool,

    /// <summary>Base64 text, compared decoded.</summary>
    Binary,

    /// <summary>Addresses in ranges.</summary>
    IpAddress,

    /// <summary>Amazon Resource Names, part by part.</summary>
    Arn,

    /// <summary>Whether the key is there at all.</summary>
    Null,
}
