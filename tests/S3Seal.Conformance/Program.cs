using S3Seal.Conformance;

// dotnet run --project tests/S3Seal.Conformance -- --endpoint https://s3.us-east-1.amazonaws.com --access-key AKIA... --secret-key ... --account 123456789012
var rest = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (i + 1 < args.Length && Target.Options.TryGetValue(args[i], out var variable))
    {
        Environment.SetEnvironmentVariable(variable, args[++i]);
    }
    else
    {
        rest.Add(args[i]);
    }
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run([.. rest]);
