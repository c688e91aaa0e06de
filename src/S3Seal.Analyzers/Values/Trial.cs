using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

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

            Hear(root, ImmutableArray<SettingSet>.Empty, cancellationToken);
            var judgement = Judgement();
            if (shape.MustAskForEncryption && judgement.State(RequiredEncryption.Any) == RequestState.MaybeFlagged && CallsOf(root, cancellationToken) is { Count: > 0 } calls)
            {
                // What a private method's parameters are is known from its calls.
                var again = new Trial(tracker, shape, creation);
                foreach (var arguments in calls)
                {
                    again.Hear(root, arguments, cancellationToken);
                }

                return again.Judgement();
            }

            return judgement;
        }

        private RequestJudgement Judgement() =>
            new(shape, creation, _sends.Select(static send => new SendSighting(send.Key, send.Value)).ToImmutableArray(), _escapes.ToImmutableArray(), _writes.ToImmutableArray())
            {
                BucketText = TextOf(RequestText.Bucket),
                Key = TextOf(RequestText.Key),
                KmsKey = TextOf(RequestText.KmsKey),
                Place = new RequestPlace(ValueOf(RequestText.Bucket), ValueOf(RequestText.Key)),
            };

        /// <summary>The one expression that is assigned.</summary>
        private SyntaxNode? ValueOf(RequestText text) =>
            _texts.TryGetValue(text, out var values) && values.Count == 1 ? values.Keys.First() : null;

        /// <summary>What all assignments agree on.</summary>
        private KnownText? TextOf(RequestText text) =>
            _texts.TryGetValue(text, out var values) && values.Values.Distinct().ToList() is { Count: 1 } agreed ? agreed[0] : null;

        /// <summary>The settings that a private method is called with, when all its calls are in sight; else none.</summary>
        private List<ImmutableArray<SettingSet>> CallsOf(SyntaxNode root, CancellationToken cancellationToken)
        {
            var calls = new List<ImmutableArray<SettingSet>>();
            if (root is not MethodDeclarationSyntax || MethodOf(root, tracker.ModelOf(root.SyntaxTree), cancellationToken) is not { DeclaredAccessibility: Accessibility.Private } method
                || !method.Parameters.Any(parameter => tracker.IsSettingType(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_Boolean))
            {
                return calls;
            }

            foreach (var caller in BodyRoots.Mentioning(method.Name, method.ContainingType, tracker.Compilation, cancellationToken).Take(BodyBudget).ToList())
            {
                var facts = caller == root ? BodyFacts.Unknown : tracker.FactsOf(caller, ImmutableArray<SettingSet>.Empty, ImmutableHashSet<SyntaxNode>.Empty, cancellationToken);
                if (facts.IsUnknown || !facts.Calls.TryGetValue(method, out var seen))
                {
                    return [];
                }

                calls.AddRange(seen);
            }

            return calls.Count > 16 ? [] : calls;
        }

        private void Hear(SyntaxNode root, ImmutableArray<SettingSet> arguments, CancellationToken cancellationToken)
        {
            if ((!_heard.Add(root) && arguments.IsEmpty) || _heard.Count > BodyBudget)
            {
                return;
            }

            var facts = tracker.FactsOf(root, arguments, ImmutableHashSet<SyntaxNode>.Empty, cancellationToken);
            if (facts.IsUnknown)
            {
                return;
            }

            var ours = facts.Of(creation);
            foreach (var send in ours.Sends)
            {
                Send(send.Key, send.Value);
            }

            _escapes.AddRange(ours.Escapes);
            _writes.UnionWith(ours.Writes);
            foreach (var (text, value, known) in ours.Texts)
            {
                if (!_texts.TryGetValue(text, out var values))
                {
                    _texts[text] = values = [];
                }

                values[value] = known;
            }

            var returned = ours.Returned;
            if (facts.Method is { } method && facts.Exit is { } exit)
            {
                returned ??= method.Parameters.Where(static parameter => parameter.RefKind != RefKind.None)
                    .Select(parameter => exit.Variables.TryGetValue(parameter, out var value) ? value.Objects.FirstOrDefault(IsOurs) : null)
                    .FirstOrDefault(static request => request is not null);
                if (returned is not null)
                {
                    HearCallers(method, exit.Requests.TryGetValue(returned, out var worlds) ? worlds : Worlds.Unknown, cancellationToken);
                }
            }

            foreach (var member in ours.Stores)
            {
                HearMember(member, ours.Exits.Count > 0 ? ours.Exits.Aggregate(static (all, one) => all.Union(one)) : Worlds.Unknown, cancellationToken);
            }
        }

        private void HearCallers(IMethodSymbol method, Worlds returned, CancellationToken cancellationToken)
        {
            var before = (_sends.Count, _escapes.Count, _members.Count);
            var name = method.AssociatedSymbol?.Name ?? method.Name;
            var isPrivate = method.DeclaredAccessibility == Accessibility.Private;
            foreach (var caller in BodyRoots.Mentioning(name, isPrivate ? method.ContainingType : null, tracker.Compilation, cancellationToken).Take(BodyBudget).ToList())
            {
                Hear(caller, ImmutableArray<SettingSet>.Empty, cancellationToken);
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

                foreach (var send in facts.Of(creation).Sends)
                {
                    Send(send.Key, send.Value);
                }

                _escapes.AddRange(facts.Escapes.Where(escape => escape.Key.Equals(held)).Select(escape => escape.Value.After(found)));
                if (facts.Returned.Objects.Contains(held) && facts.Method is { } getter)
                {
                    HearBorrowers(getter, held, found, cancellationToken);
                }

                _writes.UnionWith(facts.Writes.Where(writes => writes.Key.Equals(held)).SelectMany(static writes => writes.Value));
            }
        }

        /// <summary>Those who get the request of a member from a method that returns it.</summary>
        private void HearBorrowers(IMethodSymbol getter, RequestObject held, Worlds found, CancellationToken cancellationToken)
        {
            if (getter.DeclaredAccessibility != Accessibility.Private)
            {
                _escapes.Add(found);
            }

            foreach (var borrower in BodyRoots.Mentioning(getter.AssociatedSymbol?.Name ?? getter.Name, getter.DeclaredAccessibility == Accessibility.Private ? getter.ContainingType : null, tracker.Compilation, cancellationToken).Take(BodyBudget).ToList())
            {
                var facts = tracker.FactsOf(borrower, ImmutableArray<SettingSet>.Empty, ImmutableHashSet<SyntaxNode>.Empty, cancellationToken);
                foreach (var send in facts.Sends.Where(send => send.Key.Request.Equals(held)))
                {
                    Send(send.Key.Send, send.Value.After(found));
                }
            }
        }

        private void Send(SyntaxNode send, Worlds worlds) =>
            _sends[send] = _sends.TryGetValue(send, out var known) ? known.Union(worlds) : worlds;

        private bool IsOurs(RequestObject request) => request.Creation == creation;
    }
}
