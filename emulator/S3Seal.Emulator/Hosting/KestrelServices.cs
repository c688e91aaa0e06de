using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace S3Seal.Emulator.Hosting;

/// <summary>
/// Kestrel's own registrations without a host around them. A Kestrel that is put together by its constructors reads its sockets into
/// arrays that the garbage collector may move; only registered is it given its pool of pinned blocks, which large uploads feel.
/// </summary>
internal sealed class KestrelServices : IWebHostBuilder, IAsyncDisposable
{
    private readonly ServiceCollection _services = new();
    private ServiceProvider? _provider;

    public KestrelServices(ILoggerFactory loggers) => _services
        .AddMetrics()
        .AddSingleton(loggers)
        .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
        .AddSingleton<DiagnosticSource>(_ => new DiagnosticListener("S3Seal.Emulator"));

    /// <summary>The server, made from what was registered; it lives as long as this.</summary>
    public IServer Server => (_provider ??= _services.BuildServiceProvider()).GetRequiredService<IServer>();

    public IWebHostBuilder ConfigureServices(Action<IServiceCollection> configureServices)
    {
        configureServices(_services);
        return this;
    }

    public IWebHostBuilder ConfigureServices(Action<WebHostBuilderContext, IServiceCollection> configureServices) =>
        ConfigureServices(services => configureServices(new WebHostBuilderContext(), services));

    public IWebHostBuilder ConfigureAppConfiguration(Action<WebHostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

    public string? GetSetting(string key) => null;

    public IWebHostBuilder UseSetting(string key, string? value) => this;

#pragma warning disable ASPDEPR008 // the interface still names the host that nobody builds here
    public IWebHost Build() => throw new NotSupportedException();
#pragma warning restore ASPDEPR008

    public ValueTask DisposeAsync() => _provider?.DisposeAsync() ?? ValueTask.CompletedTask;
}
