using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>Tells by name alone whether a creation expression can make a request: what fails here never costs a binding.</summary>
internal sealed class CreationNames
{
    private static readonly HashSet<string> SdkNames = [.. RequestShapes.All.Select(static shape => shape.Name)];

    private static readonly ImmutableHashSet<string> ClientNames = ImmutableHashSet.Create("IAmazonS3", "AmazonS3Client", "ITransferUtility", "TransferUtility");

    private readonly ConcurrentDictionary<SyntaxTree, FileNames> _files = new();
    private readonly Lazy<(ImmutableHashSet<string> Requests, ImmutableHashSet<string> Sends)> _own;
    private readonly Lazy<FileNames> _global;

    public CreationNames(Compilation compilation)
    {
        _own = new(() => Own(compilation));
        _global = new(() => Global(compilation));
    }

    /// <summary>The sends that a client of this compilation carries out itself, and for which it sets the encryption of the requests that pass.</summary>
    public ImmutableHashSet<string> DecoratedSends => _own.Value.Sends;

    private sealed record FileNames(bool MentionsSdk, ImmutableHashSet<string> Aliases);

    /// <summary>Whether the expression may create a request; true is only a reason to ask the tracker.</summary>
    public bool MayCreate(BaseObjectCreationExpressionSyntax creation)
    {
        var type = creation is ObjectCreationExpressionSyntax named ? named.Type : null;
        if (type is not null)
        {
            var name = SyntaxNames.OfType(type);
            return name is not null && (SdkNames.Contains(name) || _own.Value.Requests.Contains(name)
                || (type is IdentifierNameSyntax && (_global.Value.Aliases.Contains(name) || FileOf(creation.SyntaxTree).Aliases.Contains(name))));
        }

        return _global.Value.MentionsSdk || FileOf(creation.SyntaxTree).MentionsSdk || !_own.Value.Requests.IsEmpty;
    }

    private FileNames FileOf(SyntaxTree tree) => _files.GetOrAdd(tree, static key => new FileNames(
        key.GetText().ToString().IndexOf("Amazon.S3", StringComparison.Ordinal) >= 0,
        Aliases(key, isGlobal: false)));

    private static FileNames Global(Compilation compilation)
    {
        var mentions = false;
        var aliases = ImmutableHashSet.CreateBuilder<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax { Usings: var usings })
            {
                mentions |= usings.Any(static directive => directive.GlobalKeyword.RawKind != 0 && directive.Name?.ToString().StartsWith("Amazon.S3", StringComparison.Ordinal) == true);
                aliases.UnionWith(Aliases(tree, isGlobal: true));
            }
        }

        return new FileNames(mentions, aliases.ToImmutable());
    }

    private static ImmutableHashSet<string> Aliases(SyntaxTree tree, bool isGlobal)
    {
        if (tree.GetRoot() is not CompilationUnitSyntax root)
        {
            return ImmutableHashSet<string>.Empty;
        }

        return root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static block => block.Usings))
            .Where(directive => directive.Alias is not null && (directive.GlobalKeyword.RawKind != 0) == isGlobal)
            .Select(static directive => directive.Alias!.Name.Identifier.ValueText)
            .ToImmutableHashSet();
    }

    /// <summary>The names of the compilation's own types that derive from a request, by the base lists as written, and what its own clients do.</summary>
    private static (ImmutableHashSet<string> Requests, ImmutableHashSet<string> Sends) Own(Compilation compilation)
    {
        var bases = new List<(string Type, string Base)>();
        var sends = ImmutableHashSet.CreateBuilder<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var declaration in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>())
            {
                if (declaration.BaseList?.Types.FirstOrDefault() is { } first && SyntaxNames.OfType(first.Type) is { } name)
                {
                    bases.Add((declaration.Identifier.ValueText, name));
                    if (declaration.BaseList.Types.Any(static type => SyntaxNames.OfType(type.Type) is { } client && ClientNames.Contains(client)) && SetsEncryption(declaration))
                    {
                        sends.UnionWith(declaration.Members.OfType<MethodDeclarationSyntax>().Select(static method => method.Identifier.ValueText).Where(RequestShapes.SendNames.Contains));
                    }
                }
            }
        }

        var derived = new HashSet<string>();
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (type, parent) in bases)
            {
                grown |= (SdkNames.Contains(parent) || derived.Contains(parent)) && derived.Add(type);
            }
        }

        return (derived.ToImmutableHashSet(), sends.ToImmutable());
    }

    private static bool SetsEncryption(TypeDeclarationSyntax client) => client.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(static assignment => assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ServerSideEncryptionMethod" or "ServerSideEncryptionCustomerMethod" });
}
