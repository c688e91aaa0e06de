using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <content>What it does to put requests into lists, dictionaries and arrays.</content>
internal sealed partial class BodyFlow
{
    /// <summary>Puts requests into a container; the container then stands for them.</summary>
    private void Put(IOperation container, FlowValue value)
    {
        RunAll(value.Routines);
        if (value.Objects.IsEmpty)
        {
            return;
        }

        switch (Unwrap(container))
        {
            case IFlowCaptureReferenceOperation capture when _places.TryGetValue(capture.Id, out var place):
                Set(capture.Id, Read(capture.Id).Union(FlowValue.Of(value.Objects)));
                Put(place, value);
                break;
            case IFlowCaptureReferenceOperation capture:
                Set(capture.Id, Read(capture.Id).Union(FlowValue.Of(value.Objects)));
                break;
            case ILocalReferenceOperation { Local: var local }:
                Set(local, Read(local).Union(FlowValue.Of(value.Objects)));
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when !Read(parameter).Objects.IsEmpty:
                // The caller's container: what happens to it there is not followed back.
                Set(parameter, Read(parameter).Union(FlowValue.Of(value.Objects)));
                Escape(value);
                break;
            case IFieldReferenceOperation field when IsOwn(field.Instance) && tracker.IsSource(field.Field):
                Keep(field.Field, field.Type, value);
                break;
            case IPropertyReferenceOperation property when IsOwn(property.Instance) && tracker.IsSource(property.Property):
                Keep(property.Property, property.Type, value);
                break;
            case IPropertyReferenceOperation { Instance: { } outer } property when RequestTracker.IsFramework(property.Property):
                Put(outer, value);
                break;
            default:
                Visit(container);
                Escape(value);
                break;
        }
    }

    /// <summary>Puts requests into a container that a member of the type holds.</summary>
    private void Keep(ISymbol member, ITypeSymbol? type, FlowValue value)
    {
        Set(member, (type is null ? FlowValue.Opaque : ReadMember(member, type)).Union(FlowValue.Of(value.Objects)));
        foreach (var request in value.Objects)
        {
            _facts.Store(request, member);
        }
    }
}
