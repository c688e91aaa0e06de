namespace S3Seal.Emulator.Wire;

/// <summary>Remembers what one text meant last time: clients send the same credential and the same list of headers again and again.</summary>
/// <param name="read">Reads a text; its result must be immutable.</param>
internal sealed class Recent<T>(Func<string, T> read)
    where T : class
{
    private volatile Reading? _last;

    public T Of(ReadOnlySpan<char> text)
    {
        var last = _last;
        if (last is null || !text.SequenceEqual(last.Text))
        {
            var copy = text.ToString();
            _last = last = new Reading(copy, read(copy));
        }

        return last.Meaning;
    }

    private sealed record Reading(string Text, T Meaning);
}
