using System.Globalization;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Operations.Objects;

/// <summary>Part numbers in queries: 1 to 10 000.</summary>
internal static class PartNumbers
{
    public const int Most = 10_000;

    public static int Parse(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most
            ? number
            : throw new S3Exception(
                S3Errors.InvalidArgument, "Part number must be an integer between 1 and 10000, inclusive", ("ArgumentName", "partNumber"), ("ArgumentValue", text));
}
