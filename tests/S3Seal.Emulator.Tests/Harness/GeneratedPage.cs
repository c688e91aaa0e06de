namespace S3Seal.Emulator.Tests.Harness;

/// <summary>A page of the documents that is printed from the code: compared by a test, written anew with <c>S3SEAL_WRITE_DOCS=1</c>.</summary>
internal static class GeneratedPage
{
    public static string Root { get; } = FindRoot();

    public static void Compare(string path, string expected)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("S3SEAL_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }

        Assert.True(File.Exists(file), $"{path} is not there: run this test with S3SEAL_WRITE_DOCS=1.");
        Assert.Equal(expected, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
