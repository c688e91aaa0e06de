using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <summary>A setting that stands elsewhere, as the code names it: <c>options.Method</c>, <c>_settings.Value.KmsKey</c>. What a test told of it holds until paths meet that were not tested.</summary>
internal sealed record MemberPath(string Text)
{
    /// <summary>The path that an expression reads; null for one that calls code or counts on an index.</summary>
    public static MemberPath? Of(IOperation operation, IReadOnlyDictionary<CaptureId, IOperation> places)
    {
        var text = TextOf(operation, places, 0);
        return text is null ? null : new MemberPath(text);
    }

    private static string? TextOf(IOperation? operation, IReadOnlyDictionary<CaptureId, IOperation> places, int depth) => depth > 8 ? null : operation switch
    {
        IPropertyReferenceOperation { Arguments.IsEmpty: true, Property: var property } reference => Join(reference.Instance, property, places, depth),
        IFieldReferenceOperation { Field: var field } reference => Join(reference.Instance, field, places, depth),
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IFlowCaptureReferenceOperation capture => places.TryGetValue(capture.Id, out var place) ? TextOf(place, places, depth + 1) : null,
        IInstanceReferenceOperation => "this",
        IConversionOperation conversion => TextOf(conversion.Operand, places, depth + 1),
        _ => null,
    };

    private static string? Join(IOperation? instance, ISymbol member, IReadOnlyDictionary<CaptureId, IOperation> places, int depth) =>
        instance is null ? member.ContainingType?.Name + "." + member.Name
        : TextOf(instance, places, depth + 1) is { } before ? before + "." + member.Name : null;
}
