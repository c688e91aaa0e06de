using S3Seal.Emulator;

namespace S3Seal.Clients.Tests;

/// <summary>Clients that nobody wrote for this emulator, unchanged but for the address: each runs its script to the end.</summary>
public sealed class ClientTests
{
    public static TheoryData<string> Clients => [.. ClientTool.All.Select(client => client.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_ItsScript_RunsToTheEnd(string name)
    {
        var client = ClientTool.All.Single(client => client.Name == name);
        await using var emulator = await S3Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new ClientFolder(emulator);
        var missing = await client.MissingAsync(folder);
        Assert.SkipWhen(missing is not null, missing ?? "");

        var (exitCode, output) = await client.RunAsync(folder);

        Assert.True(exitCode == 0, output);
        Assert.EndsWith("every step passed", output.TrimEnd(), StringComparison.Ordinal);
    }
}
