using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Authorization;

/// <summary>An emulator with one bucket, one object in it, and callers of two accounts.</summary>
public sealed class AccessBench : IAsyncDisposable
{
    public const string Bucket = "the-bucket";
    public const string Account = "000000000000";
    public const string OtherAccount = "111122223333";

    private AccessBench(Sealed started) => Sealed = started;

    public Sealed Sealed { get; }

    /// <summary>A user of the bucket's account whose identity policy speaks of nothing here.</summary>
    public S3Identity User { get; } = new()
    {
        AccessKeyId = "USER",
        SecretAccessKey = "user-secret",
        Arn = $"arn:aws:iam::{Account}:user/team/dev",
        IdentityPolicy = Allowing("s3:ListAllMyBuckets"),
        Tags = new Dictionary<string, string> { ["team"] = "red" },
        OrganizationId = "o-abc",
    };

    public static string Allowing(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";

    public static async Task<AccessBench> StartAsync(Action<S3EmulatorOptions>? configure = null)
    {
        var bench = new AccessBench(await Sealed.StartAsync(configure));
        bench.Sealed.Emulator.AddIdentity(bench.User);
        await bench.Sealed.Client.PutBucketAsync(Bucket, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await bench.SendAsync("PUT", $"/{Bucket}/k", body: "hello")).Status);
        return bench;
    }

    /// <summary>Puts a policy that must be taken; <c>BUCKET</c> stands for the bucket's ARN.</summary>
    public async Task PolicyAsync(string statements)
    {
        var answer = await SendAsync("PUT", $"/{Bucket}?policy", body: $$"""{"Version":"2012-10-17","Statement":[{{statements.Replace("BUCKET", "arn:aws:s3:::" + Bucket)}}]}""");
        Assert.True(answer.Status == 204, answer.Text);
    }

    /// <summary>Sends a request signed by the identity; by the account's root without one.</summary>
    public Task<RawAnswer> SendAsync(string method, string target, S3Identity? by = null, string body = "", params (string Name, string Value)[] headers)
    {
        var request = Sealed.Request(method, target).WithBody(body);
        foreach (var (name, value) in headers)
        {
            request.With(name, value);
        }

        return Sealed.SendAsync(SignerOf(by).Sign(request));
    }

    public Signer SignerOf(S3Identity? identity) => identity is null
        ? Sealed.Signer
        : Sealed.Signer with { AccessKeyId = identity.AccessKeyId, Secret = identity.SecretAccessKey, SessionToken = identity.SessionToken };

    public ValueTask DisposeAsync() => Sealed.DisposeAsync();
}
