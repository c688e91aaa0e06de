using System.Text;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Tests.Operations.Table;

/// <summary>Prints docs/emulator/operations.md from the operation table.</summary>
internal static class OperationPage
{
    private const int ShownAssumptions = 3;

    private const string Head = """
        # Operations

        Every operation of Amazon S3's service model (botocore 1.43.11, and what AWSSDK.S3 4.0.200 adds to it), and three more that no model has: uploads by
        HTML form and the two forms of a CORS preflight. This page is generated from the emulator's operation table; a test compares the two. To write it anew, run the tests
        of `OperationTableTests` with `S3SEAL_WRITE_DOCS=1`.

        - **carried out**: does what S3 does.
        - **kept**: validated as S3 does, kept, given back and deleted; nothing acts on it (no logs are delivered, nothing is replicated).
        - **refused**: answers `501 NotImplemented` with the operation's name in `<Operation>`, never half of it.
        - *older name*: the same request as the operation named.

        *Action* is what the caller needs; *also* names what the request needs besides when it carries a header or names a version. *Assumptions* are
        numbered facts of `tests/S3Seal.Conformance` that send this request (the first three of them).


        """;

    public static string Print()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        page.Append("| operation | state | request | action | also | assumptions |\n|---|---|---|---|---|---|\n");
        foreach (var row in Rows().OrderBy(row => row.Name, StringComparer.Ordinal))
        {
            page.Append(row.Line).Append('\n');
        }

        return page.ToString();
    }

    private static IEnumerable<(string Name, string Line)> Rows()
    {
        foreach (var operation in OperationTable.All)
        {
            yield return (operation.Name, Line(operation));
        }

        foreach (var older in AwsOperation.All.Where(aws => aws.Name != aws.AnswersAs))
        {
            yield return (older.Name, $"| {older.Name} | *older name* | `{older.Method} {older.Uri}` | | | see {older.AnswersAs} |");
        }
    }

    private static string Line(Operation operation)
    {
        var route = operation.Route;
        var action = operation is Unsupported || route.Action.Length == 0 ? "" : $"`{route.Action}`";
        return $"| {operation.Name} | {StateOf(operation).Replace('-', ' ')} | `{Request(route)}` | {action} | {string.Join("<br>", Also(operation))} | {string.Join(", ", TestedOperations.For(operation.Name).Take(ShownAssumptions))} |";
    }

    // Kept as documents, and authorization acts on them.
    private static readonly string[] ActedOn = ["GetBucketAbac", "GetBucketRequestPayment", "PutBucketAbac", "PutBucketRequestPayment"];

    public static string StateOf(Operation operation) => operation switch
    {
        Unsupported => "refused",
        { } when ActedOn.Contains(operation.Name) => "carried-out",
        { } when operation.GetType().BaseType!.Namespace!.EndsWith("Settings.Documents", StringComparison.Ordinal) => "kept",
        _ => "carried-out",
    };

    private static string Request(Route route)
    {
        var path = route.Scope switch
        {
            RouteScope.Service => "/",
            RouteScope.Bucket => "/{Bucket}",
            _ => "/{Bucket}/{Key}",
        };
        var query = string.Join('&', route.Query);
        var headers = string.Concat(route.Headers.Select(header => " + " + header));
        return $"{route.Method} {path}{(query.Length == 0 ? "" : "?" + query)}{headers}{(route.Body == BodyKind.Form ? " (form)" : "")}";
    }

    private static IEnumerable<string> Also(Operation operation)
    {
        if (operation is Unsupported)
        {
            yield break;
        }

        if (operation.Route.VersionAction is { } version)
        {
            yield return $"`{version}` instead, with `versionId`";
        }

        foreach (var second in operation.Route.AlsoDemands)
        {
            yield return $"`{second.Action}`{(second.OnCopySource ? " on the source" : $" with `{second.Header}`")}";
        }

        if (!operation.Route.AuthorizeAtDoor && operation.Route.Action.Length > 0)
        {
            yield return "asked by the operation, with what its body says";
        }
    }
}
