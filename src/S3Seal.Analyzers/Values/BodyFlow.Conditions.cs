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
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } pattern:
                return AssumeOn(state, pattern.Value, !outcome);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } pattern:
                return AssumeOn(state, pattern.Value, outcome);
            default:
                return state;
        }
    }

    /// <summary><c>request is { ServerSideEncryptionMethod: null }</c>: the request itself is never null where it was created.</summary>
    private FlowState? AssumeMember(FlowState state, IOperation value, IPropertySubpatternOperation member, bool outcome)
    {
        bool? isOn = member.Pattern switch
        {
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => !outcome,
            INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => outcome,
            IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => outcome,
            _ => null,
        };
        if (isOn is null || member.Member is not IPropertyReferenceOperation property || !RequestShapes.TryGetProperty(property.Property.Name, out var known))
        {
            return state;
        }

        var saved = _state;
        _state = state;
        var receiver = Visit(value);
        _state = saved;
        if (receiver.Objects.Count != 1 || !state.Requests.TryGetValue(System.Linq.Enumerable.First(receiver.Objects), out var worlds))
        {
            return state;
        }

        var kept = worlds.Where(known, isOn.Value);
        return kept.IsEmpty ? null : state.With(System.Linq.Enumerable.First(receiver.Objects), kept);
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
        if (variable is not null && state.Variables.TryGetValue(variable, out value) && value.Objects.IsEmpty)
        {
            var settings = Restrict(value.Settings, isOn);
            if (settings == SettingSet.None && value.Settings != SettingSet.None)
            {
                return null;
            }

            state = state.With(variable, value.WithSettings(settings));
        }

        var origin = value?.Origin;
        if (Unwrap(tested) is IPropertyReferenceOperation property && RequestShapes.TryGetProperty(property.Property.Name, out var known))
        {
            // Reading again has no effect: the operands are captures, locals or fields.
            var (saved, steps) = (_state, _steps);
            _state = state;
            var receiver = Visit(property.Instance);
            (_state, _steps) = (saved, steps);
            origin = receiver.Objects.Count == 1 ? (System.Linq.Enumerable.First(receiver.Objects), known) : null;
        }

        if (origin is { } read && state.Requests.TryGetValue(read.Request, out var worlds))
        {
            var kept = worlds.Where(read.Property, isOn);
            return kept.IsEmpty ? null : state.With(read.Request, kept);
        }

        return state;
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
