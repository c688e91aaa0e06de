using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The symbols of the AWS SDK for S3 in one compilation, found once, by metadata name and containing assembly.</summary>
internal sealed class AwsS3Symbols
{
    private static readonly ConditionalWeakTable<Compilation, AwsS3Symbols> PerCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, ConvenienceOverload?> _overloads = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, RequestShape> _shapes = new(SymbolEqualityComparer.Default);

    private readonly Lazy<RequestTracker> _requests;
    private readonly Lazy<bool> _mayUseHttp;

    private AwsS3Symbols(Compilation compilation)
    {
        _requests = new Lazy<RequestTracker>(() => new RequestTracker(compilation, this));
        _mayUseHttp = new Lazy<bool>(() => compilation.SyntaxTrees.Any(static tree => BodyRoots.Contains(tree, "UseHttp", CancellationToken.None)));
        _compilation = compilation;
        SdkIsReferenced = compilation.ReferencedAssemblyNames.Any(static name => IsSdkName(name.Name));
        if (SdkIsReferenced)
        {
            foreach (var shape in RequestShapes.All)
            {
                if (Find(shape.MetadataName) is { } type)
                {
                    _shapes[type] = shape;
                }
            }
        }
    }

    public bool SdkIsReferenced { get; }

    /// <summary>The tracker of request objects, shared by all rules of the compilation: each body is analysed once.</summary>
    public RequestTracker Requests => _requests.Value;

    /// <summary>Whether some code of the compilation mentions ClientConfig.UseHttp; otherwise the SDK speaks HTTPS.</summary>
    public bool MayUseHttp => _mayUseHttp.Value;

    /// <summary>Amazon.S3.ServerSideEncryptionMethod.</summary>
    public INamedTypeSymbol? Method => Find("Amazon.S3.ServerSideEncryptionMethod");

    /// <summary>Amazon.S3.ServerSideEncryptionCustomerMethod.</summary>
    public INamedTypeSymbol? CustomerMethod => Find("Amazon.S3.ServerSideEncryptionCustomerMethod");

    /// <summary>The symbols of a compilation: the same object for every rule that asks.</summary>
    public static AwsS3Symbols Of(Compilation compilation) => PerCompilation.GetValue(compilation, static c => new AwsS3Symbols(c));

    /// <summary>Finds a type of the SDK by metadata name; null when this version of the SDK has none, or the type is somebody else's.</summary>
    public INamedTypeSymbol? Find(string metadataName) =>
        _types.GetOrAdd(metadataName, name => _compilation.GetTypesByMetadataName(name).FirstOrDefault(static type => IsSdk(type)));

    /// <summary>The shape of a request type or of a type derived from one; null for everything else.</summary>
    public RequestShape? ShapeOf(ITypeSymbol? type)
    {
        for (var depth = 0; type is not null && depth < MaxDepth; type = type.BaseType, depth++)
        {
            if (type is ITypeParameterSymbol { ConstraintTypes: { IsEmpty: false } constraints })
            {
                type = constraints[0];
            }

            if (_shapes.TryGetValue(type, out var shape))
            {
                return shape;
            }
        }

        return null;
    }

    /// <summary>The overload without a request that the method is; null for any other method.</summary>
    public ConvenienceOverload? OverloadOf(IMethodSymbol method) => _overloads.GetOrAdd(method.OriginalDefinition, key => ConvenienceOverloads.Find((IMethodSymbol)key, this));

    /// <summary>Whether the requests of a shape have a property, in this version of the SDK.</summary>
    public bool HasProperty(RequestShape shape, string name)
    {
        var depth = 0;
        for (var type = Find(shape.MetadataName); type is not null && depth < MaxDepth; type = type.BaseType, depth++)
        {
            if (type.GetMembers(name).Any(static member => member is IPropertySymbol))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the symbol is declared by the SDK itself.</summary>
    public static bool IsSdk(ISymbol? symbol) =>
        symbol?.ContainingAssembly is { } assembly && (IsSdkName(assembly.Name) || assembly.Name == "AWSSDK.Core");

    /// <summary>Whether the symbol is declared by any assembly of the AWS SDK: some of other services write to S3 as well.</summary>
    public static bool IsAws(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name && (name == "AWSSDK" || name.StartsWith("AWSSDK.", StringComparison.Ordinal));

    /// <summary>Whether the method is the SDK's own (or an override or implementation of it) and sends requests of the shape.</summary>
    public static bool IsSend(IMethodSymbol method, RequestShape shape) => shape.Sends.Contains(method.Name) && IsSdk(Root(method));

    /// <summary>The declaration that an override or an implementation of an SDK interface goes back to.</summary>
    public static IMethodSymbol Root(IMethodSymbol method)
    {
        for (var depth = 0; method.OverriddenMethod is { } overridden && depth < MaxDepth; depth++)
        {
            method = overridden;
        }

        return method.ReducedFrom ?? method.OriginalDefinition;
    }

    // A cyclic hierarchy in broken code must not hang the compiler.
    private const int MaxDepth = 64;

    // "AWSSDK" is the single assembly of SDK v2.
    private static bool IsSdkName(string name) => name is "AWSSDK.S3" or "AWSSDK";
}
