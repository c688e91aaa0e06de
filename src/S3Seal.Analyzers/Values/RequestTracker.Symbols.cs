using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>Questions to symbols that decide what the tracker follows.</content>
internal sealed partial class RequestTracker
{
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, RequestShape?> _within = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _carriers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _followed = new(SymbolEqualityComparer.Default);

    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>Whether the method has a body that can be read: it is not abstract, partial without one, or written by the compiler.</summary>
    public bool HasBody(IMethodSymbol method) => BodyOf(method, CancellationToken.None) is not null;

    /// <summary>Whether a call may end in another method than this one.</summary>
    public static bool MayBeOverridden(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface) && !method.IsSealed && !method.ContainingType.IsSealed;

    /// <summary>Whether the symbol belongs to the framework, which knows nothing of S3.</summary>
    public static bool IsFramework(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name
        && (name.StartsWith("System", StringComparison.Ordinal) || name is "mscorlib" or "netstandard" or "Microsoft.Bcl.AsyncInterfaces"
            || name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal))
        && symbol.ContainingNamespace?.Name != "Reflection";

    /// <summary>Whether values of the type are encryption settings themselves.</summary>
    public bool IsSettingType(ITypeSymbol? type) =>
        type is not null && (type.SpecialType == SpecialType.System_String
            || SymbolEqualityComparer.Default.Equals(type, Symbols.Method) || SymbolEqualityComparer.Default.Equals(type, Symbols.CustomerMethod));

    /// <summary>Whether a value of the type may be, or contain, a request.</summary>
    public bool CarriesRequests(ITypeSymbol type) => _carriers.GetOrAdd(type, key => CarriesRequests(key, 0));

    /// <summary>The kind of request that a value of the type is, or contains; null when it contains none, or may contain several kinds.</summary>
    public RequestShape? ShapeWithin(ITypeSymbol? type) => type is null ? null : _within.GetOrAdd(type, key => ShapeWithin(key, 0));

    /// <summary>Whether a variable of the type can hold anything that is followed: a request, a setting, code, or a part of a request.</summary>
    public bool Follows(ITypeSymbol type) => _followed.GetOrAdd(type, key => IsFollowed(key));

    /// <summary>Whether a member of the type is worth evaluating.</summary>
    public bool Interests(ITypeSymbol type) => CarriesRequests(type) ? type.SpecialType != SpecialType.System_Object : IsSettingType(type);

    /// <summary>Whether the type keeps requests in its fields: its methods may change them.</summary>
    public bool HoldsRequests(INamedTypeSymbol? type) =>
        type is not null && _holders.GetOrAdd(type, key => key.GetMembers().OfType<IFieldSymbol>().Any(field => Symbols.ShapeOf(field.Type) is not null));

    /// <summary>Whether a call that does not bind can only be meant for the SDK's client.</summary>
    public bool MayBeSdkCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var candidates = model.GetSymbolInfo(call, cancellationToken).CandidateSymbols;
        if (candidates.Length > 0)
        {
            return candidates.Any(static candidate => candidate is IMethodSymbol method && AwsS3Symbols.IsSdk(AwsS3Symbols.Root(method)));
        }

        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (receiver is null)
        {
            return false;
        }

        var type = model.GetTypeInfo(receiver, cancellationToken).Type;
        return type is null or { TypeKind: TypeKind.Dynamic } || (type.TypeKind == TypeKind.Error && IsSdkLike(type.Name)) || AwsS3Symbols.IsSdk(type) || InheritsSdk(type);
    }

    // A type that is not there has only its name: none (its declaration is elsewhere), one of the SDK's, or somebody else's wrapper.
    private static bool IsSdkLike(string name) =>
        name is "" or "?" or "var" || name.StartsWith("AmazonS3", StringComparison.Ordinal) || name.StartsWith("IAmazonS3", StringComparison.Ordinal) || name.EndsWith("TransferUtility", StringComparison.Ordinal);

    private static bool InheritsSdk(ITypeSymbol type)
    {
        var depth = 0;
        for (var parent = type.BaseType; parent is not null && depth < 64; parent = parent.BaseType, depth++)
        {
            if (AwsS3Symbols.IsSdk(parent) || parent.TypeKind == TypeKind.Error)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static contract => AwsS3Symbols.IsSdk(contract) || contract.TypeKind == TypeKind.Error);
    }

    private static SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            BaseMethodDeclarationSyntax declaration => declaration,
            AccessorDeclarationSyntax accessor => accessor,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };
    }

    private bool IsFollowed(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } inner } => Follows(inner[0]),
        { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Delegate or TypeKind.Error } => true,
        _ => IsSettingType(type) || AwsS3Symbols.IsSdk(type) || CarriesRequests(type),
    };

    private bool CarriesRequests(ITypeSymbol type, int depth) => depth < 6 && type switch
    {
        { SpecialType: SpecialType.System_Object or SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator } => true,
        INamedTypeSymbol { Name: "ArrayList" or "Hashtable" or "IList" or "ICollection" or "DictionaryEntry", Arity: 0, ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } => true,
        IArrayTypeSymbol array => CarriesRequests(array.ElementType, depth + 1),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        INamedTypeSymbol { IsGenericType: true } generic when Symbols.ShapeOf(generic) is null => generic.TypeArguments.Any(argument => CarriesRequests(argument, depth + 1))
            || (generic.ContainingType is { } outer && CarriesRequests(outer, depth + 1)),
        INamedTypeSymbol { IsAnonymousType: true } anonymous => anonymous.GetMembers().OfType<IPropertySymbol>().Any(property => CarriesRequests(property.Type, depth + 1)),
        INamedTypeSymbol { Name: "AmazonWebServiceRequest" } => true,
        _ => Symbols.ShapeOf(type) is not null || ShapeWithin(type, depth) is not null,
    };

    private RequestShape? ShapeWithin(ITypeSymbol type, int depth) => depth >= 4 ? null : Symbols.ShapeOf(type) ?? type switch
    {
        IArrayTypeSymbol array => ShapeWithin(array.ElementType, depth + 1),
        INamedTypeSymbol { IsTupleType: true } tuple => One(tuple.TupleElements.Select(element => ShapeWithin(element.Type, depth + 1))),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => null,
        INamedTypeSymbol { Name: "UploadDirectoryFileRequestArgs" } file => AwsS3Symbols.IsSdk(file) ? RequestShapes.TransferUpload : null,
        INamedTypeSymbol { IsGenericType: true } generic when !IsSource(generic) => One(generic.TypeArguments.Concat(generic.ContainingType?.TypeArguments ?? ImmutableArray<ITypeSymbol>.Empty).Select(argument => ShapeWithin(argument, depth + 1))),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } own when IsSource(own) || own.IsAnonymousType =>
            One(own.GetMembers().Where(static member => !member.IsStatic).Select(member => member switch
            {
                IFieldSymbol { AssociatedSymbol: null } field => ShapeWithin(field.Type, depth + 2),
                IPropertySymbol property => ShapeWithin(property.Type, depth + 2),
                _ => null,
            })),
        _ => null,
    };

    private static RequestShape? One(IEnumerable<RequestShape?> shapes)
    {
        RequestShape? found = null;
        foreach (var shape in shapes)
        {
            if (shape is not null && found is not null && shape != found)
            {
                return null;
            }

            found ??= shape;
        }

        return found;
    }
}
