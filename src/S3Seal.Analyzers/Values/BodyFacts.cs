using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>One assignment to a setting of a request, as written.</summary>
internal sealed record PropertyWrite(RequestProperty Property, SyntaxNode Value, SettingSet Settings);

/// <summary>What one body does with request objects: the result of <see cref="BodyFlow"/>, and the summary that callers use.</summary>
internal sealed class BodyFacts
{
    /// <summary>A body that could not be analysed within the budget, or not at all.</summary>
    public static readonly BodyFacts Unknown = new() { IsUnknown = true };

    public bool IsUnknown { get; private init; }

    /// <summary>The method whose body this is; null for an initializer and the like.</summary>
    public IMethodSymbol? Method { get; set; }

    /// <summary>The settings of each request at each send.</summary>
    public Dictionary<(RequestObject Request, SyntaxNode Send), Worlds> Sends { get; } = [];

    /// <summary>The settings of each request when code that cannot be seen got it.</summary>
    public Dictionary<RequestObject, Worlds> Escapes { get; } = [];

    /// <summary>The fields and properties that each request was put into.</summary>
    public Dictionary<RequestObject, HashSet<ISymbol>> Stores { get; } = [];

    public Dictionary<RequestObject, HashSet<PropertyWrite>> Writes { get; } = [];

    /// <summary>What is written into the texts of each request, and where.</summary>
    public Dictionary<(RequestObject Request, RequestText Text), Dictionary<SyntaxNode, KnownText?>> Texts { get; } = [];

    /// <summary>Fields and properties of the type that the body assigns.</summary>
    public HashSet<ISymbol> WrittenMembers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The methods of the compilation that are called, and with which settings as arguments.</summary>
    public Dictionary<IMethodSymbol, List<ImmutableArray<SettingSet>>> Calls { get; } = new(SymbolEqualityComparer.Default);

    public FlowValue Returned { get; set; } = FlowValue.Of(SettingSet.None);

    /// <summary>The state at the end; null when the end is never reached.</summary>
    public FlowState? Exit { get; set; }

    private Dictionary<SyntaxNode, CreationFacts>? _creations;

    /// <summary>The share of one creation expression; asked only when the body is walked to its end.</summary>
    public CreationFacts Of(SyntaxNode creation)
    {
        var creations = _creations ?? Divide();
        _creations = creations;
        return creations.TryGetValue(creation, out var facts) ? facts : CreationFacts.None;
    }

    // One pass for all: a body that creates ten thousand requests is asked ten thousand times.
    private Dictionary<SyntaxNode, CreationFacts> Divide()
    {
        var creations = new Dictionary<SyntaxNode, CreationFacts>();
        foreach (var send in Sends)
        {
            ShareOf(send.Key.Request)?.Sends.Add(new(send.Key.Send, send.Value));
        }

        foreach (var escape in Escapes)
        {
            ShareOf(escape.Key)?.Escapes.Add(escape.Value);
        }

        foreach (var store in Stores)
        {
            ShareOf(store.Key)?.Stores.AddRange(store.Value);
        }

        foreach (var write in Writes)
        {
            ShareOf(write.Key)?.Writes.AddRange(write.Value);
        }

        foreach (var text in Texts)
        {
            ShareOf(text.Key.Request)?.Texts.AddRange(text.Value.Select(value => (text.Key.Text, value.Key, value.Value)));
        }

        if (Exit is { } end)
        {
            foreach (var exit in end.Requests)
            {
                ShareOf(exit.Key)?.Exits.Add(exit.Value);
            }
        }

        foreach (var returned in Returned.Objects)
        {
            if (ShareOf(returned) is { } share)
            {
                share.Returned ??= returned;
            }
        }

        return creations;

        CreationFacts? ShareOf(RequestObject request)
        {
            if (request.Creation is not { } creation)
            {
                return null;
            }

            if (!creations.TryGetValue(creation, out var share))
            {
                creations[creation] = share = new CreationFacts();
            }

            return share;
        }
    }

    public void Send(RequestObject request, SyntaxNode send, Worlds worlds) =>
        Sends[(request, send)] = Sends.TryGetValue((request, send), out var known) ? known.Union(worlds) : worlds;

    public void Called(IMethodSymbol method, ImmutableArray<SettingSet> arguments)
    {
        if (!Calls.TryGetValue(method, out var calls))
        {
            Calls[method] = calls = [];
        }

        if (!calls.Exists(known => known.SequenceEqual(arguments)))
        {
            calls.Add(arguments);
        }
    }

    public void Escape(RequestObject request, Worlds worlds) =>
        Escapes[request] = Escapes.TryGetValue(request, out var known) ? known.Union(worlds) : worlds;

    public void Store(RequestObject request, ISymbol member)
    {
        if (!Stores.TryGetValue(request, out var members))
        {
            Stores[request] = members = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        }

        members.Add(member);
    }

    public void Note(RequestObject request, RequestText text, SyntaxNode value, KnownText? known)
    {
        if (!Texts.TryGetValue((request, text), out var values))
        {
            Texts[(request, text)] = values = [];
        }

        // A later visit of the same place knows of more paths: it may know less of the text.
        values[value] = known;
    }

    public void Write(RequestObject request, PropertyWrite write)
    {
        if (!Writes.TryGetValue(request, out var writes))
        {
            Writes[request] = writes = [];
        }

        writes.Add(write);
    }
}
