namespace S3Seal.Benchmarks.Soak;

/// <summary>What a key may hold: one content after an acknowledged write, several while a failed one may have happened.</summary>
internal sealed class SoakObject
{
    private readonly List<SoakContent?> _possible = [null];

    /// <summary>The only content that it can be; null when it is absent or uncertain.</summary>
    public SoakContent? Certain => _possible.Count == 1 ? _possible[0] : null;

    public bool IsCertainlyAbsent => _possible is [null];

    public bool IsCertain => _possible.Count == 1;

    public void Acknowledged(SoakContent? content)
    {
        _possible.Clear();
        _possible.Add(content);
    }

    public void Perhaps(SoakContent? content) => _possible.Add(content);

    /// <summary>Takes what a read has seen as the truth; false when no write could have led to it.</summary>
    public bool Settle(byte[]? seen)
    {
        foreach (var content in _possible)
        {
            if (seen is null ? content is null : content?.Length == seen.Length && content.ToArray().AsSpan().SequenceEqual(seen))
            {
                Acknowledged(content);
                return true;
            }
        }

        return false;
    }
}
