namespace S3Seal.Emulator.Storage;

/// <summary>All versions of one key, newest first: an immutable list that is never empty.</summary>
internal sealed class VersionChain(ObjectVersion newest, VersionChain? older)
{
    public ObjectVersion Newest { get; } = newest;

    public VersionChain? Older { get; } = older;

    /// <summary>The newest version unless that is a delete marker.</summary>
    public ObjectVersion? Current => Newest.IsDeleteMarker ? null : Newest;

    public ObjectVersion? Find(string versionId)
    {
        for (var link = this; link is not null; link = link.Older)
        {
            if (link.Newest.VersionId == versionId)
            {
                return link.Newest;
            }
        }

        return null;
    }

    /// <summary>The chain without that version; null when nothing is left.</summary>
    public static VersionChain? Without(VersionChain? chain, string versionId)
    {
        var kept = new Stack<ObjectVersion>();
        for (var link = chain; link is not null; link = link.Older)
        {
            if (link.Newest.VersionId == versionId)
            {
                return Rebuild(kept, link.Older);
            }

            kept.Push(link.Newest);
        }

        return chain;
    }

    /// <summary>The chain with one version in the place of the one that has the same id.</summary>
    public VersionChain With(ObjectVersion replacement)
    {
        var kept = new Stack<ObjectVersion>();
        for (var link = this; link is not null; link = link.Older)
        {
            if (link.Newest.VersionId == replacement.VersionId)
            {
                return Rebuild(kept, new(replacement, link.Older))!;
            }

            kept.Push(link.Newest);
        }

        return this;
    }

    /// <summary>From newest to oldest.</summary>
    public IEnumerable<ObjectVersion> Versions()
    {
        for (var link = this; link is not null; link = link.Older)
        {
            yield return link.Newest;
        }
    }

    private static VersionChain? Rebuild(Stack<ObjectVersion> newer, VersionChain? rest)
    {
        while (newer.TryPop(out var version))
        {
            rest = new(version, rest);
        }

        return rest;
    }
}
