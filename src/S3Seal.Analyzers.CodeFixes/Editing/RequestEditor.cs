using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>Sets properties on a request the way its author does: in the initializer, or by assignments after the others.</summary>
internal static class RequestEditor
{
    public static void Set(DocumentEdit edit, BaseObjectCreationExpressionSyntax creation, IReadOnlyList<(string Property, string Value)> settings)
    {
        if (settings.Count == 0)
        {
            return;
        }

        if (creation.Initializer is not { Expressions.Count: > 0 } && AssignmentEditor.LastAssignment(creation) is var (receiver, statement))
        {
            AssignmentEditor.Append(edit, receiver, statement, settings);
            return;
        }

        ObjectInitializerEditor.Append(edit, creation, settings.Select(static setting => setting.Property + " = " + setting.Value).ToList());
    }
}
