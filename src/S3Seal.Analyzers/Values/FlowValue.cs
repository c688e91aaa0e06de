using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>Code that can be called through a value: a lambda, or a method or local function used as a delegate.</summary>
internal sealed record Routine(ControlFlowGraph? Graph, IFlowAnonymousFunctionOperation? Lambda, IMethodSymbol Method);

/// <summary>Which side of a request a value is: itself, or one of its dictionaries.</summary>
internal enum RequestPart
{
    Whole,
    Headers,
    Metadata,
}

/// <summary>What an expression may evaluate to: requests (or containers of requests), settings, callable code.</summary>
internal sealed class FlowValue : IEquatable<FlowValue>
{
    /// <summary>A value that is nothing the tracker follows.</summary>
    public static readonly FlowValue Opaque = new(SettingSet.Unknown, ImmutableHashSet<RequestObject>.Empty);

    private FlowValue(SettingSet settings, ImmutableHashSet<RequestObject> objects)
    {
        Settings = settings;
        Objects = objects;
    }

    public SettingSet Settings { get; }

    public ImmutableHashSet<RequestObject> Objects { get; }

    public RequestPart Part { get; private init; }

    public ImmutableHashSet<Routine> Routines { get; private init; } = ImmutableHashSet<Routine>.Empty;

    /// <summary>What is known of it as a string; null for nothing.</summary>
    public KnownText? Text { get; private init; }

    /// <summary>What was done to the one of several requests that a variable holds, since it holds it; null while it is the only one, or nothing was done.</summary>
    public RequestObject? Focus { get; private init; }

    /// <summary>The property of a single request that this value was read from: a test of the value is a test of the request.</summary>
    public (RequestObject Request, RequestProperty Property)? Origin { get; private init; }

    /// <summary>Whether it is a request that was made here, and so not null; what a container gives may be null.</summary>
    public bool IsNew { get; private init; }

    public static FlowValue Of(SettingSet settings) => new(settings, ImmutableHashSet<RequestObject>.Empty);

    public static FlowValue OfConstant(object? value) =>
        new(SettingSets.OfConstant(value), ImmutableHashSet<RequestObject>.Empty) { Text = value is string text ? KnownText.Whole(text) : null };

    public static FlowValue Of(KnownText? text) => text is null ? Opaque : new(SettingSet.Unknown, ImmutableHashSet<RequestObject>.Empty) { Text = text };

    public static FlowValue Of(ImmutableHashSet<RequestObject> objects, RequestPart part = RequestPart.Whole) =>
        objects.IsEmpty && part == RequestPart.Whole ? Opaque : new(SettingSet.Unknown, objects) { Part = part };

    public static FlowValue Of(RequestObject request) => Of(ImmutableHashSet.Create(request));

    public static FlowValue New(RequestObject request) => new(SettingSet.Unknown, ImmutableHashSet.Create(request)) { IsNew = true };

    public static FlowValue Of(Routine routine) => new(SettingSet.Unknown, ImmutableHashSet<RequestObject>.Empty) { Routines = ImmutableHashSet.Create(routine) };

    public FlowValue FocusedOn(RequestObject focus) => new(Settings, Objects) { Part = Part, Routines = Routines, Text = Text, Focus = focus, IsNew = IsNew };

    /// <summary>The same, where it may also be null: as the element of a container, or in a member that others may clear.</summary>
    public FlowValue OrNull() => IsNew ? new(Settings, Objects) { Part = Part, Routines = Routines, Text = Text, Focus = Focus, Origin = Origin } : this;

    public FlowValue WithPart(RequestPart part) => new(SettingSet.Unknown, Objects) { Part = part, Focus = Focus };

    /// <summary>Whether it is, or holds, neither a request nor code.</summary>
    public bool IsNothing => Objects.IsEmpty && Routines.IsEmpty;

    // No value at all, as before the first return.
    private bool IsNone => Settings == SettingSet.None && Part == RequestPart.Whole && IsNothing;

    public FlowValue ReadFrom(RequestObject request, RequestProperty property) =>
        new(Settings, Objects) { Part = Part, Routines = Routines, Text = Text, Origin = (request, property) };

    public FlowValue WithSettings(SettingSet settings) => new(settings, Objects) { Part = Part, Routines = Routines, Text = Text, Focus = Focus, Origin = Origin, IsNew = IsNew };

    public FlowValue Union(FlowValue other) =>
        Equals(other) || other.IsNone ? this : IsNone ? other : new(Settings | other.Settings, Objects.Union(other.Objects))
        {
            // A value without a request says nothing about which side of one is meant.
            Part = Part == other.Part || other.Objects.IsEmpty ? Part : Objects.IsEmpty ? other.Part : RequestPart.Whole,
            Routines = Routines.Union(other.Routines),
            Text = Equals(Text, other.Text) ? Text : null,
            Focus = Equals(Focus, other.Focus) ? Focus : null,
            Origin = Nullable.Equals(Origin, other.Origin) ? Origin : null,
            IsNew = IsNew && other.IsNew,
        };

    public bool Equals(FlowValue? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Settings == other.Settings && Part == other.Part && IsNew == other.IsNew && Objects.Count == other.Objects.Count && Routines.Count == other.Routines.Count
                && Equals(Text, other.Text) && Equals(Focus, other.Focus) && Objects.SetEquals(other.Objects) && Routines.SetEquals(other.Routines) && Nullable.Equals(Origin, other.Origin)));

    public override bool Equals(object? obj) => Equals(obj as FlowValue);

    public override int GetHashCode() => unchecked(((int)Settings * 31) + Objects.Count);
}
