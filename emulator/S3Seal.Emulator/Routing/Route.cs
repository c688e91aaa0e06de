namespace S3Seal.Emulator.Routing;

/// <summary>One row of the route table: when an operation is meant, and what it demands. Data only.</summary>
internal sealed record Route
{
    public required string Method { get; init; }

    public required RouteScope Scope { get; init; }

    /// <summary>The IAM action, <c>s3:</c> prefix included; empty when nothing is authorised (preflight).</summary>
    public required string Action { get; init; }

    /// <summary>The action that replaces <see cref="Action"/> when the query carries <c>versionId</c>.</summary>
    public string? VersionAction { get; init; }

    /// <summary>Query parameters that must be present: <c>name</c>, or <c>name=value</c> for a fixed value.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Request headers that must be present (lower case).</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    public BodyKind Body { get; init; } = BodyKind.None;

    public CallerKind Callers { get; init; } = CallerKind.Anyone;

    /// <summary>What is said to callers who do not sign where they must; null for AccessDenied's own words.</summary>
    public string? UnsignedRefusal { get; init; }

    /// <summary>Further actions the request needs because of what it carries: checked with the main one, never in the operation.</summary>
    public IReadOnlyList<SecondDemand> AlsoDemands { get; init; } = [];

    /// <summary>False when the operation asks per item (DeleteObjects), so that the door asks nothing itself.</summary>
    public bool AuthorizeAtDoor { get; init; } = true;

    /// <summary>False when the bucket need not exist (CreateBucket, CORS preflight); otherwise the door answers NoSuchBucket.</summary>
    public bool NeedsBucket { get; init; } = true;

    /// <summary>True when the checksum headers speak of the object that the request makes, not of the request's own body.</summary>
    public bool ChecksumIsOfObject { get; init; }

    public static Route Service(string method, string action, params string[] query) => Of(method, RouteScope.Service, action, query);

    public static Route Bucket(string method, string action, params string[] query) => Of(method, RouteScope.Bucket, action, query);

    public static Route Object(string method, string action, params string[] query) => Of(method, RouteScope.Object, action, query);

    private static Route Of(string method, RouteScope scope, string action, string[] query) =>
        new() { Method = method, Scope = scope, Action = action, Query = query };
}
