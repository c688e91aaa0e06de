using BenchmarkDotNet.Running;
using S3Seal.Benchmarks.Analyzers;
using S3Seal.Benchmarks.Encryption;
using S3Seal.Benchmarks.Soak;
using S3Seal.Benchmarks.Startup;
using S3Seal.Benchmarks.Transfer;

// dotnet run -c Release --project benchmarks/S3Seal.Benchmarks -- startup [S3Seal.Tool.dll] | transfer | listing | memory | soak [minutes] | analyzers [rounds] | analyzers memory alone|idle|rules|policies | --filter '*BareTransfer*'
return args switch
{
    ["serve", var kind] => await ServerProcess.ServeAsync(kind),
    ["transfer", .. var rest] => await TransferComparison.RunAsync(rest),
    ["startup", .. var rest] => await StartupTimes.RunAsync(rest is [var tool] ? tool : null),
    ["nothing"] => StartupTimes.Nothing(),
    ["analyzers"] => await AnalyzerCost.RunAsync(rounds: 3),
    ["analyzers", var rounds] => await AnalyzerCost.RunAsync(int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture)),
    ["analyzers", "memory", var what] => await AnalyzerCost.MemoryAsync(what),
    ["encryption"] => EncryptionComparison.Run(),
    ["listing"] => await ListingComparison.RunAsync(),
    ["memory"] => await StoreMemory.RunAsync(),
    ["keypress"] => await S3Seal.Benchmarks.Policies.KeyPress.RunAsync(),
    ["soak", .. var rest] => await SoakRun.RunAsync(rest),
    _ => Switch(args),
};

static int Switch(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
    return 0;
}
