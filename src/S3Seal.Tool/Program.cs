using System.CommandLine;

var root = new RootCommand("S3Seal: finds, proves and replays what an S3 bucket policy does to your uploads.");
return await root.Parse(args).InvokeAsync();
