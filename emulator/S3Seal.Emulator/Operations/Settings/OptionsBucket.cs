using S3Seal.Emulator.Operations.Settings.Cors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>CORS preflight for a bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html</remarks>
internal sealed class OptionsBucket : Operation
{
    public override Route Route { get; } = Route.Bucket("OPTIONS", "") with { Callers = CallerKind.Unchecked, AuthorizeAtDoor = false, NeedsBucket = false };

    public override ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Preflight.Answer(request, "BUCKET"));
}
