using System;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Conditions;

/// <summary>Base64 text, compared by the bytes it means; bad base64 matches nothing.</summary>
internal static class BinaryOperators
{
    public static object? Prepare(WildcardPattern policyValue) => Decode(policyValue.Text);

    public static bool Equal(object prepared, string requestValue)
    {
        var expected = (byte[])prepared;
        return Decode(requestValue) is { } actual && actual.AsEqual(expected);
    }

    private static bool AsEqual(this byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
