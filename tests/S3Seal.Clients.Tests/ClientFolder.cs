using S3Seal.Emulator;

namespace S3Seal.Clients.Tests;

/// <summary>A folder of its own for one client: its home, its files, its configuration; gone with the test.</summary>
internal sealed class ClientFolder : IDisposable
{
    public ClientFolder(S3Emulator emulator)
    {
        Path = Directory.CreateTempSubdirectory("s3seal-client-").FullName;
        foreach (var script in Directory.GetFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Scripts")))
        {
            File.Copy(script, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(script)));
        }

        Environment = new Dictionary<string, string>
        {
            ["S3SEAL_ENDPOINT"] = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
            ["S3SEAL_HOST"] = emulator.Endpoint.Authority,
            ["AWS_ACCESS_KEY_ID"] = emulator.Credentials.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = emulator.Credentials.SecretAccessKey,
            ["AWS_DEFAULT_REGION"] = emulator.Region,
            ["AWS_REGION"] = emulator.Region,
            ["AWS_ENDPOINT_URL_S3"] = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = System.IO.Path.Combine(Path, "no-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = System.IO.Path.Combine(Path, "no-credentials"),
            ["AWS_PAGER"] = "",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        };
    }

    public string Path { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
