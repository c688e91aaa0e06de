namespace S3Seal.Emulator.Authorization;

/// <summary>Reading a named version is another action than reading the current one; neither implies the other.</summary>
internal static class CopySourceActions
{
    public static string For(string action, string? versionId) => versionId is null
        ? action
        : action switch
        {
            "s3:GetObject" => "s3:GetObjectVersion",
            "s3:GetObjectTagging" => "s3:GetObjectVersionTagging",
            _ => action,
        };
}
