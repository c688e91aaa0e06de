using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Pipeline;

public sealed class StrictnessTests
{
    [Theory]
    [InlineData("x-amz-unheard-of")]
    [InlineData("x-amz-if-match-size")]
    [InlineData("x-amz-if-match-last-modified-time")]
    [InlineData("x-amz-write-offset-bytes")]
    [InlineData("x-amz-object-lock-event-hold")]
    [InlineData("x-amz-checksum-whirlpool")]
    public async Task Header_Unknown_IsRefusedByName(string name)
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/").With(name, "1"));
        Assert.Equal((501, "NotImplemented", name), (answer.Status, answer.Code, answer.Field("Header")));
    }

    [Fact]
    public async Task Parameter_HoistedAndUnknown_IsRefusedByName()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(s3.Signer.Presign(s3.Request("GET", "/?X-Amz-Unheard-Of=1")));
        Assert.Equal((501, "x-amz-unheard-of"), (answer.Status, answer.Field("Header")));
    }

    [Fact]
    public async Task Operation_OfTierThree_IsRefusedByName()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        foreach (var operation in Unsupported.All)
        {
            var path = operation.Route.Scope switch { Routing.RouteScope.Service => "/", Routing.RouteScope.Bucket => $"/{bucket}", _ => $"/{bucket}/key" };
            var query = string.Join('&', operation.Route.Query.Select(item => item.Contains('=', StringComparison.Ordinal) ? item : item + "=1"));
            var request = s3.Request(operation.Route.Method, query.Length == 0 ? path : $"{path}?{query}");
            foreach (var header in operation.Route.Headers)
            {
                request.With(header, "1");
            }

            var answer = await s3.SendSignedAsync(request);
            Assert.Equal((operation.Name, 501, "NotImplemented", operation.Name), (operation.Name, answer.Status, answer.Code, answer.Field("Operation")));
            Assert.Equal("A header or query you provided requested a function that is not implemented.", answer.Message);
        }
    }

    [Fact]
    public async Task Subresource_AtTheWrongScope_MethodNotAllowed()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", $"/{bucket}/key?policy"));
        Assert.Equal((405, "MethodNotAllowed", "GET", "POLICY"), (answer.Status, answer.Code, answer.Field("Method"), answer.Field("ResourceType")));
    }

    [Fact]
    public async Task Method_Unknown_TellsWhatIsAllowed()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var answer = await s3.SendSignedAsync(s3.Request("PATCH", $"/{bucket}"));
        Assert.Equal((405, "BUCKET"), (answer.Status, answer.Field("ResourceType")));
        Assert.Contains("PUT", answer.Headers["Allow"], StringComparison.Ordinal);
    }
}
