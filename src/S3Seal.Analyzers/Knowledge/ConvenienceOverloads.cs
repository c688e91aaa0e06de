using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>THE TABLE of the SDK's methods that write an object and have no place for an encryption setting.</summary>
internal static class ConvenienceOverloads
{
    private static readonly string[] Copy =
    [
        "sourceBucket=SourceBucket", "sourceKey=SourceKey", "sourceVersionId=SourceVersionId", "destinationBucket=DestinationBucket", "destinationKey=DestinationKey",
    ];

    private static readonly string[] Upload = ["filePath=FilePath", "stream=InputStream", "bucketName=BucketName", "key=Key"];

    private static readonly string[] Directory = ["directory=Directory", "bucketName=BucketName", "searchPattern=SearchPattern", "searchOption=SearchOption"];

    // What a file or folder object of SDK v2 and v3 on .NET Framework writes to S3; there is no request behind it that a caller could reach.
    private static readonly string[] FileWrites =
        ["AppendText", "CopyFromLocal", "CopyTo", "Create", "CreateText", "MoveFromLocal", "MoveTo", "OpenWrite", "Replace", "ReplaceFromLocal"];

    public static readonly ImmutableArray<ConvenienceOverload> All = Rows().ToImmutableArray();

    /// <summary>Every simple name of a row: the cheap question before any symbol is bound.</summary>
    public static readonly HashSet<string> Names = [.. All.Select(static row => row.Method)];

    /// <summary>The row of a method; null for any other. Ask <see cref="AwsS3Symbols.OverloadOf"/>, which remembers.</summary>
    public static ConvenienceOverload? Find(IMethodSymbol method, AwsS3Symbols s3) => All.FirstOrDefault(row => row.Method == method.Name && row.Is(method, s3));

    private static IEnumerable<ConvenienceOverload> Rows()
    {
        foreach (var type in new[] { "Amazon.S3.IAmazonS3", "Amazon.S3.AmazonS3Client" })
        {
            foreach (var suffix in new[] { "", "Async" })
            {
                yield return new(type, "CopyObject" + suffix, RequestShapes.CopyObject, Copy);
                yield return new(type, "InitiateMultipartUpload" + suffix, RequestShapes.InitiateMultipartUpload, "bucketName=BucketName", "key=Key");
            }
        }
        foreach (var type in new[] { "Amazon.S3.Transfer.ITransferUtility", "Amazon.S3.Transfer.TransferUtility" })
        {
            foreach (var suffix in new[] { "", "Async" })
            {
                yield return new(type, "Upload" + suffix, RequestShapes.TransferUpload, Upload);
                yield return new(type, "UploadWithResponse" + suffix, RequestShapes.TransferUpload, Upload);
                yield return new(type, "UploadDirectory" + suffix, RequestShapes.TransferUploadDirectory, Directory);
                yield return new(type, "UploadDirectoryWithResponse" + suffix, RequestShapes.TransferUploadDirectory, Directory);
            }
            yield return new(type, "BeginUpload", null);
            yield return new(type, "BeginUploadDirectory", null);
        }
        foreach (var name in new[] { "UploadObjectFromStream", "UploadObjectFromStreamAsync", "UploadObjectFromFilePath", "UploadObjectFromFilePathAsync" })
        {
            yield return new("Amazon.Runtime.SharedInterfaces.ICoreAmazonS3", name, null) { TakesProperties = true };
        }
        foreach (var name in FileWrites)
        {
            yield return new("Amazon.S3.IO.S3FileInfo", name, null);
        }
        foreach (var name in new[] { "CopyFromLocal", "CopyTo", "MoveFromLocal", "MoveTo" })
        {
            yield return new("Amazon.S3.IO.S3DirectoryInfo", name, null);
        }
        foreach (var name in new[] { "UploadFrom", "UploadFromAsync", "UploadStream", "UploadStreamAsync" })
        {
            yield return new("Amazon.DynamoDBv2.DataModel.S3Link", name, null);
        }
    }
}
