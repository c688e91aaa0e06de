namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>Storage classes from warm to cold: a lifecycle moves objects only to a colder one.</summary>
internal static class StorageClassOrder
{
    private static readonly string[] WarmToCold =
        ["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

    public static int Of(string storageClass) => Array.IndexOf(WarmToCold, storageClass);

    public static bool IsArchive(string? storageClass) => storageClass is "GLACIER" or "DEEP_ARCHIVE";
}
