using System.Collections.Concurrent;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;

namespace S3Seal.Emulator.Authorization;

/// <summary>Policies by their text: each is parsed once, not once a request.</summary>
internal sealed class PolicyCache
{
    // More policies than a test suite uses at a time; beyond it, start anew.
    private const int Capacity = 512;

    private readonly ConcurrentDictionary<(PolicyKind Kind, string Text), PolicyDocument?> _documents = new();

    /// <summary>A bucket policy; null for a text that is none, which PutBucketPolicy never stores.</summary>
    public PolicyDocument? Bucket(string text) => Find(PolicyKind.Bucket, text);

    /// <summary>An identity policy; null for a text that is none, which then allows nothing.</summary>
    public PolicyDocument? Identity(string text) => Find(PolicyKind.Identity, text);

    private PolicyDocument? Find(PolicyKind kind, string text)
    {
        if (_documents.Count > Capacity)
        {
            _documents.Clear();
        }

        return _documents.GetOrAdd((kind, text), static key => PolicyParser.Parse(key.Text, key.Kind).Document);
    }
}
