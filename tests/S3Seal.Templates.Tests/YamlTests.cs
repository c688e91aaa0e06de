using CsCheck;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Yaml;

namespace S3Seal.Templates.Tests;

public sealed class YamlTests
{
    [Theory]
    [InlineData("a: |\n  one\n  two\nb: 1", "{a='one\ntwo\n',b=1}")]
    [InlineData("a: |-\n  one\n\n  two\n\nb: 1", "{a='one\n\ntwo',b=1}")]
    [InlineData("a: >\n  one\n  two\n\n  three\nb: 1", "{a='one two\nthree\n',b=1}")]
    [InlineData("a: |2\n    x\n   y\n", "{a='  x\n y\n'}")]
    [InlineData("- a\n- - b\n  - c\n-\n  d: 1\n  e: 2\n", "[a,[b,c],{d=1,e=2}]")]
    [InlineData("a:\n- x\n- y\nb:\n  - z", "{a=[x,y],b=[z]}")]
    [InlineData("a: one\n  two\n\n  three\nb: c", "{a=one two\nthree,b=c}")]
    [InlineData("a: 'it''s'\nb: \"tab\\t\\u0041\\x42\"", "{a='it's',b='tab\tAB'}")]
    [InlineData("{a: [1, 2, {b: 'c'}], \"d\":e, f: }", "{a=[1,2,{b='c'}],'d'=e,f=}")]
    [InlineData("a: &x\n  k: v\nb: *x\nc:\n  <<: *x\n  l: w", "{a={k=v},b={k=v},c={k=v,l=w}}")]
    [InlineData("a: !Sub \"${B}/*\"\nb: !Join\n  - ''\n  - [x, !Ref Y]", "{a=!Sub '${B}/*',b=!Join ['',[x,!Ref Y]]}")]
    [InlineData("# c\n---\na: b # c\n\n# d\nc: d#e\n", "{a=b,c=d#e}")]
    [InlineData("a:\nb:\n  c:\n", "{a=,b={c=}}")]
    [InlineData("url: http://x:9/y\narn: arn:aws:s3:::b/*\n'k:1': v", "{url=http://x:9/y,arn=arn:aws:s3:::b/*,k:1=v}")]
    [InlineData("- a: 1\n  b: 2\n-   c: 3\n    d:\n    - 4\n", "[{a=1,b=2},{c=3,d=[4]}]")]
    [InlineData("a: 1\r\nb:\r\n  - c\r\n", "{a=1,b=[c]}")]
    public void Read_Text_Tree(string yaml, string expected)
    {
        var root = YamlReader.Read(yaml, out var problem);

        Assert.Null(problem?.ToString());
        Assert.Equal(expected.Replace("'d'=", "d=", StringComparison.Ordinal), Show(root!));
    }

    [Theory]
    [InlineData("? a\n: b")]
    [InlineData("a: b\n c: d\n  e: f")]
    [InlineData("a: \"x")]
    [InlineData("%YAML 1.2\n---\na: b")]
    [InlineData("a: 'b' c")]
    [InlineData("- a\nb: c")]
    public void Read_OutsideTheSubset_Refuses(string yaml)
    {
        Assert.Null(YamlReader.Read(yaml, out var problem));
        Assert.StartsWith("Not understood: ", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_Refuses()
    {
        Assert.Null(YamlReader.Read(new string('[', 100_000), out var problem));
        Assert.Contains("nesting", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyText_EndsWithATreeOrAProblem() => Pieces.Sample(
        text => (YamlReader.Read(text, out var problem) is null) == (problem is not null), iter: 20_000);

    private static readonly string[] Alphabet =
        [" ", "\n", "  ", ":", ": ", "- ", "a", "b", "'", "\"", "[", "]", "{", "}", "#", "!", "!Sub ", "&x ", "*x", "|", ">", "\\", ",", "\t", "---", "\r\n", "? "];

    private static readonly Gen<string> Pieces = Gen.Int[0, Alphabet.Length - 1].Array[0, 60].Select(indices => string.Concat(indices.Select(i => Alphabet[i])));

    private static string Show(TemplateNode node) => (node.Tag is null ? "" : "!" + node.Tag + " ") + node switch
    {
        TemplateScalar scalar => scalar.Quoted ? $"'{scalar.Text}'" : scalar.Text,
        TemplateList list => "[" + string.Join(",", list.Items.Select(Show)) + "]",
        TemplateMap map => "{" + string.Join(",", map.Entries.Select(entry => entry.Key + "=" + Show(entry.Value))) + "}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
