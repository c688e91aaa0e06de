using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Reads a body that policies may ask about, so that it must be read before the access is decided.</summary>
internal static class BodyForAccess
{
    /// <summary>What <paramref name="read"/> makes of the body; a body that cannot be read is told only to those who may carry out the operation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="demand">What the operation demands when nothing is known of the body.</param>
    /// <param name="read">Reads the body.</param>
    public static async ValueTask<T> ReadForAccessAsync<T>(this S3Request request, AccessDemand demand, Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (S3Exception)
        {
            request.Access.Demand(demand);
            throw;
        }
    }
}
