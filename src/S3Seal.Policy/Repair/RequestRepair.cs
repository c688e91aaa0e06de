using System.Collections.Generic;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Repair;

/// <summary>A set of changes, none of them superfluous, with which a refused request is no longer refused.</summary>
public sealed class RequestRepair
{
    internal RequestRepair(IReadOnlyList<KeyChange> changes, RequestContext repaired, bool isCertain)
    {
        Changes = changes;
        Repaired = repaired;
        IsCertain = isCertain;
    }

    /// <summary>The changes.</summary>
    public IReadOnlyList<KeyChange> Changes { get; }

    /// <summary>The request with the changes made.</summary>
    public RequestContext Repaired { get; }

    /// <summary>Whether it gets through whatever is unknown of it; if not, it may still be refused for something that the changes are not about.</summary>
    public bool IsCertain { get; }

    /// <summary>Whether an author must choose a value first.</summary>
    public bool HasPlaceholders
    {
        get
        {
            foreach (var change in Changes)
            {
                if (change.IsPlaceholder)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The changes in words.</summary>
    public override string ToString() => string.Join(" and ", Changes);
}
