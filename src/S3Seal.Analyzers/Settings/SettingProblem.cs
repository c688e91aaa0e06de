namespace S3Seal.Analyzers.Settings;

/// <summary>A setting that cannot be meant as it stands (SSE9001).</summary>
internal sealed class SettingProblem
{
    public SettingProblem(string key, string message)
    {
        Key = key;
        Message = message;
    }

    public string Key { get; }

    public string Message { get; }
}
