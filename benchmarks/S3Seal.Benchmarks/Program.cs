using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/S3Seal.Benchmarks -- --filter '*ObjectTransfer*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
