using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>One row of <see cref="ConvenienceOverloads"/>: a method of the SDK that writes an object and takes no request.</summary>
internal sealed class ConvenienceOverload(string type, string method, RequestShape? request, params string[] properties)
{
    /// <summary>The metadata name of the type or interface that declares it.</summary>
    public string Type { get; } = type;

    public string Method { get; } = method;

    /// <summary>The request that its arguments can be written as; null where the SDK has no such overload.</summary>
    public RequestShape? Request { get; } = request;

    /// <summary>Parameter name → property of the request, written <c>parameter=Property</c> in the table.</summary>
    public ImmutableDictionary<string, string> Properties { get; } = Map(properties);

    /// <summary>Whether the call may still carry a setting, in a dictionary of property names.</summary>
    public bool TakesProperties { get; init; }

    private static ImmutableDictionary<string, string> Map(IEnumerable<string> properties)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var pair in properties)
        {
            var at = pair.IndexOf('=');
            map.Add(pair.Substring(0, at), pair.Substring(at + 1));
        }
        return map.ToImmutable();
    }

    /// <summary>Whether this is the overload that the method is: declared on the row's type, and without a request among its parameters.</summary>
    public bool Is(IMethodSymbol method, AwsS3Symbols s3)
    {
        if (method.ContainingType.Name != Type.Substring(Type.LastIndexOf('.') + 1) || method.ContainingType.ToDisplayString() != Type || !AwsS3Symbols.IsAws(method))
        {
            return false;
        }
        foreach (var parameter in method.Parameters)
        {
            if (s3.ShapeOf(parameter.Type) is not null || parameter.Type.Name.EndsWith("Request", System.StringComparison.Ordinal))
            {
                return false;
            }
        }
        return true;
    }
}
