namespace S3Seal.Tool.Tests;

/// <summary>The tool run inside the test process: exit code and both streams.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static async Task<ToolRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await S3SealTool.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
