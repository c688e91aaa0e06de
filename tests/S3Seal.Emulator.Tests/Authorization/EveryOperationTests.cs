using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Authorization;

/// <summary>No operation is open to a caller without its action, and its action is all that it needs.</summary>
public sealed class EveryOperationTests
{
    private const string Denying = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";

    /// <summary>Documents for operations that ask for their actions after reading them.</summary>
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["DeleteObjects"] = "<Delete><Object><Key>k</Key></Object></Delete>",
        ["PutBucketInventoryConfiguration"] = "<InventoryConfiguration/>",
        ["PutBucketOwnershipControls"] = "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>",
        ["PutObjectLegalHold"] = "<LegalHold><Status>ON</Status></LegalHold>",
        ["PutObjectRetention"] = "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2999-01-01T00:00:00Z</RetainUntilDate></Retention>",
        ["PutObjectTagging"] = "<Tagging><TagSet/></Tagging>",
        ["UpdateObjectEncryption"] = "<ObjectEncryption><SSEKMS/></ObjectEncryption>",
    };

    /// <summary>Actions that an operation asks for besides, whatever its headers.</summary>
    private static readonly Dictionary<string, string> Besides = new(StringComparer.Ordinal)
    {
        ["GetObjectAttributes"] = "s3:GetObject",
        ["UpdateObjectEncryption"] = "s3:PutObject",
    };

    public static TheoryData<string> Names =>
        [.. OperationTable.All.Where(operation => operation is not Unsupported && operation.Route.Callers != CallerKind.Unchecked && operation.Route.Body != BodyKind.Form).Select(operation => operation.Name)];

    /// <summary>A multi-delete is authorised by the keys in its document: without them there is nothing to deny.</summary>
    public static TheoryData<string> NamesWithDocument =>
        [.. OperationTable.All.Where(operation => operation.Route.Body == BodyKind.Document && operation.Name != "DeleteObjects" && operation is not Unsupported).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_WithoutItsAction_IsDenied(string name)
    {
        await using var s3 = await AccessBench.StartAsync();
        var nobody = s3.Sealed.Emulator.AddIdentity(s3.User with { AccessKeyId = "NOBODY", IdentityPolicy = Denying });

        var answer = await SendAsync(s3, name, nobody);

        Assert.True(IsDenied(answer), $"{answer.Status} {answer.Text}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_WithItsActionAlone_IsNotDenied(string name)
    {
        await using var s3 = await AccessBench.StartAsync();
        var allowed = s3.Sealed.Emulator.AddIdentity(s3.User with { AccessKeyId = "ALLOWED", IdentityPolicy = AccessBench.Allowing(Actions(name)) });

        var answer = await SendAsync(s3, name, allowed);

        Assert.False(IsDenied(answer), $"{answer.Status} {answer.Text}");
    }

    [Theory]
    [MemberData(nameof(NamesWithDocument))]
    public async Task Operation_WithoutItsAction_IsDeniedWhateverItsBody(string name)
    {
        await using var s3 = await AccessBench.StartAsync();
        var nobody = s3.Sealed.Emulator.AddIdentity(s3.User with { AccessKeyId = "NOBODY", IdentityPolicy = Denying });

        foreach (var body in new[] { "<no xml", "<Unknown/>", "" })
        {
            var answer = await SendAsync(s3, name, nobody, body);

            Assert.True(IsDenied(answer), $"{body}: {answer.Status} {answer.Text}");
        }
    }

    private static string[] Actions(string name)
    {
        var route = RouteOf(name);
        var second = route.AlsoDemands.Where(second => second.OnCopySource || route.Headers.Contains(second.Header)).Select(second => second.Action);
        return [route.Action, .. second, .. Besides.TryGetValue(name, out var more) ? [more] : Array.Empty<string>()];
    }

    private static Route RouteOf(string name) => OperationTable.All.Single(operation => operation.Name == name).Route;

    private static Task<RawAnswer> SendAsync(AccessBench s3, string name, S3Identity by, string? otherBody = null)
    {
        var route = RouteOf(name);
        var path = route.Scope switch
        {
            RouteScope.Service => "/",
            RouteScope.Bucket => "/" + AccessBench.Bucket,
            _ => $"/{AccessBench.Bucket}/k",
        };
        var query = string.Join('&', route.Query.Select(item => item switch
        {
            "partNumber" => "partNumber=1",
            "uploadId" or "id" => item + "=x",
            _ => item,
        }));
        var body = otherBody ?? Bodies.GetValueOrDefault(name, "");
        var headers = route.Headers.Select(header => (header, header == "x-amz-copy-source" ? $"/{AccessBench.Bucket}/k" : "x")).ToList();
        if (body.Length > 0)
        {
            headers.Add(("Content-MD5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(body)))));
        }

        return s3.SendAsync(route.Method, query.Length == 0 ? path : $"{path}?{query}", by, body, [.. headers]);
    }

    // A multi-delete answers per key; a HEAD has no body to say why.
    private static bool IsDenied(RawAnswer answer) =>
        answer.Text.Contains("<Code>AccessDenied</Code>", StringComparison.Ordinal) || (answer.Status == 403 && answer.Body.Length == 0);
}
