using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What the outcome of a test tells about a setting: only tests for null (or None) tell something.</content>
internal sealed partial class BodyFlow
{
    /// <summary>The state when the condition has the outcome; null when it cannot have it.</summary>
    private FlowState? Assume(FlowState state, IOperation condition, bool outcome)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant == outcome ? state : null;
        }

        switch (condition)
        {
            case IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation when condition.Type?.SpecialType == SpecialType.System_Boolean:
                var (saved, known) = (_state, Visit(condition).Settings);
                _state = saved;
                return known == (outcome ? SettingSet.False : SettingSet.True) ? null : state;
            case IIsTypeOperation { IsNegated: false } type when IsAlways(type.ValueOperand, type.TypeOperand):
                return AssumeOn(state, type.ValueOperand, outcome);
            case IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns: { Length: 1 } members, DeconstructionSubpatterns.IsEmpty: true } } pattern:
                return AssumeMember(state, pattern.Value, members[0], outcome);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Assume(state, not.Operand, !outcome);
            case IIsNullOperation isNull:
                return AssumeOn(state, isNull.Operand, !outcome);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when Tested(equals) is { } tested:
                return AssumeOn(state, tested, !outcome);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs when Tested(differs) is { } tested:
                return AssumeOn(state, tested, outcome);
            case IIsPatternOperation pattern when IsSomething(pattern.Pattern, pattern.Value) is { } something:
                return AssumeDeclared(AssumeOn(state, pattern.Value, something == outcome), pattern.Pattern, something == outcome);
            case IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String }, Arguments: { Length: 1 } texts }:
                return AssumeOn(state, texts[0].Value, !outcome);
            default:
                return state;
        }
    }

    /// <summary><c>request is { ServerSideEncryptionMethod: null }</c>: the request itself is never null where it was created.</summary>
    private FlowState? AssumeMember(FlowState state, IOperation value, IPropertySubpatternOperation member, bool outcome)
    {
        var isOn = IsSomething(member.Pattern, member.Member) is { } something ? something == outcome : (bool?)null;
        if (isOn is null || member.Member is not IPropertyReferenceOperation property || !RequestShapes.TryGetProperty(property.Property.Name, out var known))
        {
            return state;
        }

        var saved = _state;
        _state = state;
        var receiver = Visit(value);
        _state = saved;
        if (receiver.Objects.Count != 1 || !state.Requests.TryGetValue(receiver.Objects.First(), out var worlds))
        {
            return state;
        }

        var kept = worlds.Where(known, isOn.Value);
        return kept.IsEmpty ? null : state.With(receiver.Objects.First(), kept);
    }

    /// <summary>Whether the pattern asks for any value at all, or (false) for none; null when it asks for more.</summary>
    private static bool? IsSomething(IPatternOperation pattern, IOperation value) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        INegatedPatternOperation negated => !IsSomething(negated.Pattern, value),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } any when IsAlways(value, any.MatchedType) => true,
        IDeclarationPatternOperation { MatchedType: { } type } when IsAlways(value, type) => true,
        ITypePatternOperation { MatchedType: { } type } when IsAlways(value, type) => true,
        _ => null,
    };

    /// <summary>Whether every value that is not null has the type.</summary>
    private static bool IsAlways(IOperation value, ITypeSymbol type)
    {
        var depth = 0;
        for (var own = Unwrap(value).Type; own is not null && depth < 64; own = own.BaseType, depth++)
        {
            if (SymbolEqualityComparer.Default.Equals(own, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The other side of a comparison with null or None.</summary>
    private static IOperation? Tested(IBinaryOperation comparison) =>
        IsNothing(comparison.RightOperand) ? comparison.LeftOperand : IsNothing(comparison.LeftOperand) ? comparison.RightOperand : null;

    private static bool IsNothing(IOperation operation) => Unwrap(operation) switch
    {
        { ConstantValue: { HasValue: true, Value: null or "" } } => true,
        IFieldReferenceOperation { Field: { Name: "None", IsStatic: true } field } => AwsS3Symbols.IsSdk(field),
        _ => false,
    };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private FlowState? AssumeOn(FlowState state, IOperation tested, bool isOn)
    {
        object? variable = Unwrap(tested) switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation capture => capture.Id,
            IFieldReferenceOperation field when IsOwn(field.Instance) => field.Field,
            _ => null,
        };
        FlowValue? value = null;
        if (variable is not null && state.Variables.TryGetValue(variable, out value) && !value.Objects.IsEmpty)
        {
            return isOn || value.Part != RequestPart.Whole || variable is IFieldSymbol ? state : WithoutRequest(state, value);
        }

        if (variable is not null && value is not null)
        {
            var settings = Restrict(value.Settings, isOn);
            if (settings == SettingSet.None && value.Settings != SettingSet.None)
            {
                return null;
            }

            state = state.With(variable, value.WithSettings(settings));
        }
        else if (Unwrap(tested) is IMemberReferenceOperation or IFlowCaptureReferenceOperation && Unwrap(tested).Type is { } type && tracker.IsSettingType(type) && MemberPath.Of(tested, _places) is { } path)
        {
            state = state.With(path, Restrict(SettingSet.Unknown, isOn));
        }

        var origin = value?.Origin;
        if (Unwrap(tested) is IPropertyReferenceOperation property && RequestShapes.TryGetProperty(property.Property.Name, out var known))
        {
            // Reading again has no effect: the operands are captures, locals or fields.
            var (saved, steps) = (_state, _steps);
            _state = state;
            var receiver = Visit(property.Instance);
            (_state, _steps) = (saved, steps);
            origin = receiver.Objects.Count == 1 ? (receiver.Objects.First(), known) : null;
        }

        if (origin is { } read && state.Requests.TryGetValue(read.Request, out var worlds))
        {
            var kept = worlds.Where(read.Property, isOn);
            return kept.IsEmpty ? null : state.With(read.Request, kept);
        }

        return state;
    }

    /// <summary>Where a variable of requests is null: nowhere, when its request was made here; without the request, when only the caller could have handed it over.</summary>
    private FlowState? WithoutRequest(FlowState state, FlowValue value)
    {
        if (value.IsNew)
        {
            return null;
        }

        return value.Objects.Count == 1 && value.Objects.First() is { Holder: IParameterSymbol parameter } request
            && tracker.Symbols.ShapeOf(parameter.Type) is not null && state.Variables.TryGetValue(parameter, out var given) && given.Equals(value)
            ? state.With(request, Worlds.None) : state;
    }

    /// <summary>The variable that a pattern declares is what was tested.</summary>
    private static FlowState? AssumeDeclared(FlowState? state, IPatternOperation pattern, bool isOn)
    {
        var declared = pattern is IDeclarationPatternOperation declaration ? declaration.DeclaredSymbol : (pattern as IRecursivePatternOperation)?.DeclaredSymbol;
        return isOn && declared is not null && state is not null && state.Variables.TryGetValue(declared, out var value) && value.Objects.IsEmpty && value.Settings != SettingSet.None
            ? state.With(declared, value.WithSettings(Restrict(value.Settings, isOn))) : state;
    }

    /// <summary>A setting from elsewhere, as far as a test on the way here told of it.</summary>
    private FlowValue AsTested(IMemberReferenceOperation reference, FlowValue value) =>
        !_state.Tested.IsEmpty && value.Settings == SettingSet.Unknown && value.IsNothing && value.Part == RequestPart.Whole && reference.Type is { } type && tracker.IsSettingType(type)
        && MemberPath.Of(reference, _places) is { } path && _state.Tested.TryGetValue(path, out var tested) ? value.WithSettings(tested) : value;

    /// <summary>What was tested is now something else; so may the same member of any other object be.</summary>
    private void Retest(IMemberReferenceOperation reference, FlowValue value)
    {
        if (_state.Tested.IsEmpty)
        {
            return;
        }

        var wasTested = MemberPath.Of(reference, _places) is { } path && _state.Tested.ContainsKey(path) ? path : null;
        _state = _state.Forget(reference.Member);
        if (wasTested is not null)
        {
            _state = _state.With(wasTested, value.Settings);
        }
    }

    private static SettingSet Restrict(SettingSet settings, bool isOn)
    {
        const SettingSet Nothing = SettingSet.Unset | SettingSet.Off | SettingSet.InheritedOff;
        const SettingSet Open = SettingSet.Unknown | SettingSet.Inherited | SettingSet.Touched;
        var open = (settings & Open) != 0;
        return isOn
            ? (settings & ~(Nothing | Open)) | (open ? SettingSet.Other : SettingSet.None)
            : (settings & Nothing) | (open ? SettingSet.Off : SettingSet.None);
    }
}
