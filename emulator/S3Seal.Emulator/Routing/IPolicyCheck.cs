namespace S3Seal.Emulator.Routing;

/// <summary>What operations must know about a bucket policy's text; answered by the only room that knows policies.</summary>
internal interface IPolicyCheck
{
    /// <summary>S3's own words about the first defect of a policy for that bucket; null when it may be stored.</summary>
    string? FirstProblem(string text, string bucketName);

    /// <summary>Whether a stored policy is public in S3's sense.</summary>
    bool IsPublic(string text);
}
