using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Policies.Cdk;

/// <summary>Writes the principals of a statement: those whose text the code shows; any other stays open.</summary>
internal static class CdkPrincipals
{
    public static void Write(ExpressionSyntax expression, CdkValues values)
    {
        if (values.Elements(expression) is not { Count: > 0 } principals)
        {
            values.Open(expression);
            return;
        }

        if (principals.Any(principal => Kind(principal, values) is "StarPrincipal"))
        {
            values.Template.Raw("\"*\"");
            return;
        }

        values.Template.Raw("{");
        var first = true;
        foreach (var group in principals.GroupBy(principal => Kind(principal, values) == "ServicePrincipal"))
        {
            values.Template.Raw(first ? "" : ",").Raw(group.Key ? "\"Service\":" : "\"AWS\":");
            first = false;
            values.Template.List(group, principal => values.Template.At(principal, () => Principal(principal, values)));
        }

        values.Template.Raw("}");
    }

    private static void Principal(ExpressionSyntax expression, CdkValues values)
    {
        var creation = values.Behind(expression) as BaseObjectCreationExpressionSyntax;
        var argument = creation?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        switch (Kind(expression, values))
        {
            case "AnyPrincipal":
                values.Template.Raw("\"*\"");
                break;
            case "ArnPrincipal" or "ServicePrincipal" when argument is not null:
                values.Write(argument);
                break;
            case "AccountPrincipal" when argument is not null && values.Constant(values.Behind(argument)) is string account:
                values.Template.Text($"arn:aws:iam::{account}:root");
                break;
            default:
                values.Open(expression);
                break;
        }
    }

    private static string? Kind(ExpressionSyntax expression, CdkValues values) =>
        values.Behind(expression) is BaseObjectCreationExpressionSyntax creation ? CdkTypes.NameInIam(values.TypeOf(creation)) : null;
}
