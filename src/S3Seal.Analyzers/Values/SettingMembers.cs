using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<ISymbol, SettingSet> _known = new(SymbolEqualityComparer.Default);

    public SettingSet SettingOf(ISymbol member, CancellationToken cancellationToken) =>
        _known.TryGetValue(member, out var known) ? known : _known[member] = Compute(member, cancellationToken);

    private SettingSet Compute(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty || !IsInSight(member))
        {
            return SettingSet.Unknown;
        }

        var settings = SettingSet.None;
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax declarator => declarator.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            settings |= initializer is null ? SettingSet.None : Evaluate(initializer.Value, cancellationToken);
        }

        foreach (var body in BodyRoots.Mentioning(member.Name, member.ContainingType, tracker.Compilation, cancellationToken))
        {
            foreach (var assignment in body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => SyntaxNames.OfTarget(assignment.Left) == member.Name))
            {
                settings |= Evaluate(assignment.Right, cancellationToken);
            }

            if (body.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => !argument.RefKindKeyword.IsMissing && argument.RefKindKeyword.RawKind != 0 && SyntaxNames.OfTarget(argument.Expression) == member.Name))
            {
                return SettingSet.Unknown;
            }
        }

        return settings == SettingSet.None ? SettingSet.Unset : settings;
    }

    private static bool IsInSight(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => !property.IsVirtual && !property.IsOverride && !property.IsAbstract
            && (property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private || property.DeclaredAccessibility == Accessibility.Private),
        _ => false,
    };

    private SettingSet Evaluate(ExpressionSyntax expression, CancellationToken cancellationToken) =>
        tracker.ModelOf(expression.SyntaxTree).GetOperation(expression, cancellationToken) is { } operation ? Evaluate(operation, 0) : SettingSet.Unknown;

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
