using System.Xml.Linq;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Operations.Settings;

/// <summary>An emulator with one bucket, and short words for signed raw requests about it.</summary>
public sealed class SettingsBench : IAsyncDisposable
{
    public const string Bucket = "the-bucket";

    private SettingsBench(Sealed started) => Sealed = started;

    public Sealed Sealed { get; }

    public static async Task<SettingsBench> StartAsync(Action<S3EmulatorOptions>? configure = null)
    {
        var bench = new SettingsBench(await Sealed.StartAsync(configure));
        Assert.Equal(200, (await bench.Sealed.SendSignedAsync(bench.Sealed.Request("PUT", "/" + Bucket))).Status);
        return bench;
    }

    public Task<RawAnswer> GetAsync(string query, string key = "") => SendAsync("GET", query, key: key);

    public Task<RawAnswer> DeleteAsync(string query, string key = "") => SendAsync("DELETE", query, key: key);

    public Task<RawAnswer> PutAsync(string query, string body, string key = "", params (string Name, string Value)[] headers) => SendAsync("PUT", query, body, key, headers);

    public Task<RawAnswer> SendAsync(string method, string query, string body = "", string key = "", params (string Name, string Value)[] headers)
    {
        var request = Sealed.Request(method, $"/{Bucket}{(key.Length == 0 ? "" : "/" + key)}{(query.Length == 0 ? "" : "?" + query)}").WithBody(body);
        foreach (var (name, value) in headers)
        {
            request.With(name, value);
        }

        return Sealed.SendSignedAsync(request);
    }

    /// <summary>Puts a setting that must succeed.</summary>
    public async Task MustPutAsync(string query, string body, string key = "")
    {
        var answer = await PutAsync(query, body, key);
        Assert.True(answer.Status is 200 or 204, $"{query}: {answer.Status} {answer.Text}");
    }

    /// <summary>The answer's document without declaration, namespaces and layout.</summary>
    public static string WithoutNamespaces(RawAnswer answer) => Plain(answer.Xml).ToString(SaveOptions.DisableFormatting);

    public ValueTask DisposeAsync() => Sealed.DisposeAsync();

    private static XElement Plain(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => new XAttribute(attribute.Name.LocalName, attribute.Value)),
        element.Nodes().Where(node => node is not XText { Value: var text } || !string.IsNullOrWhiteSpace(text)).Select(node => node is XElement child ? Plain(child) : node));
}
