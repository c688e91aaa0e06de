namespace S3Seal.Analyzers.Values;

/// <summary>What is known of a string: all of it, or how it begins.</summary>
internal sealed record KnownText(string Text, bool IsWhole)
{
    public static KnownText Whole(string text) => new(text, IsWhole: true);

    /// <summary>This text followed by another one; null when neither says anything.</summary>
    public static KnownText? Concat(KnownText? left, KnownText? right) =>
        left is null ? null
        : !left.IsWhole ? left
        : right is not null ? new KnownText(left.Text + right.Text, right.IsWhole)
        : left.Text.Length == 0 ? null
        : new KnownText(left.Text, IsWhole: false);
}

/// <summary>The texts of a request that say where it goes and under which key.</summary>
internal enum RequestText
{
    Bucket,
    Key,
    KmsKey,
}
