using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Authorization;

/// <summary>The authorizer's view of one request.</summary>
internal sealed class RequestAccess(RequestFacts facts) : IAccess
{
    private readonly List<AccessVerdict> _verdicts = [];

    /// <summary>Every question asked so far with its answer, for the journal.</summary>
    public IReadOnlyList<AccessVerdict> Verdicts => _verdicts;

    /// <summary>What the route itself demands, second demands included; throws AccessDenied.</summary>
    public void DemandRoute() => Demand(new AccessDemand(facts.Route.Action, facts.Target.Key));

    public bool Allows(AccessDemand demand)
    {
        var allowed = facts.Caller.Identity is { } identity && (facts.Bucket is null || facts.Bucket.OwnerAccount == identity.Account);
        _verdicts.Add(new AccessVerdict(demand.Action, demand.Key, allowed, allowed ? "the caller belongs to the owner's account" : "no statement allows it"));
        return allowed;
    }

    public void Demand(AccessDemand demand)
    {
        if (!Allows(demand))
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }
    }
}
