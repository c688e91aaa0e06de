namespace S3Seal.Policy.Matching;

/// <summary>How many of the texts that begin in a given way a pattern matches.</summary>
internal enum Coverage
{
    None,
    Some,
    All,
}
