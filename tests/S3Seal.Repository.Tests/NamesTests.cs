using System.Text.RegularExpressions;

namespace S3Seal.Repository.Tests;

/// <summary>Names and sizes: a name says what a thing is, and a file is short enough to be read.</summary>
public sealed partial class NamesTests
{
    private const int Limit = 300;

    private static readonly string[] ProductRoots = ["src", "emulator", "samples", "benchmarks"];

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["src/S3Seal.Analyzers/Values/BodyFlow.Calls.cs"] = "every kind of call, side by side",
        ["src/S3Seal.Templates/Hcl/HclReader.cs"] = "one grammar, one reader",
        ["src/S3Seal.Templates/Hcl/HclReader.Text.cs"] = "the texts of the same grammar",
        ["src/S3Seal.Templates/Policies/PolicyEmitter.cs"] = "one node kind a method, all of one walk",
        ["src/S3Seal.Templates/Yaml/YamlReader.Scalars.cs"] = "the five kinds of YAML text share their bookkeeping",
    };

    [Fact]
    public void File_NameThatSaysNothing_IsNotThere()
    {
        var sinners = Product().Where(file => Empty().IsMatch(Path.GetFileNameWithoutExtension(file)));

        Assert.Empty(sinners);
    }

    [Fact]
    public void Type_NameThatSaysNothing_IsNotThere()
    {
        var sinners =
            from file in Product()
            from line in Sources.Lines(file)
            let match = Declaration().Match(line)
            where match.Success && Empty().IsMatch(match.Groups[1].Value)
            select file + ": " + match.Groups[1].Value;

        Assert.Empty(sinners);
    }

    [Fact]
    public void File_LongerThanTheLimit_IsOnTheList()
    {
        var sinners =
            from file in Product()
            let length = Sources.Lines(file).Length
            where length > Limit && !Long.ContainsKey(file)
            select $"{file}: {length} lines";

        Assert.Empty(sinners);
    }

    [Fact]
    public void ListOfLongFiles_Always_NamesFilesThatAreLong()
    {
        var stale = Long.Keys.Where(file => !Sources.Exists(file) || Sources.Lines(file).Length <= Limit).ToArray();

        Assert.Empty(stale);
    }

    [Fact]
    public void Source_UnfinishedWork_IsNotThere()
    {
        var sinners =
            from file in Product()
            from line in Sources.Lines(file)
            where Unfinished().IsMatch(line)
            select file + ": " + line.Trim();

        Assert.Empty(sinners);
    }

    private static IEnumerable<string> Product() => ProductRoots.SelectMany(root => Sources.Below(root, ".cs"));

    [GeneratedRegex("(Utils|Utilities|Helpers?|Common|Manager|Base)$")]
    private static partial Regex Empty();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|ref)\s+)+(?:record\s+struct|class|record|struct|interface|enum)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"//\s*(TODO|FIXME|HACK|XXX)\b|throw new NotImplementedException")]
    private static partial Regex Unfinished();
}
