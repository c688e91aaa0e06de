using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Tests.Operations.Table;

/// <summary>AWS's own list of operations against the emulator's table: each has a state, an action, a test, and its row in the documents.</summary>
public sealed class OperationTableTests
{
    private const string Page = "docs/emulator/operations.md";

    // In no service model: a browser sends them.
    private static readonly string[] BesidesTheModel = ["OptionsBucket", "OptionsObject", "PostObject"];

    public static TheoryData<string> AwsNames => [.. AwsOperation.All.Select(aws => aws.Name)];

    public static TheoryData<string> Names => [.. OperationTable.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(AwsNames))]
    public void AwsOperation_Always_IsInTheTableUnderItsNameMethodAndState(string name)
    {
        var aws = AwsOperation.All.Single(operation => operation.Name == name);

        var operation = Assert.Single(OperationTable.All, operation => operation.Name == aws.AnswersAs);

        Assert.Equal(aws.Method, operation.Route.Method);
        Assert.Equal(Scope(aws.Uri), operation is Unsupported && name == "WriteGetObjectResponse" ? RouteScope.Service : operation.Route.Scope);
        Assert.All(Discriminators(aws.Uri), query => Assert.Contains(query, operation.Route.Query));
        if (aws.Name == aws.AnswersAs)
        {
            Assert.Equal(aws.State, OperationPage.StateOf(operation));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_Always_IsOneOfAwssAndHasAnActionAndATest(string name)
    {
        var operation = Assert.Single(OperationTable.All, operation => operation.Name == name);

        Assert.True(BesidesTheModel.Contains(name) || AwsOperation.All.Any(aws => aws.AnswersAs == name), $"{name} is none of AWS's operations");
        Assert.True(operation.Route.Callers == CallerKind.Unchecked || operation.Route.Action.Contains(':', StringComparison.Ordinal), $"{name} has no action");
        Assert.NotEmpty(TestedOperations.For(name));
    }

    [Fact]
    public void Page_Always_IsWhatTheTableSays()
    {
        var file = Path.Combine(RepositoryFiles.Root, Page);
        var expected = OperationPage.Print();
        if (Environment.GetEnvironmentVariable("S3SEAL_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    private static RouteScope Scope(string uri) => uri switch
    {
        _ when uri.Contains("{Key+}", StringComparison.Ordinal) => RouteScope.Object,
        _ when uri.Contains("{Bucket}", StringComparison.Ordinal) => RouteScope.Bucket,
        _ => RouteScope.Service,
    };

    private static string[] Discriminators(string uri)
    {
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? [] : uri[(mark + 1)..].Split('&');
    }
}
