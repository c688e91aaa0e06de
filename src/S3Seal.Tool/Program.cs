using S3Seal.Tool;

return await S3SealTool.RunAsync(args, Console.Out, Console.Error);
