using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Errors;

public sealed class ErrorPageTests
{
    [Fact]
    public void Page_OfErrors_IsTheTable() => GeneratedPage.Compare("docs/emulator/errors.md", ErrorPage.Print());

    [Fact]
    public void Codes_Always_AreUniqueAndInOrder()
    {
        var fields = typeof(S3Errors).GetFields().Where(field => field.FieldType == typeof(S3Error)).Select(field => field.Name).ToArray();
        Assert.Equal(ErrorPage.All.Count, ErrorPage.All.Select(error => error.Code).Distinct().Count());
        Assert.Equal(fields.Order(StringComparer.OrdinalIgnoreCase), fields);
    }

    [Fact]
    public void Statuses_Always_AreRefusals() => Assert.All(ErrorPage.All, error => Assert.InRange(error.Status, 301, 503));
}
