using System.Text.Json;
using System.Text.Json.Nodes;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Tool.Policies;

/// <summary>A request as JSON: principal, action, resource and the complete context.</summary>
internal static class RequestFormat
{
    /// <summary>Reads a request; throws <see cref="FormatException"/> that names the member that is wrong.</summary>
    public static RequestContext Read(JsonElement request)
    {
        Require(request, JsonValueKind.Object, "request");
        var context = new RequestContext(
            ReadPrincipal(Member(request, "principal")),
            ReadText(Member(request, "action"), "action"),
            ReadText(Member(request, "resource"), "resource"));
        if (!request.TryGetProperty("context", out var values) || values.ValueKind == JsonValueKind.Null)
            return context;
        Require(values, JsonValueKind.Object, "context");
        foreach (var key in values.EnumerateObject())
            context[key.Name] = ReadValues(key.Value, key.Name);
        return context;
    }

    /// <summary>Writes a request in the form that <see cref="Read"/> takes.</summary>
    public static JsonObject Write(RequestContext request)
    {
        var context = new JsonObject();
        foreach (var key in request.Keys.Order(StringComparer.Ordinal))
        {
            if (request[key].State == ContextState.Known)
                context[key] = new JsonArray([.. request[key].Values.Select(value => (JsonNode?)JsonValue.Create(value))]);
        }

        return new JsonObject
        {
            ["principal"] = WritePrincipal(request.Principal),
            ["action"] = request.Action,
            ["resource"] = request.Resource,
            ["context"] = context,
        };
    }

    private static RequestPrincipal ReadPrincipal(JsonElement principal)
    {
        Require(principal, JsonValueKind.Object, "principal");
        if (principal.TryGetProperty("anonymous", out var anonymous) && anonymous.ValueKind == JsonValueKind.True)
            return RequestPrincipal.Anonymous;
        if (principal.TryGetProperty("service", out var service))
            return RequestPrincipal.OfService(ReadText(service, "principal.service"));
        var arn = ReadOptional(principal, "arn");
        return RequestPrincipal.Signed(
            ReadOptional(principal, "account") ?? AccountOf(arn), arn, ReadOptional(principal, "roleArn"), ReadOptional(principal, "canonicalId"));
    }

    private static string AccountOf(string? arn) =>
        arn?.Split(':', 6) is { Length: 6 } parts ? parts[4] : throw new FormatException("principal needs account, anonymous or service");

    private static JsonObject WritePrincipal(RequestPrincipal principal)
    {
        if (principal.Form == CallerForm.Anonymous)
            return new JsonObject { ["anonymous"] = true };
        if (principal.Service is { } service)
            return new JsonObject { ["service"] = service };
        var written = new JsonObject { ["account"] = principal.Account, ["arn"] = principal.Arn };
        if (principal.RoleArn is { } role)
            written["roleArn"] = role;
        if (principal.CanonicalId is { } canonicalId)
            written["canonicalId"] = canonicalId;
        return written;
    }

    private static ContextValue ReadValues(JsonElement value, string key) => value.ValueKind switch
    {
        JsonValueKind.Array => ContextValue.Known([.. value.EnumerateArray().Select(item => ReadScalar(item, key))]),
        JsonValueKind.Null => ContextValue.Absent,
        _ => ContextValue.Known(ReadScalar(value, key)),
    };

    private static string ReadScalar(JsonElement value, string key) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new FormatException($"context.{key} must be a list of strings"),
    };

    internal static string? ReadOptional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? ReadText(value, name) : null;

    internal static string ReadText(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} must be a string");

    internal static JsonElement Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            throw new FormatException($"an object with the member {name} was expected, not {parent.ValueKind.ToString().ToLowerInvariant()}");
        return parent.TryGetProperty(name, out var value) ? value : throw new FormatException($"{name} is missing");
    }

    private static void Require(JsonElement value, JsonValueKind kind, string name)
    {
        if (value.ValueKind != kind)
            throw new FormatException($"{name} must be an {kind.ToString().ToLowerInvariant()}");
    }
}
