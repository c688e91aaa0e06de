using System;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>A request object as the tracker tells them apart: by where it was created, or by the parameter or member that holds it.</summary>
internal sealed class RequestObject : IEquatable<RequestObject>
{
    private RequestObject(RequestShape shape, SyntaxNode? creation, ISymbol? holder, SyntaxNode? via, RequestObject? inner)
    {
        Shape = shape;
        Creation = creation;
        Holder = holder;
        Via = via;
        Inner = inner;
    }

    public RequestShape Shape { get; }

    /// <summary>The creation expression; null for a request that is only known by its holder.</summary>
    public SyntaxNode? Creation { get; }

    /// <summary>The parameter, field or property that holds a request from elsewhere, or the request type itself for <c>this</c>.</summary>
    public ISymbol? Holder { get; }

    /// <summary>The call of the factory that returned it: two calls give two objects.</summary>
    private SyntaxNode? Via { get; }

    private RequestObject? Inner { get; }

    public static RequestObject Created(RequestShape shape, SyntaxNode creation) => new(shape, creation, null, null, null);

    public static RequestObject HeldBy(RequestShape shape, ISymbol holder) => new(shape, null, holder, null, null);

    public RequestObject Through(SyntaxNode call) => Depth > 4 ? this : new(Shape, Creation, Holder, call, this);

    private int Depth => Inner is null ? 0 : Inner.Depth + 1;

    public bool Equals(RequestObject? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Creation == other.Creation && SymbolEqualityComparer.Default.Equals(Holder, other.Holder) && Via == other.Via && Equals(Inner, other.Inner)));

    public override bool Equals(object? obj) => Equals(obj as RequestObject);

    public override int GetHashCode() =>
        unchecked(((Creation?.GetHashCode() ?? SymbolEqualityComparer.Default.GetHashCode(Holder)) * 31) + (Via?.GetHashCode() ?? 0));
}
