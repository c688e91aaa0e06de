using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What single operations evaluate to.</content>
internal sealed partial class BodyFlow
{
    private FlowValue Visit(IOperation? operation)
    {
        if (operation is null)
        {
            return FlowValue.Opaque;
        }

        Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue.HasValue && operation is not IFieldReferenceOperation { Field.ContainingType.Name: "HttpVerb" })
        {
            return FlowValue.OfConstant(operation.ConstantValue.Value);
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Visit(statement.Operation);
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IFlowCaptureReferenceOperation reference:
                return Read(reference.Id);
            case ILocalReferenceOperation local:
                return ReadFocused(local.Local);
            case IParameterReferenceOperation parameter:
                return ReadFocused(parameter.Parameter);
            case IInstanceReferenceOperation instance:
                // In `base(...)` the instance has the base type, and is the same object.
                return instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance && tracker.Symbols.ShapeOf(instance.Type) is { } shape
                    && instance.Type is not null ? FlowValue.Of(RequestObject.HeldBy(shape, _own ?? (ISymbol)instance.Type)) : FlowValue.Opaque;
            case IFieldReferenceOperation field:
                return AsTested(field, VisitField(field));
            case IPropertyReferenceOperation property:
                return AsTested(property, VisitProperty(property));
            case ISimpleAssignmentOperation assignment:
                var assigned = Visit(assignment.Value);
                Assign(assignment.Target, assigned, assignment.Value.Syntax);
                return assigned;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IEventAssignmentOperation subscription:
                return Subscribe(subscription);
            case IObjectCreationOperation creation:
                return VisitCreation(creation);
            case IInvocationOperation invocation:
                return VisitInvocation(invocation);
            case IInvalidOperation invalid:
                return VisitInvalid(invalid);
            case IDynamicInvocationOperation dynamic:
                return VisitDynamic(dynamic);
            case IDynamicMemberReferenceOperation member:
                Visit(member.Instance);
                return FlowValue.Opaque;
            case IConversionOperation conversion:
                return VisitConversion(conversion);
            case IAwaitOperation awaited:
                return Visit(awaited.Operation);
            case IDelegateCreationOperation creation:
                return Visit(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return Wait(new Routine(_frame.Graph, lambda, lambda.Symbol));
            case IMethodReferenceOperation method:
                Visit(method.Instance);
                return Wait(new Routine(_frame.Graph, null, method.Method));
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                _frame.Returned = _frame.Returned.Union(Visit(yielded.ReturnedValue));
                return FlowValue.Opaque;
            case IIsPatternOperation pattern:
                return VisitPattern(pattern);
            case IInterpolatedStringOperation interpolated:
                return FlowValue.Of(interpolated.Parts.Aggregate((KnownText?)KnownText.Whole(string.Empty), (text, part) => KnownText.Concat(text, TextOf(part))));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                var (left, right) = (Visit(sum.LeftOperand), Visit(sum.RightOperand));
                return FlowValue.Of(KnownText.Concat(left.Text, right.Text));
            case IDefaultValueOperation:
                return FlowValue.Of(SettingSet.Off);
            case INameOfOperation or ITypeOfOperation:
                return FlowValue.Opaque;
            default:
                return VisitChildren(operation);
        }
    }

    private KnownText? TextOf(IOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Visit(text.Text).Text,
        IInterpolationOperation { FormatString: null, Alignment: null } interpolation => Visit(interpolation.Expression).Text,
        _ => Visit(part).Text,
    };

    /// <summary>Anything else passes on the requests that its parts hold, if its type can hold any.</summary>
    private FlowValue VisitChildren(IOperation operation)
    {
        var objects = ImmutableHashSet<RequestObject>.Empty;
        foreach (var child in operation.ChildOperations)
        {
            var part = Visit(child);
            objects = objects.IsEmpty ? part.Objects : part.Objects.IsEmpty ? objects : objects.Union(part.Objects);
        }

        return !objects.IsEmpty && (operation.Type is null || tracker.CarriesRequests(operation.Type)) ? FlowValue.Of(objects) : FlowValue.Opaque;
    }

    private FlowValue Capture(IFlowCaptureOperation capture)
    {
        // A capture may stand for a place to be assigned later, as in `request.Method = condition ? a : b`.
        if (capture.Value is IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation)
        {
            _places[capture.Id] = capture.Value;
        }

        var value = Visit(capture.Value);
        if (!value.IsNothing || capture.Value.Type is not { } type || tracker.Follows(type) || _state.Variables.ContainsKey(capture.Id))
        {
            _state = _state.With(capture.Id, value);
        }

        return value;
    }

    private FlowValue Read(object variable) => _state.Variables.TryGetValue(variable, out var value) ? value : FlowValue.Opaque;

