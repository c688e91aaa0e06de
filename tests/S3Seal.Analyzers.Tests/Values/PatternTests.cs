using Microsoft.CodeAnalysis.CSharp;

namespace S3Seal.Analyzers.Tests.Values;

/// <summary>Every way that real code builds and sends requests, judged by all rules together.</summary>
public sealed partial class PatternTests
{
    private const string Sse = "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256";

    public static TheoryData<string> Names(IEnumerable<(string Name, Verdict, string, string)> cases) => [.. cases.Select(static one => one.Name)];

    private static async Task Judge(IEnumerable<(string Name, Verdict Verdict, string Body, string Members)> cases, string name, params Sdk[] sdks)
    {
        var (_, verdict, body, members) = cases.Single(one => one.Name == name);
        foreach (var sdk in sdks.Length == 0 ? [Sdk.V4, Sdk.V3] : sdks)
        {
            var source = body.StartsWith("using Amazon", StringComparison.Ordinal) ? body : Snippet.InMethod(body, members);
            var compilation = await AllRules.Compile(sdk, LanguageVersion.CSharp12, source);
            var found = (await AllRules.Findings(compilation)).Select(static finding => finding.Id + "@" + (finding.Location.GetLineSpan().StartLinePosition.Line + 1)).Order(StringComparer.Ordinal).ToList();
            var text = sdk + ": " + string.Join(" ", found) + "\n" + source;
            switch (verdict)
            {
                case Verdict.Flag:
                    Assert.True(found.Count == 1 && !found[0].StartsWith("SSE1009", StringComparison.Ordinal) && found[0].StartsWith("SSE1", StringComparison.Ordinal), text);
                    break;
                case Verdict.Nothing:
                    Assert.True(found.Count == 0, text);
                    break;
                case Verdict.Maybe:
                    Assert.True(found.Count == 1 && found[0].StartsWith("SSE1009", StringComparison.Ordinal), text);
                    break;
                default:
                    Assert.True(found.TrueForAll(static id => id.StartsWith("SSE1009", StringComparison.Ordinal)), text);
                    break;
            }
        }
    }
}
