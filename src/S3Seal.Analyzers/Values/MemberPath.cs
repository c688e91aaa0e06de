using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <summary>A setting that stands elsewhere: <c>options.Method</c>, <c>_settings.Value.KmsKey</c>. What a test told of it holds until something on the path is assigned, or paths meet that were not tested.</summary>
internal sealed class MemberPath : IEquatable<MemberPath>
{
    private const int MaxLength = 8;

    // From the variable (none for `this` and static members) to the member that was tested.
    private readonly ImmutableArray<ISymbol> _parts;

    private MemberPath(ImmutableArray<ISymbol> parts) => _parts = parts;

    /// <summary>The path that an expression reads; null for one that calls code or counts on an index.</summary>
    public static MemberPath? Of(IOperation operation, IReadOnlyDictionary<CaptureId, IOperation> places)
    {
        var parts = new List<ISymbol>();
        for (IOperation? part = operation; part is not null;)
        {
            switch (part)
            {
                case IPropertyReferenceOperation { Arguments.IsEmpty: true } or IFieldReferenceOperation:
                    parts.Add(((IMemberReferenceOperation)part).Member);
                    part = ((IMemberReferenceOperation)part).Instance;
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    parts.Add(parameter);
                    part = null;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    parts.Add(local);
                    part = null;
                    break;
                case IFlowCaptureReferenceOperation capture when places.TryGetValue(capture.Id, out var place):
                    part = place;
                    break;
                case IConversionOperation conversion:
                    part = conversion.Operand;
                    break;
                case IInstanceReferenceOperation:
                    part = null;
                    break;
                default:
                    return null;
            }

            if (parts.Count > MaxLength)
            {
                return null;
            }
        }

        parts.Reverse();
        return new MemberPath(parts.ToImmutableArray());
    }

    /// <summary>Whether the path goes through a variable or member: once that is assigned, the path leads elsewhere.</summary>
    public bool Contains(ISymbol part) => _parts.Contains(part, SymbolEqualityComparer.Default);

    public bool Equals(MemberPath? other) => other is not null && _parts.SequenceEqual(other._parts, SymbolEqualityComparer.Default);

    public override bool Equals(object? obj) => Equals(obj as MemberPath);

    public override int GetHashCode() => _parts.IsEmpty ? 0 : SymbolEqualityComparer.Default.GetHashCode(_parts[_parts.Length - 1]);
}
