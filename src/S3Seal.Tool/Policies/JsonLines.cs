using System.Text;

namespace S3Seal.Tool.Policies;

/// <summary>One line in, one line out: every line is answered, in order, as soon as it is read.</summary>
internal static class JsonLines
{
    /// <summary>Answers each line of the input until it ends.</summary>
    /// <param name="input">The requests.</param>
    /// <param name="output">The answers; flushed whenever no further line is waiting.</param>
    /// <param name="answer">Turns a line into an answer without a line break; must not throw.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    public static async Task AnswerAsync(TextReader input, TextWriter output, Func<string, string> answer, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            await output.WriteLineAsync(answer(line).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Standard input as UTF-8, whatever the console's code page.</summary>
    public static TextReader StandardInput() => new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
