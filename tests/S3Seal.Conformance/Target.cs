using S3Seal.Emulator;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Conformance;

/// <summary>What the assumptions are run against: an endpoint given by option or variable, else an emulator in this process.</summary>
public sealed class Target : IAsyncLifetime
{
    /// <summary>Command line options, and the variables that say the same.</summary>
    public static readonly IReadOnlyDictionary<string, string> Options = new Dictionary<string, string>
    {
        ["--endpoint"] = "S3SEAL_ENDPOINT",
        ["--region"] = "S3SEAL_REGION",
        ["--account"] = "S3SEAL_ACCOUNT",
        ["--access-key"] = "S3SEAL_ACCESS_KEY",
        ["--secret-key"] = "S3SEAL_SECRET_KEY",
        ["--session-token"] = "S3SEAL_SESSION_TOKEN",
    };

    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""";

    private static readonly S3Identity[] Others =
    [
        new() { AccessKeyId = "ADMIN", SecretAccessKey = "admin-secret", Arn = "arn:aws:iam::000000000000:user/admin", IdentityPolicy = Everything },
        new() { AccessKeyId = "USER", SecretAccessKey = "user-secret", Arn = "arn:aws:iam::000000000000:user/dev", IdentityPolicy = Nothing },
        new() { AccessKeyId = "OTHER", SecretAccessKey = "other-secret", Account = "111122223333" },
        new() { AccessKeyId = "OTHERUSER", SecretAccessKey = "otheruser-secret", Account = "111122223333", Arn = "arn:aws:iam::111122223333:user/guest", IdentityPolicy = Everything },
    ];

    private S3Emulator? _emulator;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public string Region { get; } = Variable("S3SEAL_REGION") ?? "us-east-1";

    /// <summary>What assumptions may name about the target.</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            var root = SignerOf("root")!;
            return new Dictionary<string, string>
            {
                ["account"] = Variable("S3SEAL_ACCOUNT") ?? "000000000000",
                ["otheraccount"] = "111122223333",
                ["region"] = Region,
                ["credential"] = $"{root.AccessKeyId}/{root.Scope}",
                ["amzdate"] = root.Timestamp,
                ["scopedate"] = root.Date,
                ["accesskey"] = root.AccessKeyId,
            };
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Variable("S3SEAL_ENDPOINT") is { } endpoint)
        {
            Endpoint = new Uri(endpoint);
            return;
        }

        _emulator = await S3Emulator.StartAsync(new S3EmulatorOptions { Region = Region }, TestContext.Current.CancellationToken);
        Endpoint = _emulator.Endpoint;
        foreach (var identity in Others)
        {
            _emulator.AddIdentity(identity);
        }
    }

    /// <summary>Whether this caller can send: other accounts and users exist in the emulator only.</summary>
    public bool Has(string caller) => _emulator is not null || caller is "root" or "anonymous" or "presigned";

    /// <summary>A signer as of now; null for an anonymous caller.</summary>
    public Signer? SignerOf(string caller) => caller switch
    {
        "anonymous" => null,
        "root" => new Signer(Variable("S3SEAL_ACCESS_KEY") ?? _emulator!.Credentials.AccessKeyId, Variable("S3SEAL_SECRET_KEY") ?? _emulator!.Credentials.SecretAccessKey)
        {
            Region = Region,
            SessionToken = Variable("S3SEAL_SESSION_TOKEN"),
        },
        _ => Others.Where(identity => identity.AccessKeyId == caller.ToUpperInvariant()).Select(identity => new Signer(identity.AccessKeyId, identity.SecretAccessKey) { Region = Region }).Single(),
    };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
