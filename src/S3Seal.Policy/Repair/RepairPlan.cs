using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Repair;

/// <summary>How a refused request could get through.</summary>
public sealed class RepairPlan
{
    internal RepairPlan(IReadOnlyList<RequestRepair> repairs, IReadOnlyList<Statement> obstacles, bool isNeeded)
    {
        Repairs = repairs;
        Obstacles = obstacles;
        IsNeeded = isNeeded;
    }

    /// <summary>Whether the request is refused at all.</summary>
    public bool IsNeeded { get; }

    /// <summary>The ways, the smallest first; none contains another. Empty when no change helps, or none is needed.</summary>
    public IReadOnlyList<RequestRepair> Repairs { get; }

    /// <summary>When nothing helps: the statements that deny whatever is changed. Empty when it is a grant that is missing.</summary>
    public IReadOnlyList<Statement> Obstacles { get; }
}
