using System.Text;
using System.Xml.Linq;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Wire;

public sealed class XmlTests
{
    [Fact]
    public void Writer_OfADocument_IsWhatStrictReadersRead()
    {
        using var writer = new S3XmlWriter();
        writer.Root("List").Element("Key", "a<b>&\"'ü😀\t\r\n").Element("Size", 17).Element("Flag", true).Element("Nothing", null).Element("Empty", "")
            .Element("Date", new DateTimeOffset(2026, 5, 1, 12, 3, 4, 567, TimeSpan.FromHours(2)))
            .Start("Grantee").Attribute("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "Group").Element("URI", "u").End()
            .Start("None").End().Start("Text").Value("v").End().End();
        var text = Encoding.UTF8.GetString(writer.ToArray());
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<List xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Key>a&lt;b&gt;&amp;\"'ü😀\t&#13;\n</Key><Size>17</Size><Flag>true</Flag><Empty></Empty>"
            + "<Date>2026-05-01T10:03:04.000Z</Date><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\"><URI>u</URI></Grantee><None/><Text>v</Text></List>",
            text);
        Assert.Equal("a<b>&\"'ü😀\t\r\n", XDocument.Parse(text).Root!.Elements().First().Value);
    }

    [Theory]
    [InlineData("\u0001", "&#x1;")]
    [InlineData("\u000B", "&#xB;")]
    [InlineData("\uFFFF", "&#xFFFF;")]
    public void Writer_OfWhatXmlCannotCarry_WritesReferences(string text, string expected)
    {
        using var writer = new S3XmlWriter();
        writer.Root("a", xmlNamespace: null).Value(text).End();
        Assert.EndsWith($"<a>{expected}</a>", Encoding.UTF8.GetString(writer.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Writer_OfManyElements_GrowsWithThem()
    {
        using var writer = new S3XmlWriter();
        writer.Root("a", xmlNamespace: null);
        for (var index = 0; index < 10_000; index++)
        {
            writer.Element("b", "text");
        }

        Assert.Equal(10_000, XDocument.Parse(Encoding.UTF8.GetString(writer.End().ToArray())).Root!.Elements().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("<a/><b/>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a>&#xD800;</a>")]
    [InlineData("<a>x&#xDC00;y</a>")]
    public void Reader_OfAnythingElse_MalformedXml(string document) =>
        Assert.Equal(S3Errors.MalformedXml, Assert.Throws<S3Exception>(() => S3XmlReader.Read(Encoding.UTF8.GetBytes(document))).Error);

    [Fact]
    public void Reader_OfDeepNesting_MalformedXml()
    {
        Assert.Equal("a", S3XmlReader.Read(Encoding.UTF8.GetBytes(Nested(24))).Name);
        Assert.Throws<S3Exception>(() => S3XmlReader.Read(Encoding.UTF8.GetBytes(Nested(30))));
        Assert.Throws<S3Exception>(() => S3XmlReader.Read(Encoding.UTF8.GetBytes(Nested(100_000))));
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
}
