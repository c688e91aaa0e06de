using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations;

/// <summary>One S3 operation, under AWS's own name: its route, and what it does. One file each; the table lists them all.</summary>
internal abstract class Operation
{
    public virtual string Name => GetType().Name;

    public abstract Route Route { get; }

    public abstract ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken);
}
