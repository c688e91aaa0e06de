using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;

namespace S3Seal.Benchmarks.Policies;

/// <summary>
/// What one key press costs in an editor that shows one C# file of a thousand, beside fifty bucket policies: in the policy's file, and in
/// the C# file. Each press is asked anew, as an editor asks; the yardstick is the compiler's own check of the same file.
/// </summary>
internal static class KeyPress
{
    private const int Presses = 60;
    private const int Warm = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(S3Seal.Analyzers.S3Rule).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<int> RunAsync()
    {
        var compilation = EditedProject.Compilation();
        var files = EditedProject.Policies();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{EditedProject.Files} files, {files.Length} policies, {Presses} presses each"));
        Console.WriteLine("                                                     median ms   p95 ms   allocated KiB   findings");
        Subject[] subjects =
        [
            new("C# file: the compiler's own check", press => Compiled(EditedProject.Pressed(compilation, press))),
            new("C# file: all rules, no policy", press => InCodeAsync(EditedProject.Pressed(compilation, press), [])),
            new("C# file: all rules, 50 policies", press => InCodeAsync(EditedProject.Pressed(compilation, press), files)),
            new("policy file: its own findings", press => InPolicyAsync(compilation, EditedProject.Pressed(files, press))),
            new("policy file: findings of the C# file", press => InCodeAsync(compilation, EditedProject.Pressed(files, press))),
        ];
        for (var press = 0; press < Warm + Presses; press++)
        {
            foreach (var subject in subjects)
            {
                await subject.PressAsync(press);
            }
        }

        foreach (var subject in subjects)
        {
            subject.Print();
        }

        Evaluation();
        return 0;
    }

    private static Task<int> Compiled(CSharpCompilation compilation) =>
        Task.FromResult(compilation.GetSemanticModel(EditedProject.Open(compilation)).GetDiagnostics().Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static async Task<int> InCodeAsync(CSharpCompilation compilation, ImmutableArray<AdditionalText> files)
    {
        var model = compilation.GetSemanticModel(EditedProject.Open(compilation));
        return (await compilation.WithAnalyzers(Rules, new AnalyzerOptions(files)).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).Length;
    }

    private static async Task<int> InPolicyAsync(CSharpCompilation compilation, ImmutableArray<AdditionalText> files)
    {
        var result = await compilation.WithAnalyzers(Rules, new AnalyzerOptions(files)).GetAnalysisResultAsync(files[0], CancellationToken.None);
        return result.GetAllDiagnostics().Length;
    }

    // One call whose caller, address and time nobody knows, against one policy: what the rules ask.
    private static void Evaluation()
    {
        const int Calls = 200_000;
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("two statements", BenchmarkPolicies.Guide), ("twenty statements", BenchmarkPolicies.Large)])
        {
            var policy = PolicyParser.Parse(text).Document!;
            var time = double.MaxValue;
            for (var round = 0; round < 5; round++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < Calls; call++)
                {
                    Evaluate(policy);
                }

                time = Math.Min(time, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one call against one policy of {name}: {time:0.00} µs"));
        }
    }

    private static Truth Evaluate(PolicyDocument policy)
    {
        var request = new RequestContext(RequestPrincipal.Unknown, "s3:PutObject", "arn:aws:s3:::acme-data/reports/") { ResourceIsPrefix = true, Unset = ContextValue.Unknown };
        request["s3:x-amz-server-side-encryption"] = ContextValue.Absent;
        request["s3:x-amz-server-side-encryption-aws-kms-key-id"] = ContextValue.Absent;
        request["s3:x-amz-server-side-encryption-customer-algorithm"] = ContextValue.Absent;
        request["aws:SecureTransport"] = ContextValue.Known("true");
        return PolicyEvaluator.Evaluate(policy, request).Denied;
    }

    /// <summary>One kind of press; the kinds take turns.</summary>
    private sealed class Subject(string name, Func<int, Task<int>> press)
    {
        private readonly List<double> _times = [];
        private long _allocated;
        private int _findings;

        public async Task PressAsync(int index)
        {
            var before = GC.GetTotalAllocatedBytes(precise: false);
            var start = Stopwatch.GetTimestamp();
            _findings = await press(index);
            if (index >= Warm)
            {
                _times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                _allocated += GC.GetTotalAllocatedBytes(precise: false) - before;
            }
        }

        public void Print()
        {
            _times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-50} {_times[_times.Count / 2],11:0.00} {_times[_times.Count * 95 / 100],8:0.00} {_allocated / Presses / 1024,15} {_findings,10}"));
        }
    }
}
