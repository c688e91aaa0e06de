namespace S3Seal.Emulator.Tests.Operations.Table;

/// <summary>One operation of AWS's own service model, and what the emulator is meant to do about it.</summary>
/// <param name="State"><c>carried-out</c>, <c>kept</c> (validated, stored, given back), <c>refused</c>, or <c>alias:Name</c> for an older name of the same request.</param>
internal sealed record AwsOperation(string Name, string Method, string Uri, string State)
{
    private const string File = "tests/S3Seal.Emulator.Tests/Operations/Table/AwsOperations.tsv";

    public static IReadOnlyList<AwsOperation> All { get; } =
        [.. RepositoryFiles.Lines(File).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(cells => new AwsOperation(cells[0], cells[1], cells[2], cells[4]))];

    /// <summary>The name under which the emulator answers.</summary>
    public string AnswersAs => State.StartsWith("alias:", StringComparison.Ordinal) ? State["alias:".Length..] : Name;
}
