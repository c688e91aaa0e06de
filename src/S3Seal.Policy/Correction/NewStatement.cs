using System.Collections.Generic;
using System.Linq;

namespace S3Seal.Policy.Correction;

/// <summary>A Deny of uploads that a policy lacks.</summary>
/// <param name="Sid">Its name, which no other statement has.</param>
/// <param name="Resource">All objects of the bucket.</param>
/// <param name="Key">The condition key that must have one of <paramref name="Values"/>.</param>
/// <param name="Values">What the upload must carry.</param>
internal sealed record NewStatement(string Sid, string Resource, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The statement as JSON.</summary>
    /// <param name="indentation">The indentation of its brace; null to write it on one line.</param>
    /// <param name="newLine">The line end.</param>
    public string Write(string? indentation, string newLine)
    {
        var values = Values.Count == 1 ? PolicySource.Quote(Values[0]) : "[" + string.Join(", ", Values.Select(PolicySource.Quote)) + "]";
        string[] members =
        [
            "\"Sid\": " + PolicySource.Quote(Sid),
            "\"Effect\": \"Deny\"",
            "\"Principal\": \"*\"",
            "\"Action\": \"s3:PutObject\"",
            "\"Resource\": " + PolicySource.Quote(Resource),
            "\"Condition\": { \"StringNotEquals\": { " + PolicySource.Quote(Key) + ": " + values + " } }",
        ];
        if (indentation is null)
            return "{ " + string.Join(", ", members) + " }";
        var line = newLine + indentation;
        return "{" + string.Join(",", members.Select(member => line + (indentation.Contains('\t') ? "\t" : "  ") + member)) + line + "}";
    }
}
