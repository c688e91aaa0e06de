using BenchmarkDotNet.Running;
using S3Seal.Benchmarks.Soak;
using S3Seal.Benchmarks.Transfer;

// dotnet run -c Release --project benchmarks/S3Seal.Benchmarks -- transfer | listing | memory | soak [minutes] | --filter '*BareTransfer*'
return args switch
{
    ["serve", var kind] => await ServerProcess.ServeAsync(kind),
    ["transfer", .. var rest] => await TransferComparison.RunAsync(rest),
    ["listing"] => await ListingComparison.RunAsync(),
    ["memory"] => await StoreMemory.RunAsync(),
    ["soak", .. var rest] => await SoakRun.RunAsync(rest),
    _ => Switch(args),
};

static int Switch(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
    return 0;
}
