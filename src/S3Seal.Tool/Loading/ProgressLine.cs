namespace S3Seal.Tool.Loading;

/// <summary>
/// One line that says what is going on: rewritten in place on a terminal, one plain line per stage elsewhere, always on the
/// error stream, so that a report on the output stream stays clean.
/// </summary>
internal sealed class ProgressLine(TextWriter error, bool terminal) : IProgress<string>
{
    private readonly Lock _gate = new();
    private int _width;
    private string _stage = string.Empty;

    public static ProgressLine On(TextWriter error) => new(error, error == Console.Error && !Console.IsErrorRedirected);

    public void Report(string value)
    {
        lock (_gate)
        {
            if (terminal)
            {
                error.Write('\r' + value.PadRight(_width));
                _width = value.Length;
                return;
            }

            // Away from a terminal only the stages are worth a line: "loading A.csproj (evaluate)" is the stage "loading".
            var stage = value.Split(' ', 2)[0];
            if (stage != _stage)
            {
                _stage = stage;
                error.WriteLine(value);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            if (terminal && _width > 0)
            {
                error.Write('\r' + new string(' ', _width) + '\r');
                _width = 0;
            }
        }
    }
}
