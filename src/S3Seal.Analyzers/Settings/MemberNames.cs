using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Settings;

/// <summary>Full names of types or methods from a setting: <c>Company.Storage.Store.Put</c>, <c>Company.Storage.*</c>.</summary>
internal sealed class MemberNames
{
    public static MemberNames None { get; } = new(ImmutableArray<NamePattern>.Empty);

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    private readonly ImmutableArray<NamePattern> _patterns;

    public MemberNames(ImmutableArray<NamePattern> patterns) => _patterns = patterns;

    public bool IsEmpty => _patterns.IsEmpty;

    /// <summary>Whether the method, or one that it overrides or was reduced from, is named.</summary>
    public bool Contains(IMethodSymbol method)
    {
        if (IsEmpty)
        {
            return false;
        }
        for (var current = (method.ReducedFrom ?? method).OriginalDefinition; current is not null; current = current.OverriddenMethod?.OriginalDefinition)
        {
            if (IsNamed(current))
            {
                return true;
            }
        }
        return method.ContainingType is { TypeKind: not TypeKind.Interface } type && type.AllInterfaces.Any(i => i.GetMembers(method.Name)
            .Any(member => IsNamed(member.OriginalDefinition) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)));
    }

    /// <summary>Whether the type, one of its bases or interfaces is named.</summary>
    public bool Contains(ITypeSymbol? type)
    {
        if (IsEmpty || type is null)
        {
            return false;
        }
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current.OriginalDefinition))
            {
                return true;
            }
        }
        return type.AllInterfaces.Any(i => IsNamed(i.OriginalDefinition));
    }

    private bool IsNamed(ISymbol symbol)
    {
        var name = symbol.ToDisplayString(FullName);
        return _patterns.Any(pattern => pattern.Matches(name));
    }
}
