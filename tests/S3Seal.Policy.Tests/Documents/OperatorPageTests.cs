namespace S3Seal.Policy.Tests.Documents;

public sealed class OperatorPageTests
{
    [Fact]
    public void Page_OfOperators_SaysWhatTheEngineDoes()
    {
        var path = Path.Combine(Root(), "docs", "policy", "operators.md");
        var page = OperatorPage.Write();
        if (Environment.GetEnvironmentVariable("S3SEAL_WRITE_DOCS") == "1")
            File.WriteAllText(path, page);

        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
