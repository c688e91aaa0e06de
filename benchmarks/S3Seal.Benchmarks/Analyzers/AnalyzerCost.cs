using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Benchmarks.Analyzers;

/// <summary>What the rules cost beside the compiler's own work, on one thread: wall time, processor time and the compiler's telemetry; medians of rounds that take turns.</summary>
internal static class AnalyzerCost
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Nothing = [];

    public static async Task<int> RunAsync(int rounds)
    {
        var withSdk = new SyntheticCompilation(withSdk: true);
        var plain = new SyntheticCompilation(withSdk: false);
        var revocation = AnalyzerSets.RevocationList();
        Subject[] subjects =
        [
            new("GetDiagnostics alone", withSdk, Nothing, 0, 0),
            new("an analyzer that does nothing", withSdk, AnalyzerSets.Idle, 0, 0),
            new("all our rules", withSdk, AnalyzerSets.Ours, 0, SyntheticSolution.RequestSites),
            new("all our rules, 50 policies", withSdk, AnalyzerSets.Ours, 50, SyntheticSolution.RequestSites),
            new("CA5399 and CA5400", withSdk, revocation, 0, SyntheticSolution.ClientSites),
            new("no SDK: GetDiagnostics alone", plain, Nothing, 0, 0),
            new("no SDK: all our rules", plain, AnalyzerSets.Ours, 0, 0),
        ];
        var runs = subjects.ToDictionary(static subject => subject, static _ => new List<Cost>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var subject in subjects)
            {
                var cost = await MeasureAsync(subject);
                if (round > 0)
                {
                    runs[subject].Add(cost);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{SyntheticSolution.Files} files, {SyntheticSolution.RequestSites} requests, {SyntheticSolution.ClientSites} HTTP clients, {rounds} rounds"));
        Console.WriteLine("                                  wall ms   CPU ms   telemetry ms   of alone   µs a site   actions   findings");
        foreach (var subject in subjects)
        {
            var alone = Median(runs[subject.Code == plain ? subjects[5] : subjects[0]], static cost => cost.Wall);
            var (wall, cpu, telemetry) = (Median(runs[subject], static cost => cost.Wall), Median(runs[subject], static cost => cost.Cpu), Median(runs[subject], static cost => cost.Telemetry));
            var last = runs[subject][^1];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{subject.Name,-32} {wall,8:0} {cpu,8:0} {telemetry,14:0.00} {telemetry / alone,10:0.00%} {(subject.Sites == 0 ? 0 : telemetry * 1000 / subject.Sites),11:0.0} {last.Actions,9} {last.Findings,10}"));
        }

        Console.WriteLine();
        foreach (var (name, time) in runs[subjects[2]][^1].Each.OrderByDescending(static pair => pair.Value).Take(8))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {time,8:0.00} ms"));
        }

        return 0;
    }

    /// <summary>The highest memory of one process that does one thing.</summary>
    public static async Task<int> MemoryAsync(string what)
    {
        var policies = what == "policies" ? 50 : 0;
        var set = what switch
        {
            "alone" => Nothing,
            "idle" => AnalyzerSets.Idle,
            _ => AnalyzerSets.Ours,
        };
        await MeasureAsync(new(what, new SyntheticCompilation(withSdk: true), set, policies, 0));
        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-10} {peak["VmHWM:".Length..].Trim()}, allocated {GC.GetTotalAllocatedBytes(precise: true) / 1024 / 1024} MiB"));
        return 0;
    }

    private static async Task<Cost> MeasureAsync(Subject subject)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var compilation = subject.Code.Create();
        if (subject.Analyzers.IsEmpty)
        {
            var findings = compilation.GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return new Cost(watch.Elapsed.TotalMilliseconds, (Now() - cpu).TotalMilliseconds, 0, 0, findings, []);
        }

        var options = new CompilationWithAnalyzersOptions(SyntheticCompilation.Options(subject.Policies), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = compilation.WithAnalyzers(subject.Analyzers, options);
        var result = await analysis.GetAnalysisResultAsync(CancellationToken.None);
        var all = result.GetAllDiagnostics();
        var (wall, used) = (watch.Elapsed.TotalMilliseconds, (Now() - cpu).TotalMilliseconds);
        if (all.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001") is { } failure)
        {
            throw new InvalidOperationException(failure.GetMessage(CultureInfo.InvariantCulture));
        }

        var (telemetry, actions, each) = (0.0, 0, new Dictionary<string, double>(StringComparer.Ordinal));
        foreach (var analyzer in subject.Analyzers)
        {
            var info = result.AnalyzerTelemetryInfo[analyzer];
            telemetry += each[analyzer.GetType().Name] = info.ExecutionTime.TotalMilliseconds;
            actions += info.SyntaxNodeActionsCount + info.OperationActionsCount + info.OperationBlockStartActionsCount + info.OperationBlockActionsCount + info.CodeBlockStartActionsCount
                + info.SymbolActionsCount + info.SymbolStartActionsCount + info.SemanticModelActionsCount + info.SyntaxTreeActionsCount + info.CompilationEndActionsCount + info.CompilationActionsCount;
        }

        return new Cost(wall, used, telemetry, actions, all.Count(static diagnostic => diagnostic.Id.StartsWith("SSE", StringComparison.Ordinal) || diagnostic.Id.StartsWith("CA", StringComparison.Ordinal)), each);

        TimeSpan Now()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private sealed record Subject(string Name, SyntheticCompilation Code, ImmutableArray<DiagnosticAnalyzer> Analyzers, int Policies, int Sites);

    /// <param name="Actions">What the analyzers registered beside the start of a compilation.</param>
    private sealed record Cost(double Wall, double Cpu, double Telemetry, int Actions, int Findings, Dictionary<string, double> Each);
}
