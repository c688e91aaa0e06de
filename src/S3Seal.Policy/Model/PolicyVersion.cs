namespace S3Seal.Policy.Model;

/// <summary>The version of the policy language.</summary>
public enum PolicyVersion
{
    /// <summary>The old language, also meant by a policy without a version: <c>${…}</c> is plain text.</summary>
    V2008,

    /// <summary>The language with policy variables.</summary>
    V2012,
}
