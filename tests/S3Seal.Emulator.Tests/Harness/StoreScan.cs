using System.Reflection;
using System.Text;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>Everything that can be reached from the store: each array of bytes and each text, whatever holds it.</summary>
internal static class StoreScan
{
    /// <summary>Whether any of the secrets stands anywhere in the store.</summary>
    public static bool Holds(S3Emulator emulator, params IEnumerable<byte[]> secrets)
    {
        var wanted = secrets.ToList();
        return Everything(emulator)
            .Select(found => found as byte[] ?? (found is string text ? Encoding.UTF8.GetBytes(text) : []))
            .Any(bytes => wanted.Any(secret => bytes.AsSpan().IndexOf(secret) >= 0));
    }

    /// <summary>Every object, array and text that the store holds on to.</summary>
    public static IEnumerable<object> Everything(S3Emulator emulator)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([emulator.Store.Snapshot()]);
        while (open.TryPop(out var next))
        {
            var type = next.GetType();
            if (type.IsPrimitive || type.IsEnum || !(type.IsValueType || seen.Add(next)))
            {
                continue;
            }

            yield return next;
            foreach (var inner in next is string or byte[]? [] : Inside(next, type))
            {
                open.Push(inner);
            }
        }
    }

    private static IEnumerable<object> Inside(object holder, Type type)
    {
        if (holder is Array array)
        {
            return array.Cast<object?>().OfType<object>();
        }

        // Reflection's own objects and threads lead out of the store.
        if (holder is MemberInfo or Delegate or Thread or Pointer)
        {
            return [];
        }

        var fields = new List<object>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(holder) is { } value)
                {
                    fields.Add(value);
                }
            }
        }

        return fields;
    }
}

/// <summary>The system's generator with a memory: it knows every key that it made.</summary>
internal sealed class RememberingRandom : KeyRandom
{
    private const int KeyLength = 32;

    private readonly Lock _gate = new();
    private readonly List<byte[]> _keys = [];

    public IReadOnlyList<byte[]> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _keys];
            }
        }
    }

    public override void Fill(Span<byte> destination)
    {
        KeyRandom.Secure.Fill(destination);
        if (destination.Length == KeyLength)
        {
            lock (_gate)
            {
                _keys.Add(destination.ToArray());
            }
        }
    }
}
