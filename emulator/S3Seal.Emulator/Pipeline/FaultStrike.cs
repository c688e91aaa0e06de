using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Pipeline;

/// <summary>Carries out what <see cref="S3Faults"/> ordered for a request before it is worked on.</summary>
internal static class FaultStrike
{
    public static async ValueTask StrikeAsync(this S3Faults faults, Exchange exchange, string operation, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = exchange.Fault = faults.Take(operation);
        if (plan.Delay is { } delay)
        {
            await Task.Delay(delay, clock, cancellationToken);
        }

        if (plan.SlowDown)
        {
            throw new S3Exception(S3Errors.SlowDown);
        }

        if (plan.InternalError)
        {
            throw new S3Exception(S3Errors.InternalError);
        }
    }
}
