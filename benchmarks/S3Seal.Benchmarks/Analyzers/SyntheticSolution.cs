using System.Globalization;
using System.Text;

namespace S3Seal.Benchmarks.Analyzers;

/// <summary>A thousand files of ordinary code; in a fifth of them each method also makes one S3 request, in a tenth one HTTP client.</summary>
internal static class SyntheticSolution
{
    public const int Files = 1000;
    public const int MethodsPerFile = 10;
    public const int RequestSites = Files / 5 * MethodsPerFile;
    public const int ClientSites = Files / 10 * MethodsPerFile;

    private const string Head = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using System.Text; using System.Threading; using System.Threading.Tasks;

        """;

    private static readonly string[] Ordinary =
    [
        "var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);\n        foreach (var line in lines)\n        {\n            sums[line.Name] = sums.TryGetValue(line.Name, out var sum) ? sum + line.Price * line.Count : line.Price * line.Count;\n        }\n        var best = sums.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(5).Select(pair => $\"{pair.Key}: {pair.Value:0.00}\").ToList();\n        _log.Add(string.Join(\", \", best));",
        "var text = new StringBuilder();\n        for (var index = 0; index < lines.Count; index++)\n        {\n            var line = lines[index];\n            if (line.Count <= 0) { throw new ArgumentException(\"No count: \" + line.Name, nameof(lines)); }\n            text.Append(index).Append('\\t').Append(line.Name).Append('\\t').AppendLine(line.Price.ToString(System.Globalization.CultureInfo.InvariantCulture));\n        }\n        using (var writer = new StreamWriter(new MemoryStream(), new UTF8Encoding(false))) { await writer.WriteAsync(text.ToString()); }",
        "var copy = lines.Select(line => new Line { Name = line.Name.Trim(), Price = Math.Round(line.Price, 2), Count = line.Count }).Where(line => line.Count > 0).ToList();\n        switch (copy.Count)\n        {\n            case 0: _log.Add(\"nothing\"); break;\n            case 1: _log.Add(copy[0].Name); break;\n            default: _log.AddRange(copy.GroupBy(line => line.Count).Select(group => group.Key + \"=\" + group.Count())); break;\n        }",
        "var attempts = 0;\n        while (attempts < 3)\n        {\n            try { await Task.Delay(TimeSpan.FromMilliseconds(attempts * 10), cancellationToken); _log.Add(name ?? \"none\"); break; }\n            catch (IOException problem) when (attempts < 2) { attempts++; _log.Add(problem.Message); }\n        }\n        var total = lines.Sum(line => line.Price * line.Count);\n        if (total > 1000m && flag) { _log.Add(\"large \" + total); } else if (total < 0) { _log.RemoveAll(entry => entry.Length == 0); }",
    ];

    private static readonly string[] Requests =
    [
        "var request = new Amazon.S3.Model.PutObjectRequest { BucketName = \"data\", Key = name, ContentBody = string.Join('\\n', _log) };\n        await s3.PutObjectAsync(request, cancellationToken);",
        "var request = new Amazon.S3.Model.PutObjectRequest();\n        request.BucketName = \"data\";\n        request.Key = name;\n        request.ServerSideEncryptionMethod = Amazon.S3.ServerSideEncryptionMethod.AES256;\n        await s3.PutObjectAsync(request, cancellationToken);",
        "var request = new Amazon.S3.Model.CopyObjectRequest { SourceBucket = \"in\", SourceKey = name, DestinationBucket = \"data\", DestinationKey = name };\n        if (flag) { request.ServerSideEncryptionMethod = Amazon.S3.ServerSideEncryptionMethod.AWSKMS; }\n        await s3.CopyObjectAsync(request, cancellationToken);",
        "var request = new Amazon.S3.Model.PutObjectRequest { BucketName = \"data\", Key = name };\n        Prepare(request);\n        await s3.PutObjectAsync(request, cancellationToken);",
        "await Retry(async () => await transfer.UploadAsync(new Amazon.S3.Transfer.TransferUtilityUploadRequest { BucketName = \"data\", Key = name, FilePath = name, ServerSideEncryptionMethod = Amazon.S3.ServerSideEncryptionMethod.AES256 }, cancellationToken));",
    ];

    private static readonly string[] Clients =
    [
        "var handler = new HttpClientHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 4 };\n        using var client = new HttpClient(handler);\n        _log.Add(await client.GetStringAsync(name, cancellationToken));",
        "var handler = new HttpClientHandler();\n        handler.AllowAutoRedirect = false;\n        handler.CheckCertificateRevocationList = true;\n        using var client = new HttpClient(handler);\n        _log.Add(await client.GetStringAsync(name, cancellationToken));",
        "var handler = new HttpClientHandler { AllowAutoRedirect = false };\n        if (flag) { handler.CheckCertificateRevocationList = true; }\n        using var client = new HttpClient(handler);\n        _log.Add(await client.GetStringAsync(name, cancellationToken));",
        "var handler = new HttpClientHandler { AllowAutoRedirect = false };\n        Prepare(handler);\n        using var client = new HttpClient(handler);\n        _log.Add(await client.GetStringAsync(name, cancellationToken));",
        "await Retry(async () => { using var client = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true }); _log.Add(await client.GetStringAsync(name, cancellationToken)); });",
    ];

    /// <param name="withRequests">False for the same code without any S3 request.</param>
    public static IEnumerable<string> Sources(bool withRequests)
    {
        yield return Head + "namespace Synthetic;\npublic sealed class Line { public string Name { get; set; } = \"\"; public decimal Price { get; set; } public int Count { get; set; } }\n";
        for (var file = 1; file < Files; file++)
        {
            yield return Source(file, file % 5 == 0 && withRequests ? Requests : file % 10 == 1 ? Clients : []);
        }
    }

    private static string Source(int file, string[] sites)
    {
        var text = new StringBuilder(Head);
        var parameters = (sites == Requests ? "Amazon.S3.IAmazonS3 s3, Amazon.S3.Transfer.ITransferUtility transfer, " : "") + "IReadOnlyList<Line> lines, string name, bool flag, CancellationToken cancellationToken";
        text.Append(CultureInfo.InvariantCulture, $"namespace Synthetic.Part{file % 20};\n\npublic sealed class Service{file}\n{{\n    private readonly List<string> _log = new();\n");
        for (var method = 0; method < MethodsPerFile; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    public async Task<int> Run{method}({parameters})\n    {{\n        {Ordinary[(file + method) % Ordinary.Length]}\n");
            if (sites.Length > 0)
            {
                text.Append("        ").Append(sites[method % sites.Length]).Append('\n');
            }

            text.Append("        await Task.Yield();\n        return _log.Count;\n    }\n");
        }

        if (sites.Length > 0)
        {
            text.Append("\n    private static async Task Retry(Func<Task> action) { try { await action(); } catch (IOException) { await action(); } }\n")
                .Append(sites == Requests ? "\n    private static void Prepare(Amazon.S3.Model.PutObjectRequest request) { request.ContentType = \"text/plain\"; }\n"
                    : "\n    private static void Prepare(HttpClientHandler handler) { handler.MaxConnectionsPerServer = 2; }\n");
        }

        return text.Append("}\n").ToString();
    }
}
