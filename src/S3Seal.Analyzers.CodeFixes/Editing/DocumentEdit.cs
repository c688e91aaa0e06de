using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Analyzers.CodeFixes.Editing;

/// <summary>The text changes that one or many findings ask of one document, applied together.</summary>
internal sealed class DocumentEdit
{
    private readonly Document _document;
    private readonly SortedDictionary<(int Start, int End), string> _changes = [];
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);

    private DocumentEdit(Document document, CompilationUnitSyntax root, SourceText text, SemanticModel model)
    {
        _document = document;
        Root = root;
        Text = text;
        Model = model;
    }

    public CompilationUnitSyntax Root { get; }

    public SourceText Text { get; }

    /// <summary>For questions about names that are in scope; never for a second analysis.</summary>
    public SemanticModel Model { get; }

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The document's own line end.</summary>
    public string NewLine
    {
        get
        {
            var line = Text.Lines[0];
            return line.EndIncludingLineBreak > line.End ? Text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
        }
    }

    public static async Task<DocumentEdit?> CreateAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return root is CompilationUnitSyntax unit && model is not null ? new DocumentEdit(document, unit, text, model) : null;
    }

    /// <summary>The innermost node of type <typeparamref name="T"/> that has exactly the span of the location, else the nearest around it; null when it is gone.</summary>
    public T? NodeAt<T>(Location location)
        where T : SyntaxNode
    {
        if (location.SourceTree is null || !Root.FullSpan.Contains(location.SourceSpan))
        {
            return null;
        }

        return Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    /// <summary>Records a change. Several insertions at one place stand one after the other; the same change twice is one change.</summary>
    public void Replace(TextSpan span, string text)
    {
        var key = (span.Start, span.End);
        if (!_changes.TryGetValue(key, out var present))
        {
            _changes.Add(key, text);
        }
        else if (span.Length == 0 && present != text)
        {
            _changes[key] = present + text;
        }
    }

    /// <summary>Whether a recorded change touches the span: a second repair of the same place is then left to the next run.</summary>
    public bool Touches(TextSpan span) => _changes.Keys.Any(key => key.Start < span.End && span.Start < key.End);

    /// <summary>How to write an SDK type at a position: its simple name where it is in scope or a using directive can bring it there, else qualified.</summary>
    public string TypeName(int position, string namespaceName, string name)
    {
        var types = Model.LookupNamespacesAndTypes(position, name: name);
        var qualified = namespaceName + "." + name;
        var member = Model.LookupSymbols(position, name: name).FirstOrDefault(static symbol => symbol is not INamespaceOrTypeSymbol);
        var memberHides = member switch
        {
            null => false,
            IPropertySymbol property => property.Type.ToDisplayString() != qualified,
            IFieldSymbol field => field.Type.ToDisplayString() != qualified,
            IParameterSymbol parameter => parameter.Type.ToDisplayString() != qualified,
            ILocalSymbol local => local.Type.ToDisplayString() != qualified,
            _ => true,
        };

        if (memberHides)
        {
            return "global::" + qualified;
        }

        if (types.Length == 1 && types[0].ToDisplayString() == qualified)
        {
            return name;
        }

        if (AliasFor(qualified) is { } alias)
        {
            return alias;
        }

        if (types.Length == 0 && Usings.CanImport(Root, namespaceName))
        {
            _usings.Add(namespaceName);
            return name;
        }

        return Model.LookupNamespacesAndTypes(position, name: namespaceName.Split('.')[0]).Any(static symbol => symbol is INamespaceSymbol)
            ? qualified
            : "global::" + qualified;
    }

    public Document Apply()
    {
        foreach (var name in _usings)
        {
            Usings.Add(this, name);
        }

        _usings.Clear();
        return _document.WithText(Text.WithChanges(_changes.Select(static change =>
            new TextChange(TextSpan.FromBounds(change.Key.Start, change.Key.End), change.Value))));
    }

    private string? AliasFor(string qualified) =>
        Root.Usings.FirstOrDefault(directive => directive.Alias is not null && directive.Name?.ToString() == qualified)?.Alias?.Name.Identifier.Text;
}
