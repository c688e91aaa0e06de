using System.Text.Json;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;

namespace S3Seal.Policy.Tests;

/// <summary>A table of <c>Cases/</c>: each row says what is asked, what must come out and why.</summary>
internal static class CaseFile
{
    public static TheoryData<string> Rows(string name)
    {
        var rows = new TheoryData<string>();
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", name)));
        foreach (var row in document.RootElement.EnumerateArray())
            rows.Add(row.GetRawText());
        return rows;
    }

    public static JsonElement Read(string row) => JsonDocument.Parse(row).RootElement;

    /// <summary>What a failing row says: its reason and itself.</summary>
    public static string Because(this JsonElement row) => row.GetProperty("because").GetString() + ": " + row.GetRawText();

    public static string PolicyText(JsonElement policy) => policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();

    public static PolicyDocument Parse(string text)
    {
        var parsed = PolicyParser.Parse(text);
        Assert.True(parsed.Document is not null, text + Environment.NewLine + string.Join(Environment.NewLine, parsed.Problems));
        return parsed.Document!;
    }

    public static RequestContext Request(JsonElement request)
    {
        var context = new RequestContext(Caller(request.GetProperty("principal")), request.GetProperty("action").GetString()!, request.GetProperty("resource").GetString()!);
        Fill(context, request.GetProperty("context"));
        return context;
    }

    public static void Fill(RequestContext context, JsonElement keys)
    {
        foreach (var key in keys.EnumerateObject())
            context[key.Name] = ContextValue.Known([.. key.Value.EnumerateArray().Select(value => value.GetString()!)]);
    }

    public static RequestPrincipal Caller(JsonElement caller)
    {
        if (caller.TryGetProperty("anonymous", out _))
            return RequestPrincipal.Anonymous;
        return caller.TryGetProperty("service", out var service)
            ? RequestPrincipal.OfService(service.GetString()!)
            : RequestPrincipal.Signed(caller.GetProperty("account").GetString()!, Text(caller, "arn"), Text(caller, "roleArn"), Text(caller, "canonicalId"));
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;
}
