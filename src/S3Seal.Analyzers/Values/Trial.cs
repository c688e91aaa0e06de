using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>The hearing of one creation expression.</content>
internal sealed partial class RequestTracker
{
    /// <summary>Gathers what all bodies that get the request do with it: its own, the callers it is returned to, the users of a private field.</summary>
    private sealed class Trial(RequestTracker tracker, RequestShape shape, SyntaxNode creation)
    {
        private const int BodyBudget = 200;

        private readonly Dictionary<SyntaxNode, Worlds> _sends = [];
        private readonly List<Worlds> _escapes = [];
        private readonly HashSet<PropertyWrite> _writes = [];
        private readonly HashSet<SyntaxNode> _heard = [];
        private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<RequestText, Dictionary<SyntaxNode, KnownText?>> _texts = [];

        public RequestJudgement? Judge(CancellationToken cancellationToken)
        {
            if (BodyRoots.Of(creation) is not { } root)
            {
                return null;
            }

            Hear(root, cancellationToken);
            return new RequestJudgement(shape, creation, _sends.Select(static send => new SendSighting(send.Key, send.Value)).ToImmutableArray(), _escapes.ToImmutableArray(), _writes.ToImmutableArray())
            {
                BucketText = TextOf(RequestText.Bucket),
                Key = TextOf(RequestText.Key),
                KmsKey = TextOf(RequestText.KmsKey),
                Place = new RequestPlace(ValueOf(RequestText.Bucket), ValueOf(RequestText.Key)),
            };
        }

        /// <summary>The one expression that is assigned.</summary>
        private SyntaxNode? ValueOf(RequestText text) =>
            _texts.TryGetValue(text, out var values) && values.Count == 1 ? values.Keys.First() : null;

        /// <summary>What all assignments agree on.</summary>
        private KnownText? TextOf(RequestText text) =>
            _texts.TryGetValue(text, out var values) && values.Values.Distinct().ToList() is { Count: 1 } agreed ? agreed[0] : null;

        private void Hear(SyntaxNode root, CancellationToken cancellationToken)
        {
            if (!_heard.Add(root) || _heard.Count > BodyBudget)
            {
                return;
            }

            var facts = tracker.FactsOf(root, ImmutableArray<SettingSet>.Empty, ImmutableHashSet<SyntaxNode>.Empty, cancellationToken);
            if (facts.IsUnknown)
            {
                return;
            }

            foreach (var send in facts.Sends.Where(send => IsOurs(send.Key.Request)))
            {
                Send(send.Key.Send, send.Value);
            }

            _escapes.AddRange(facts.Escapes.Where(escape => IsOurs(escape.Key)).Select(static escape => escape.Value));
            _writes.UnionWith(facts.Writes.Where(writes => IsOurs(writes.Key)).SelectMany(static writes => writes.Value));
            foreach (var note in facts.Texts.Where(note => IsOurs(note.Key.Request)))
            {
                if (!_texts.TryGetValue(note.Key.Text, out var values))
                {
                    _texts[note.Key.Text] = values = [];
                }

                foreach (var value in note.Value)
                {
                    values[value.Key] = value.Value;
                }
            }

            var returned = facts.Returned.Objects.FirstOrDefault(IsOurs);
            var method = MethodOf(root, tracker.ModelOf(root.SyntaxTree), cancellationToken);
            if (method is not null && facts.Exit is { } exit)
            {
                returned ??= method.Parameters.Where(static parameter => parameter.RefKind != RefKind.None)
                    .Select(parameter => exit.Variables.TryGetValue(parameter, out var value) ? value.Objects.FirstOrDefault(IsOurs) : null)
                    .FirstOrDefault(static request => request is not null);
                if (returned is not null)
                {
                    HearCallers(method, exit.Requests.TryGetValue(returned, out var worlds) ? worlds : Worlds.Unknown, cancellationToken);
                }
            }

            foreach (var member in facts.Stores.Where(store => IsOurs(store.Key)).SelectMany(static store => store.Value).ToList())
            {
                var stored = facts.Exit?.Requests.Where(pair => IsOurs(pair.Key)).Select(static pair => pair.Value).ToList();
                HearMember(member, stored is { Count: > 0 } ? stored.Aggregate(static (all, one) => all.Union(one)) : Worlds.Unknown, cancellationToken);
            }
        }

        private void HearCallers(IMethodSymbol method, Worlds returned, CancellationToken cancellationToken)
        {
            var before = (_sends.Count, _escapes.Count, _members.Count);
            var name = method.AssociatedSymbol?.Name ?? method.Name;
            var isPrivate = method.DeclaredAccessibility == Accessibility.Private;
            foreach (var caller in BodyRoots.Mentioning(name, isPrivate ? method.ContainingType : null, tracker.Compilation, cancellationToken).Take(BodyBudget).ToList())
            {
                Hear(caller, cancellationToken);
            }

            if (before == (_sends.Count, _escapes.Count, _members.Count) && !isPrivate)
            {
                // Nobody here uses what the factory makes: somebody elsewhere may.
                _escapes.Add(returned);
            }
        }

        private void HearMember(ISymbol member, Worlds stored, CancellationToken cancellationToken)
        {
            if (!_members.Add(member))
            {
                return;
            }

            if (member.DeclaredAccessibility != Accessibility.Private)
            {
                _escapes.Add(stored);
                return;
            }

            var held = RequestObject.HeldBy(shape, member);
            var users = BodyRoots.Mentioning(member.Name, member.ContainingType, tracker.Compilation, cancellationToken).Take(BodyBudget)
                .Select(user => tracker.FactsOf(user, ImmutableArray<SettingSet>.Empty, ImmutableHashSet<SyntaxNode>.Empty, cancellationToken)).Where(static facts => !facts.IsUnknown).ToList();

            // What any user leaves behind, any other may find.
            var found = users.Where(facts => facts.Exit is not null && facts.Exit.Requests.ContainsKey(held))
                .Aggregate(stored, (all, facts) => all.Union(facts.Exit!.Requests[held].After(stored)));
            foreach (var facts in users)
            {
                foreach (var send in facts.Sends.Where(send => send.Key.Request.Equals(held)))
                {
                    Send(send.Key.Send, send.Value.After(found));
                }

                foreach (var send in facts.Sends.Where(send => IsOurs(send.Key.Request)))
                {
                    Send(send.Key.Send, send.Value);
                }

                _escapes.AddRange(facts.Escapes.Where(escape => escape.Key.Equals(held)).Select(escape => escape.Value.After(found)));
                _writes.UnionWith(facts.Writes.Where(writes => writes.Key.Equals(held)).SelectMany(static writes => writes.Value));
            }
        }

        private void Send(SyntaxNode send, Worlds worlds) =>
            _sends[send] = _sends.TryGetValue(send, out var known) ? known.Union(worlds) : worlds;

        private bool IsOurs(RequestObject request) => request.Creation == creation;
    }
}
