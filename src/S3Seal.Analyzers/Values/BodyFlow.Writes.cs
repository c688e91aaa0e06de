using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What assignments do: to variables, to requests, to what can no longer be seen.</content>
internal sealed partial class BodyFlow
{
    private void Assign(IOperation target, FlowValue value, SyntaxNode syntax)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Set(local.Local, local.Type, value);
                break;
            case IParameterReferenceOperation parameter:
                Set(parameter.Parameter, parameter.Type, value);
                break;
            case IDiscardOperation:
                break;
            case IFlowCaptureReferenceOperation capture when _places.TryGetValue(capture.Id, out var place):
                Assign(place, value, syntax);
                break;
            case IFlowCaptureReferenceOperation capture:
                Set(capture.Id, value);
                break;
            case IFieldReferenceOperation field:
                Retest(field, value);
                AssignMember(field, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                Retest(property, value);
                AssignProperty(property, value, syntax);
                break;
            case IArrayElementReferenceOperation element:
                Put(element.ArrayReference, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, syntax);
                break;
            case ITupleOperation tuple:
                foreach (var part in tuple.Elements)
                {
                    Assign(part, value, syntax);
                }

                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, syntax);
                break;
            case IDynamicMemberReferenceOperation member:
                var receiver = Visit(member.Instance);
                if (RequestShapes.TryGetProperty(member.MemberName, out var known))
                {
                    Write(receiver, known, value.Settings, syntax);
                }
                else
                {
                    Escape(value);
                }

                break;
            default:
                Visit(target);
                Escape(value);
                break;
        }
    }

    private void Set(object variable, FlowValue value) => _state = _state.With(variable, value);

    /// <summary>A variable assigned: kept only where its type can hold something that is followed.</summary>
    private void Set(ISymbol variable, ITypeSymbol? type, FlowValue value)
    {
        _state = _state.Forget(variable);
        if (!value.IsNothing || type is null || tracker.Follows(type) || _state.Variables.ContainsKey(variable))
        {
            Set(variable, value);
        }
    }

    private FlowValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var targets = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (targets is ITupleOperation left && UnwrapTuple(deconstruction.Value) is { } right && left.Elements.Length == right.Elements.Length)
        {
            var values = right.Elements.Select(Visit).ToList();
            for (var index = 0; index < values.Count; index++)
            {
                Assign(left.Elements[index], values[index], right.Elements[index].Syntax);
            }

            return FlowValue.Opaque;
        }

        var value = Visit(deconstruction.Value);
        Assign(targets, value, deconstruction.Value.Syntax);
        return value;
    }

    private static ITupleOperation? UnwrapTuple(IOperation operation) => Unwrap(operation) as ITupleOperation;

    private void AssignMember(IMemberReferenceOperation reference, ISymbol member, FlowValue value)
    {
        if (!IsOwn(reference.Instance))
        {
            if (reference.Instance is { } container && tracker.IsSource(member) && !member.IsStatic)
            {
                Put(container, value);
                return;
            }

            Visit(reference.Instance);
            Escape(value);
            return;
        }

        Set(member, value);
        _facts.WrittenMembers.Add(member);
        foreach (var request in value.Objects)
        {
            _facts.Store(request, member);
        }

        foreach (var routine in value.Routines)
        {
            // What a kept lambda returns comes back wherever the member is called.
            foreach (var request in Run(routine, ImmutableArray<FlowValue>.Empty, mayNotRun: true).Objects)
            {
                _facts.Store(request, member);
            }
        }
    }

    private void AssignProperty(IPropertyReferenceOperation reference, FlowValue value, SyntaxNode syntax)
    {
        var property = reference.Property;
        var receiver = Visit(reference.Instance);
        var keys = reference.Arguments.IsEmpty ? [] : reference.Arguments.Select(argument => (Argument: argument, Value: Visit(argument.Value))).ToList();
        if (receiver.Part == RequestPart.Headers)
        {
            WriteHeader(receiver, keys.Count == 1 ? keys[0].Argument.Value : null, property, value, syntax);
        }
        else if (receiver.Part == RequestPart.Metadata)
        {
            // Metadata travels as x-amz-meta-...: it asks for nothing.
        }
        else if (AwsS3Symbols.IsSdk(property) && tracker.Symbols.ShapeOf(reference.Instance?.Type ?? property.ContainingType) is not null)
        {
            if (RequestTexts.TryGet(property.Name, out var text))
            {
                foreach (var request in receiver.Objects)
                {
                    _facts.Note(request, text, syntax, RequestTexts.ValueOf(property.Name, value.Text));
                }
            }

            if (RequestShapes.TryGetProperty(property.Name, out var known))
            {
                Write(receiver, known, value.Settings, syntax);
            }
        }
        else if (property.ContainingType.IsAnonymousType)
        {
            // The creation as a whole stands for what is put into it.
        }
        else if (tracker.IsSource(property) && property.SetMethod is { } setter && tracker.HasBody(setter))
        {
            if (RequestTracker.MayBeOverridden(setter))
            {
                Escape(receiver.Union(value));
            }
            else
            {
                Call(setter, receiver, keys.Select(static key => key.Value).ToImmutableArray().Add(value), reference.Syntax);
            }
        }
        else if (tracker.IsSource(property) && (IsOwn(reference.Instance) || !property.IsVirtual))
        {
            AssignMember(reference, property, value);
        }
        else if (RequestTracker.IsFramework(property) && reference.Instance is { } container)
        {
            Put(container, value);
        }
        else
        {
            Escape(value);
        }
    }

    private void WriteHeader(FlowValue requests, IOperation? key, IPropertySymbol property, FlowValue value, SyntaxNode syntax)
    {
        if (key is null)
        {
            return;
        }

        if (!key.ConstantValue.HasValue)
        {
            // Any header may be the one, as when a caller's headers are copied in a loop.
            Write(requests, RequestProperty.Header, SettingSet.Unknown, syntax);
        }
        else if (key.ConstantValue.Value is string name && HeaderNames.TryGetProperty(name, out var known))
        {
            Write(requests, known, value.Settings, syntax);
        }
    }

    private void Write(FlowValue target, RequestProperty property, SettingSet settings, SyntaxNode syntax)
    {
        var requests = target.Objects;
        if (target.Focus is { } focus)
        {
            _state = _state.With(focus, WorldsOf(focus).With(property, settings));
        }

        foreach (var request in requests)
        {
            var before = WorldsOf(request);
            var after = before.With(property, settings);
            _state = _state.With(request, requests.Count == 1 ? after : before.Union(after));
            _facts.Write(request, new PropertyWrite(property, syntax, settings));
        }
    }

    /// <summary>The value is now in the hands of code that cannot be seen.</summary>
    private void Escape(FlowValue value)
    {
        if (value.Part == RequestPart.Headers)
        {
            foreach (var request in value.Objects)
            {
                Set(request, WorldsOf(request), static worlds => worlds.With(RequestProperty.Header, SettingSet.Unknown));
            }
        }
        else if (value.Part == RequestPart.Whole)
        {
            foreach (var request in value.Objects)
            {
                var worlds = WorldsOf(request);
                _facts.Escape(request, worlds);
                Set(request, worlds, static before => before.Escaped());
            }
        }

        RunAll(value.Routines);
    }

    private void Set(RequestObject request, Worlds before, Func<Worlds, Worlds> change) => _state = _state.With(request, change(before));
}
