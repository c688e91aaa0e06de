using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using S3Seal.Emulator.Pipeline;

namespace S3Seal.Emulator.Hosting;

/// <summary>Receives requests from Kestrel without a host around it: contexts are reused along a connection.</summary>
internal sealed class EmulatorApplication(RequestLoop loop) : IHttpApplication<DefaultHttpContext>
{
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> container)
        {
            return new DefaultHttpContext(contextFeatures);
        }

        if (container.HostContext is { } used)
        {
            used.Initialize(contextFeatures);
            return used;
        }

        return container.HostContext = new DefaultHttpContext(contextFeatures);
    }

    public Task ProcessRequestAsync(DefaultHttpContext context) => loop.HandleAsync(context);

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        Debug.Assert(exception is null, "The loop answers every exception itself.");
        context.Uninitialize();
    }
}
