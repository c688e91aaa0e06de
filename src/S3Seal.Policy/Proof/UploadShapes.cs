using System.Collections.Generic;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>The ways in which an upload can ask for encryption; S3 refuses every other combination before any policy is read.</summary>
internal static class UploadShapes
{
    /// <summary>The three keys' values in the order algorithm, KMS key, customer algorithm; the plainest shape first.</summary>
    public static List<ContextValue[]> All(IEnumerable<string> kmsKeys)
    {
        var shapes = new List<ContextValue[]>
        {
            Shape(null, null, null),
            Shape("AES256", null, null),
            Shape("aws:kms", null, null),
            Shape("aws:kms:dsse", null, null),
        };
        foreach (var key in kmsKeys)
        {
            if (key.Length == 0)
                continue;
            shapes.Add(Shape("aws:kms", key, null));
            shapes.Add(Shape("aws:kms:dsse", key, null));
        }

        shapes.Add(Shape(null, null, "AES256"));
        return shapes;
    }

    private static ContextValue[] Shape(string? algorithm, string? kmsKey, string? customerAlgorithm) =>
        [Value(algorithm), Value(kmsKey), Value(customerAlgorithm)];

    private static ContextValue Value(string? text) => text is null ? ContextValue.Absent : ContextValue.Known(text);
}
