using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>The header that says how small an object may be to be moved to another storage class.</summary>
internal static class TransitionMinimum
{
    public const string Header = "x-amz-transition-default-minimum-object-size";

    /// <summary>Where the choice is kept among the bucket's documents.</summary>
    public const string DocumentName = "lifecycle transition minimum";

    public const string Default = "all_storage_classes_128K";

    public static string Read(RequestHeaders headers) => headers[Header] switch
    {
        null => Default,
        Default or "varies_by_storage_class" => headers[Header]!,
        var other => throw new S3Exception(S3Errors.InvalidRequest,
            $"Invalid TransitionDefaultMinimumObjectSize found: {other}"),
    };
}
