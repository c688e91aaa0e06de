using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Policies.Cdk;

/// <summary>Writes <c>new PolicyStatement(new PolicyStatementProps { … })</c> as the template's statement.</summary>
internal static class CdkStatement
{
    private static readonly Dictionary<string, string> Elements = new()
    {
        ["Sid"] = "Sid",
        ["Effect"] = "Effect",
        ["Actions"] = "Action",
        ["NotActions"] = "NotAction",
        ["Principals"] = "Principal",
        ["NotPrincipals"] = "NotPrincipal",
        ["Resources"] = "Resource",
        ["NotResources"] = "NotResource",
        ["Conditions"] = "Condition",
    };

    /// <param name="statement">The argument of AddToResourcePolicy.</param>
    /// <param name="values">Writes it.</param>
    /// <param name="isCertain">Whether the statement is added on every path.</param>
    public static void Write(ExpressionSyntax statement, CdkValues values, bool isCertain)
    {
        var creation = values.Behind(statement);
        values.Template.At(creation, () =>
        {
            if (!isCertain || Props(creation, values) is not { } props || !IsUntouched(statement, creation))
            {
                // It may deny anything, and nobody knows.
                values.Template.Raw("{\"Fn::If\":").Text(creation.ToString()).Raw("}");
                return;
            }

            values.Template.Raw("{");
            var effect = props.FirstOrDefault(static property => Name(property) == "Effect");
            if (effect is null)
            {
                values.Template.Raw("\"Effect\":\"Allow\"");
            }

            var first = effect is not null;
            foreach (var property in props)
            {
                values.Template.Raw(first ? "" : ",").At(property.Left, () => values.Template.Text(Elements[Name(property)]));
                values.Template.Raw(":");
                first = false;
                Value(property, values);
            }

            values.Template.Raw("}");
        });
    }

    private static void Value(AssignmentExpressionSyntax property, CdkValues values)
    {
        switch (Name(property))
        {
            case "Effect":
                Effect(property.Right, values);
                break;
            case "Principals" or "NotPrincipals":
                values.Template.At(property.Right, () => CdkPrincipals.Write(property.Right, values));
                break;
            default:
                values.Write(property.Right);
                break;
        }
    }

    private static void Effect(ExpressionSyntax expression, CdkValues values)
    {
        var effect = values.Behind(expression);
        switch (CdkTypes.Is(values.TypeOf(effect), CdkTypes.Effect) ? values.NameOfSymbol(effect) : null)
        {
            case "DENY":
                values.Template.Text("Deny");
                break;
            case "ALLOW":
                values.Template.Text("Allow");
                break;
            default:
                values.Open(effect);
                break;
        }
    }

    private static IReadOnlyList<AssignmentExpressionSyntax>? Props(ExpressionSyntax creation, CdkValues values)
    {
        if (creation is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Initializer: null } || !CdkTypes.Is(values.TypeOf(creation), CdkTypes.PolicyStatement)
            || values.Behind(arguments[0].Expression) is not BaseObjectCreationExpressionSyntax { Initializer: { } initializer } props
            || !CdkTypes.Is(values.TypeOf(props), CdkTypes.PolicyStatementProps))
        {
            return null;
        }

        var assignments = initializer.Expressions.OfType<AssignmentExpressionSyntax>().ToList();
        return assignments.Count == initializer.Expressions.Count && assignments.All(static property => Elements.ContainsKey(Name(property))) ? assignments : null;
    }

    // A statement in a variable may be changed by its own methods before it is added.
    private static bool IsUntouched(ExpressionSyntax argument, ExpressionSyntax creation) =>
        argument == creation || argument is not IdentifierNameSyntax name || Values.BodyRoots.Of(argument)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(member => member.Expression is IdentifierNameSyntax other && other.Identifier.ValueText == name.Identifier.ValueText) == false;

    private static string Name(AssignmentExpressionSyntax property) => (property.Left as IdentifierNameSyntax)?.Identifier.ValueText ?? "";
}
