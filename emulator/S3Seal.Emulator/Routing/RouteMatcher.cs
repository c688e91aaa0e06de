using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Routing;

/// <summary>Finds the row a request means: the most specific one of its method and scope whose parameters and headers are all there.</summary>
internal sealed class RouteMatcher<T>
    where T : class
{
    // Parameters that go with a discriminator but are none themselves.
    private static readonly string[] Companions = ["partNumber", "list-type", "id", "select-type", "versionId", "annotationName"];

    private readonly Dictionary<(string Method, RouteScope Scope), Row[]> _rows;
    private readonly HashSet<string> _subresources;

    public RouteMatcher(IEnumerable<T> items, Func<T, Route> routeOf)
    {
        var rows = items.Select(item => new Row(item, routeOf(item))).ToArray();
        _rows = rows.GroupBy(row => (row.Route.Method, row.Route.Scope)).ToDictionary(group => group.Key, group => group.OrderByDescending(row => row.Weight).ToArray());
        _subresources = rows.SelectMany(row => row.Names).Except(Companions).ToHashSet(StringComparer.Ordinal);
    }

    public static RouteScope ScopeOf(S3Target target) =>
        target.BucketName is null ? RouteScope.Service : target.Key is null ? RouteScope.Bucket : RouteScope.Object;

    /// <summary>The row that is meant; throws MethodNotAllowed when there is none, InvalidArgument for two subresources at once.</summary>
    public T Match(string method, S3Target target, RequestHeaders headers)
    {
        var scope = ScopeOf(target);
        var subresource = OnlySubresource(target.Query);
        if (_rows.TryGetValue((method, scope), out var rows))
        {
            foreach (var row in rows)
            {
                if (row.Fits(target.Query, headers) && (subresource is null || row.Names.Contains(subresource)))
                {
                    return row.Item;
                }
            }
        }

        throw NotAllowed(method, scope, subresource);
    }

    private string? OnlySubresource(QueryParameters query)
    {
        string? found = null;
        foreach (var item in query.Items)
        {
            if (item.Name != found && _subresources.Contains(item.Name))
            {
                found = found is null ? item.Name : throw Conflict(query);
            }
        }

        return found;
    }

    private S3Exception Conflict(QueryParameters query)
    {
        var names = query.Items.Select(item => item.Name).Where(_subresources.Contains).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new S3Exception(S3Errors.InvalidArgument, $"Conflicting query string parameters: {string.Join(", ", names)}",
            ("ArgumentName", "ResourceType"), ("ArgumentValue", names[0]));
    }

    private S3Exception NotAllowed(string method, RouteScope scope, string? subresource)
    {
        var allowed = _rows.Where(group => group.Key.Scope == scope && group.Value.Any(row => row.Answers(subresource))).Select(group => group.Key.Method).Order(StringComparer.Ordinal);
        var allow = string.Join(", ", allowed);
        return new S3Exception(S3Errors.MethodNotAllowed, ("Method", method), ("ResourceType", (subresource ?? scope.ToString()).ToUpperInvariant()))
        {
            Headers = allow.Length == 0 ? [] : [("Allow", allow)],
        };
    }

    private sealed class Row
    {
        private readonly (string Name, string? Value)[] _query;

        public Row(T item, Route route)
        {
            Item = item;
            Route = route;
            _query = [.. route.Query.Select(Split)];
            Names = [.. _query.Select(pair => pair.Name)];
            Weight = (16 * _query.Length) + route.Headers.Count + _query.Count(pair => pair.Value is not null);
        }

        public T Item { get; }

        public Route Route { get; }

        public string[] Names { get; }

        public int Weight { get; }

        public bool Answers(string? subresource) => subresource is null ? Names.Length == 0 : Names.Contains(subresource);

        public bool Fits(QueryParameters query, RequestHeaders headers)
        {
            foreach (var (name, value) in _query)
            {
                if (query.Get(name) is not { } sent || (value is not null && sent != value))
                {
                    return false;
                }
            }

            foreach (var header in Route.Headers)
            {
                if (!headers.Has(header))
                {
                    return false;
                }
            }

            return true;
        }

        private static (string Name, string? Value) Split(string query)
        {
            var equals = query.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? (query, null) : (query[..equals], query[(equals + 1)..]);
        }
    }
}
