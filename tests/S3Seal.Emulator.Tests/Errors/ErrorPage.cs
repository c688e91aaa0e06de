using System.Net;
using System.Reflection;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Tests.Errors;

/// <summary>Prints docs/emulator/errors.md from the table of errors.</summary>
internal static class ErrorPage
{
    private const string Head = """
        # Errors

        Every error code that the emulator answers with. This page is generated from the emulator's table of errors; a test compares the two. To write it
        anew, run the tests of `ErrorPageTests` with `S3SEAL_WRITE_DOCS=1`.

        A refusal is S3's own document, without a namespace, and so the AWS SDKs read code, message and request id out of it:

        ```xml
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>a</Key><RequestId>…</RequestId><HostId>…</HostId></Error>
        ```

        `RequestId` and `HostId` are the answer's headers `x-amz-request-id` and `x-amz-id-2`. Answers to `HEAD` carry no document, so clients see the status
        alone. Where S3 has several texts under one code, *message* is the commonest one. *Elements* stand between `Message` and `RequestId`, each where it
        applies. The emulator's own additions: `NotImplemented` names in `Operation` or `Header` what it was that is not implemented, and `SlowDown` names the
        storage limit when that is the cause (see [limits](limits.md)). Refusals of KMS and STS are those services' own documents, not these.


        """;

    public static string Print()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        page.Append("| code | status | message | elements |\n|---|---|---|---|\n");
        foreach (var error in All.OrderBy(error => error.Code, StringComparer.Ordinal))
        {
            page.Append('|').Append(' ').Append(error.Code).Append(" | ").Append(error.Status).Append(' ').Append(Phrase(error.Status)).Append(" | ")
                .Append(error.Message.Replace("|", "\\|", StringComparison.Ordinal).Trim()).Append(" | ").AppendJoin(", ", error.Extra.Select(name => $"`{name}`")).Append(" |\n");
        }

        return page.ToString();
    }

    public static IReadOnlyList<S3Error> All { get; } =
        [.. typeof(S3Errors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<S3Error>()];

    private static string Phrase(int status) => status switch
    {
        416 => "Range Not Satisfiable",
        _ => string.Concat(((HttpStatusCode)status).ToString().Select((c, index) => index > 0 && char.IsUpper(c) ? " " + c : $"{c}")),
    };
}
