using System.Text.RegularExpressions;
using S3Seal.Conformance;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Hosting;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Operations.Table;

/// <summary>Which assumptions send a request to which operation, by the emulator's own route table.</summary>
internal static partial class TestedOperations
{
    private static readonly HostNames Hosts = new(["localhost"]);

    private static readonly ILookup<string, string> Numbers = (
        from assumption in AssumptionReader.ReadAll(Path.Combine(RepositoryFiles.Root, "tests/S3Seal.Conformance/Assumptions"))
        from step in assumption.Steps
        let name = NameOf(step)
        where name is not null
        select (name, assumption.Number)).Distinct().ToLookup(pair => pair.name, pair => pair.Number);

    /// <summary>Numbers of assumptions, in their order.</summary>
    public static IReadOnlyList<string> For(string operation) => [.. Numbers[operation].Order(StringComparer.Ordinal)];

    private static string? NameOf(Step step)
    {
        if (step.Method == "let")
        {
            return null;
        }

        try
        {
            var headers = new RequestHeaders(step.Headers);
            var target = S3Target.Parse(Placeholder().Replace(step.Target, "a-value"), Placeholder().Replace(headers["Host"] ?? "localhost", "a-value"), Hosts);
            return Composition.Table.Match(step.Method, target, headers).Name;
        }
        catch (S3Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
