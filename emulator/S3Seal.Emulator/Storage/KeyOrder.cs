namespace S3Seal.Emulator.Storage;

/// <summary>S3's order of keys: the unsigned bytes of their UTF-8 form. .NET's ordinal order differs above U+FFFF.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    private KeyOrder()
    {
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x, y);

    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length - right.Length;
        }

        return Rank(left[common]) - Rank(right[common]);
    }

    // Surrogates stand for code points above all single characters; UTF-16 files them below U+E000.
    private static int Rank(char value) => value < 0xD800 ? value : value < 0xE000 ? value + 0x10000 : value;
}
