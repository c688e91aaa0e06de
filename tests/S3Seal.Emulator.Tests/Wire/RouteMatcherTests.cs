using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Hosting;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Wire;

public sealed class RouteMatcherTests
{
    private static readonly HostNames Hosts = new(["localhost"]);

    [Fact]
    public void Operation_OfEveryRow_IsFoundByItsOwnRoute()
    {
        foreach (var operation in OperationTable.All)
        {
            var route = operation.Route;
            var path = route.Scope switch { RouteScope.Service => "/", RouteScope.Bucket => "/bucket", _ => "/bucket/key" };
            var query = string.Join('&', route.Query.Select(item => item.Contains('=', StringComparison.Ordinal) ? item : item + "=1"));
            var headers = new RequestHeaders(route.Headers.Select(name => new KeyValuePair<string, string>(name, "1")));
            var target = S3Target.Parse(query.Length == 0 ? path : $"{path}?{query}", "localhost", Hosts);
            Assert.Equal(operation.Name, Composition.Table.Match(route.Method, target, headers).Name);
        }
    }

    [Theory]
    [InlineData("GET", "/bucket?torrent", "MethodNotAllowed")]
    [InlineData("PATCH", "/bucket", "MethodNotAllowed")]
    [InlineData("POST", "/bucket?encryption", "MethodNotAllowed")]
    [InlineData("GET", "/bucket?encryption&session", "InvalidArgument")]
    public void Request_ThatMeansNothing_IsRefused(string method, string raw, string code) =>
        Assert.Equal(code, Assert.Throws<S3Exception>(() => Composition.Table.Match(method, S3Target.Parse(raw, "localhost", Hosts), new RequestHeaders([]))).Error.Code);

    [Fact]
    public void Method_NotAllowedOnASubresource_NamesItAndWhatIs()
    {
        var refusal = Assert.Throws<S3Exception>(() => Composition.Table.Match("POST", S3Target.Parse("/bucket?encryption", "localhost", Hosts), new RequestHeaders([])));
        Assert.Equal([("Method", "POST"), ("ResourceType", "ENCRYPTION")], refusal.Fields);
        Assert.Equal([("Allow", "DELETE, GET, PUT")], refusal.Headers);
    }

    [Fact]
    public void Conflict_OfTwoSubresources_NamesBoth()
    {
        var refusal = Assert.Throws<S3Exception>(() => Composition.Table.Match("GET", S3Target.Parse("/bucket?session&encryption", "localhost", Hosts), new RequestHeaders([])));
        Assert.Equal("Conflicting query string parameters: encryption, session", refusal.Message);
    }
}
