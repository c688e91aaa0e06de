using System;
using System.Collections.Concurrent;
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
    public bool CarriesRequests(ITypeSymbol type) => CarriesRequests(type, 0);

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
        return type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic } || AwsS3Symbols.IsSdk(type) || InheritsSdk(type);
    }

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

    private bool CarriesRequests(ITypeSymbol type, int depth) => depth < 6 && type switch
    {
        { SpecialType: SpecialType.System_Object or SpecialType.System_Collections_IEnumerable } => true,
        IArrayTypeSymbol array => CarriesRequests(array.ElementType, depth + 1),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        INamedTypeSymbol { IsGenericType: true } generic when Symbols.ShapeOf(generic) is null => generic.TypeArguments.Any(argument => CarriesRequests(argument, depth + 1))
            || (generic.ContainingType is { } outer && CarriesRequests(outer, depth + 1)),
        INamedTypeSymbol { IsAnonymousType: true } anonymous => anonymous.GetMembers().OfType<IPropertySymbol>().Any(property => CarriesRequests(property.Type, depth + 1)),
        INamedTypeSymbol { Name: "AmazonWebServiceRequest" } => true,
        _ => Symbols.ShapeOf(type) is not null,
    };
}
