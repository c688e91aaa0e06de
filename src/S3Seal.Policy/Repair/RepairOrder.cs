using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;

namespace S3Seal.Policy.Repair;

/// <summary>Which of several repairs is the smallest.</summary>
internal static class RepairOrder
{
    /// <summary>The repairs without those that contain another, the smallest first.</summary>
    public static List<RequestRepair> Smallest(List<RequestRepair> found)
    {
        var kept = found.FindAll(repair => !found.Exists(other => !ReferenceEquals(other, repair) && IsProperPart(other, repair)));
        var order = new Dictionary<RequestRepair, int>();
        for (var i = 0; i < kept.Count; i++)
            order.Add(kept[i], i);
        kept.Sort((left, right) => Compare(left, right) is not 0 and var difference ? difference : order[left].CompareTo(order[right]));
        return kept;
    }

    // What the author can write comes before what the surroundings must give, sure before perhaps, fixed values before examples.
    private static int Compare(RequestRepair left, RequestRepair right)
    {
        var difference = Circumstances(left).CompareTo(Circumstances(right));
        if (difference == 0)
            difference = left.Changes.Count.CompareTo(right.Changes.Count);
        if (difference == 0)
            difference = right.IsCertain.CompareTo(left.IsCertain);
        if (difference == 0)
            difference = left.HasPlaceholders.CompareTo(right.HasPlaceholders);
        return difference != 0 ? difference : Removals(left).CompareTo(Removals(right));
    }

    private static int Circumstances(RequestRepair repair) =>
        Count(repair, change => change.Header is null && !change.Key.StartsWith("s3:RequestObjectTag", StringComparison.OrdinalIgnoreCase) && change.Key != S3ConditionKeys.SecureTransport);

    private static int Removals(RequestRepair repair) => Count(repair, change => change.Value is null);

    private static int Count(RequestRepair repair, Predicate<KeyChange> test)
    {
        var count = 0;
        foreach (var change in repair.Changes)
            count += test(change) ? 1 : 0;
        return count;
    }

    private static bool IsProperPart(RequestRepair part, RequestRepair whole)
    {
        if (part.Changes.Count >= whole.Changes.Count)
            return false;
        foreach (var change in part.Changes)
        {
            if (!Contains(whole.Changes, change))
                return false;
        }

        return true;
    }

    private static bool Contains(IReadOnlyList<KeyChange> changes, KeyChange change)
    {
        foreach (var other in changes)
        {
            if (other == change)
                return true;
        }

        return false;
    }
}