    /// <summary>A variable that holds one of several requests: which one is not known, but what is done to it through this variable is.</summary>
    private FlowValue ReadFocused(ISymbol variable)
    {
        var value = Read(variable);
        if (value.Objects.Count < 2 || value.Focus is not null || value.Part != RequestPart.Whole
            || tracker.Symbols.ShapeOf((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) is not { } shape)
        {
            return value;
        }

        var focus = RequestObject.HeldBy(shape, variable);
        var focused = value.FocusedOn(focus);
        _state = _state.With(variable, focused).With(focus, Worlds.Inherited);
        return focused;
    }

    /// <summary>The settings of one of the requests that a value may be.</summary>
    private Worlds WorldsOf(RequestObject request, FlowValue value) =>
        value.Focus is { } focus && _state.Requests.TryGetValue(focus, out var since) ? since.After(WorldsOf(request)) : WorldsOf(request);

    private Worlds WorldsOf(RequestObject request) =>
        _state.Requests.TryGetValue(request, out var worlds) ? worlds : request.Creation is null ? Worlds.Inherited : Worlds.Unknown;

    private FlowValue VisitField(IFieldReferenceOperation reference)
    {
        var receiver = Visit(reference.Instance);
        var field = reference.Field;
        if (AwsS3Symbols.IsSdk(field) && (field.IsStatic || field.IsConst))
        {
            return FlowValue.Of(SettingSets.OfSdkField(field));
        }

        if (reference.ConstantValue.HasValue)
        {
            return FlowValue.OfConstant(reference.ConstantValue.Value);
        }

        return IsOwn(reference.Instance) ? ReadMember(field, field.Type) : Held(receiver, field.Type);
    }

    /// <summary>What a member of a container gives: the requests that were put into the container, if it can be one of them.</summary>
    private FlowValue Held(FlowValue container, ITypeSymbol type) =>
        container.Part == RequestPart.Whole && !container.Objects.IsEmpty && tracker.CarriesRequests(type) ? FlowValue.Of(container.Objects) : FlowValue.Opaque;

    /// <summary>A field or property of the type itself: what the body put there, else what the type as a whole tells.</summary>
    private FlowValue ReadMember(ISymbol member, ITypeSymbol type) =>
        _state.Variables.TryGetValue(member, out var value) ? value.OrNull()
        : tracker.ShapeWithin(type) is { } shape ? FlowValue.Of(RequestObject.HeldBy(shape, member))
        : type.TypeKind == TypeKind.Delegate && tracker.RoutineOf(member, model, cancellationToken) is { } routine ? FlowValue.Of(routine)
        : IsWorthReading(member, type) ? tracker.Members.ValueOf(member, cancellationToken)
        : FlowValue.Opaque;

    // Nearly every class has fields with texts: only one that starts with a value, or becomes a setting, is looked up.
    private bool IsWorthReading(ISymbol member, ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        ? _wantsText || member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null }
        : tracker.IsSettingType(type);

    private FlowValue VisitProperty(IPropertyReferenceOperation reference)
    {
        var receiver = Visit(reference.Instance);
        foreach (var argument in reference.Arguments)
        {
            Visit(argument.Value);
        }

        var property = reference.Property;
        if (receiver.Part != RequestPart.Whole)
        {
            return FlowValue.Opaque;
        }

        if (AwsS3Symbols.IsSdk(property) && tracker.Symbols.ShapeOf(reference.Instance?.Type) is not null)
        {
            return ReadRequest(receiver, property.Name);
        }

        if (property.Name == "Value" && AwsS3Symbols.IsSdk(property) && tracker.IsSettingType(reference.Instance?.Type))
        {
            return receiver;
        }

        if (!receiver.Objects.IsEmpty && (!tracker.IsSource(property) || property.ContainingType.IsAnonymousType))
        {
            return Held(receiver, property.Type);
        }

        if (!tracker.IsSource(property) || !Interests(property.Type))
        {
            return FlowValue.Opaque;
        }

        if (property.GetMethod is { } getter && tracker.HasBody(getter))
        {
            return RequestTracker.MayBeOverridden(getter) ? FlowValue.Opaque : Call(getter, receiver, ImmutableArray<FlowValue>.Empty, reference.Syntax);
        }

        return IsOwn(reference.Instance) ? ReadMember(property, property.Type)
            : !receiver.Objects.IsEmpty ? Held(receiver, property.Type)
            : IsWorthReading(property, property.Type) ? tracker.Members.ValueOf(property, cancellationToken) : FlowValue.Opaque;
    }

    private FlowValue ReadRequest(FlowValue receiver, string property)
    {
        if (property == "Headers")
        {
            return receiver.WithPart(RequestPart.Headers);
        }

        if (property == "Metadata")
        {
            return receiver.WithPart(RequestPart.Metadata);
        }

        if (!RequestShapes.TryGetProperty(property, out var known) || receiver.Objects.IsEmpty)
        {
            return FlowValue.Opaque;
        }

        var value = FlowValue.Of(receiver.Objects.Aggregate(SettingSet.None, (set, request) => set | WorldsOf(request, receiver).Read(known)));
        return receiver.Objects.Count == 1 ? value.ReadFrom(receiver.Objects.First(), known) : value;
    }

    /// <summary>Whether the expression being visited becomes an encryption setting: only then is it worth asking what a method returns as text.</summary>
    private bool _wantsText;

    private bool Interests(ITypeSymbol type) => tracker.Interests(type) && (_wantsText || type.SpecialType != SpecialType.System_String);

    private FlowValue VisitConversion(IConversionOperation conversion)
    {
        // A lambda that becomes an expression tree is described, not run.
        if (conversion.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" })
        {
            return FlowValue.Opaque;
        }

        var wantedText = _wantsText;
        _wantsText |= conversion.Conversion.IsUserDefined && tracker.IsSettingType(conversion.Type);
        var value = conversion.IsTryCast ? Visit(conversion.Operand).OrNull() : Visit(conversion.Operand);
        _wantsText = wantedText;
        return conversion.Conversion.IsUserDefined && !tracker.IsSettingType(conversion.Type) ? FlowValue.Opaque : value;
    }

    private FlowValue VisitPattern(IIsPatternOperation operation)
    {
        var value = Visit(operation.Value);
        var declared = operation.Pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        if (declared is not null)
        {
            _state = _state.With(declared, value);
        }

        return FlowValue.Opaque;
    }

    private static bool IsOwn(IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
}
