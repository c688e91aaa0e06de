using S3Seal.Tool.Checking;

namespace S3Seal.Tool.Tests.Checking;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Of_EqualTexts_IsEmpty() => Assert.Equal(string.Empty, UnifiedDiff.Of("A.cs", "a\nb\n", "a\nb\n"));

    [Fact]
    public void Of_LineAdded_HasTwoLinesOfContext() => Assert.Equal(
        "--- a/A.cs\n+++ b/A.cs\n@@ -2,4 +2,5 @@\n 2\n 3\n+new\n 4\n 5\n",
        UnifiedDiff.Of("A.cs", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\nnew\n4\n5\n6\n"));

    [Fact]
    public void Hunks_ChangesFarApart_AreTwoHunks()
    {
        var before = string.Concat(Enumerable.Range(1, 20).Select(number => number + "\n"));

        var hunks = UnifiedDiff.Hunks(before, before.Replace("2\n3\n", "2\nx\n3\n", StringComparison.Ordinal).Replace("18\n", "y\n", StringComparison.Ordinal));

        Assert.Equal("@@ -1,4 +1,5 @@\n 1\n 2\n+x\n 3\n 4\n@@ -16,5 +17,5 @@\n 16\n 17\n-18\n+y\n 19\n 20\n", hunks);
    }

    [Fact]
    public void Hunks_ChangesNearby_ShareOne()
    {
        var hunks = UnifiedDiff.Hunks("1\n2\n3\n4\n5\n", "x\n2\n3\n4\ny\n");

        Assert.Equal("@@ -1,5 +1,5 @@\n-1\n+x\n 2\n 3\n 4\n-5\n+y\n", hunks);
    }

    [Fact]
    public void Hunks_WindowsLineEndings_AreNoChange() => Assert.Equal(string.Empty, UnifiedDiff.Hunks("a\r\nb\r\n", "a\nb\n"));

    [Fact]
    public void Hunks_FromNothing_StartAtZero() => Assert.Equal("@@ -0,0 +1,2 @@\n+a\n+b\n", UnifiedDiff.Hunks(string.Empty, "a\nb\n"));
}
