using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>What a field or property that holds a setting may be, when every assignment to it is in sight.</summary>
internal sealed class SettingMembers(RequestTracker tracker)
{
    private readonly ConcurrentDictionary<ISymbol, FlowValue> _known = new(SymbolEqualityComparer.Default);

    public FlowValue ValueOf(ISymbol member, CancellationToken cancellationToken) =>
        _known.TryGetValue(member, out var known) ? known : _known[member] = Compute(member, cancellationToken);

    private FlowValue Compute(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty || !IsInSight(member))
        {
            return FlowValue.Opaque;
        }

        var values = new List<ExpressionSyntax>();
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax declarator => declarator.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null)
            {
                values.Add(initializer.Value);
            }
        }

        foreach (var body in BodyRoots.Mentioning(member.Name, member.ContainingType, tracker.Compilation, cancellationToken))
        {
            values.AddRange(body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => SyntaxNames.OfTarget(assignment.Left) == member.Name).Select(static assignment => assignment.Right));
            if (body.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.RefKindKeyword.RawKind != 0 && SyntaxNames.OfTarget(argument.Expression) == member.Name)
                || body.DescendantNodes().OfType<TupleExpressionSyntax>().Any(tuple => tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple
                    && tuple.Arguments.Any(argument => SyntaxNames.OfTarget(argument.Expression) == member.Name)))
            {
                return FlowValue.Opaque;
            }
        }

        var operations = values.Select(value => tracker.ModelOf(value.SyntaxTree).GetOperation(value, cancellationToken)).ToList();
        var settings = operations.Aggregate(SettingSet.None, static (set, operation) => set | (operation is null ? SettingSet.Unknown : Evaluate(operation, 0)));
        return operations.Count == 1 && operations[0] is { ConstantValue: { HasValue: true, Value: string } text }
            ? FlowValue.OfConstant(text.Value)
            : FlowValue.Of(settings == SettingSet.None ? SettingSet.Unset : settings);
    }

    private static bool IsInSight(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => !property.IsVirtual && !property.IsOverride && !property.IsAbstract
            && (property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private || property.DeclaredAccessibility == Accessibility.Private),
        _ => false,
    };

    private static SettingSet Evaluate(IOperation operation, int depth) => operation switch
    {
        _ when depth > 16 => SettingSet.Unknown,
        IFieldReferenceOperation { Field.IsStatic: true } reference when AwsS3Symbols.IsSdk(reference.Field) => SettingSets.OfSdkField(reference.Field),
        { ConstantValue.HasValue: true } => SettingSets.OfConstant(operation.ConstantValue.Value),
        IConversionOperation conversion => Evaluate(conversion.Operand, depth + 1),
        IObjectCreationOperation { Arguments.Length: 1 } creation when AwsS3Symbols.IsSdk(creation.Type) => Evaluate(creation.Arguments[0].Value, depth + 1),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => Evaluate(conditional.WhenTrue, depth + 1) | Evaluate(otherwise, depth + 1),
        ICoalesceOperation coalesce => OnOnly(Evaluate(coalesce.Value, depth + 1)) | Evaluate(coalesce.WhenNull, depth + 1),
        ISwitchExpressionOperation choice => choice.Arms.Aggregate(SettingSet.None, (set, arm) => set | Evaluate(arm.Value, depth + 1)),
        IThrowOperation => SettingSet.None,
        _ => SettingSet.Unknown,
    };

    private static SettingSet OnOnly(SettingSet settings) =>
        (settings & ~(SettingSet.Unset | SettingSet.Off | SettingSet.Unknown)) | ((settings & SettingSet.Unknown) != 0 ? SettingSet.Other : SettingSet.None);
}
