namespace S3Seal.Policy.Model;

/// <summary>What a matching statement does.</summary>
public enum Effect
{
    /// <summary>Grants, unless something denies.</summary>
    Allow,

    /// <summary>Refuses, whatever grants.</summary>
    Deny,
}
