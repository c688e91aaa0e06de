using CsCheck;

namespace S3Seal.Emulator.Tests.Fuzz;

/// <summary>One change to a seed: what kind, where, how long, and which word.</summary>
internal readonly record struct Edit(int Kind, int At, int Length, int Word)
{
    private const string Odd = "\0\u0001\t\r\n \u007f%&=;:/?+<>'\"\\{}[](),.~\u00e4\u20ac\u2028\ud800\udfff\ufffe\uffff";

    public static Gen<Edit> Any { get; } = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1 << 20], Gen.Int[0, 40], Gen.Int[0, 1 << 20], (kind, at, length, word) => new Edit(kind, at, length, word));

    public string Apply(string text, IReadOnlyList<string> words)
    {
        var at = At % (text.Length + 1);
        var length = Math.Min(Length, text.Length - at);
        return Kind switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(at, words[Word % words.Count]),
            3 => text.Remove(at, length).Insert(at, words[Word % words.Count]),
            4 => text.Insert(at, Odd[Word % Odd.Length].ToString()),
            5 => text.Insert(at, new string(Odd[Word % Odd.Length], 16 * Length)),
            _ => text[..at] + (char)(Word & 0xFFFF) + text[Math.Min(at + 1, text.Length)..],
        };
    }
}
