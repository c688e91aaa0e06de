using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Tests;

public sealed class CompilerTests
{
    /// <summary>Two projects run these tests: one under the oldest compiler that the package supports, one under the newest.</summary>
    [Fact]
    public void Compiler_IsTheOneThatTheProjectIsFor()
    {
        var version = typeof(Compilation).Assembly.GetName().Version!;

        Assert.Contains((version.Major, version.Minor), new[] { (4, 8), (5, 9) });
    }
}
