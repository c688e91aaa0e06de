using System.Text.Json;

namespace S3Seal.Package.Tests;

/// <summary>The results of a compiler's <c>ErrorLog</c> in SARIF 2.1.</summary>
/// <param name="Suppressed">The justification of a suppression, "in source" for one without, empty when the result stands.</param>
internal sealed record SarifResult(string Rule, string Level, string File, int Line, string Suppressed)
{
    public static IReadOnlyList<SarifResult> Read(string path)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        return [.. document.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("results").EnumerateArray()).Select(Of)];
    }

    private static SarifResult Of(JsonElement result)
    {
        var place = result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0
            ? locations[0].GetProperty("physicalLocation")
            : default;
        return new SarifResult(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            place.ValueKind == JsonValueKind.Object ? Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath) : "",
            place.ValueKind == JsonValueKind.Object ? place.GetProperty("region").GetProperty("startLine").GetInt32() : 0,
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0
                ? suppressions[0].TryGetProperty("justification", out var justification) && justification.GetString() is { Length: > 0 } text ? text : "in source"
                : "");
    }
}
