namespace S3Seal.Emulator.Storage;

/// <summary>
/// Keys in S3's order with what stands under them. Immutable: a change copies one path of a balanced tree and shares the rest, so that
/// readers need no lock and a snapshot is a reference.
/// </summary>
internal sealed class KeyMap<T>
    where T : class
{
    public static readonly KeyMap<T> Empty = new(null, 0);

    private readonly Node? _root;

    private KeyMap(Node? root, int count)
    {
        _root = root;
        Count = count;
    }

    public int Count { get; }

    public bool IsEmpty => _root is null;

    /// <summary>The longest path from the root, in nodes.</summary>
    public int Height => _root?.Height ?? 0;

    public T? Find(string key)
    {
        var node = _root;
        while (node is not null)
        {
            var order = KeyOrder.Compare(key, node.Key);
            if (order == 0)
            {
                return node.Value;
            }

            node = order < 0 ? node.Left : node.Right;
        }

        return null;
    }

    public KeyMap<T> Set(string key, T value)
    {
        var added = false;
        var root = Set(_root, key, value, ref added);
        return new(root, added ? Count + 1 : Count);
    }

    public KeyMap<T> Remove(string key) => Find(key) is null ? this : new(Remove(_root!, key), Count - 1);

    /// <summary>Walks upwards from a position: the whole map, from a key, after a key, or after all keys that begin with a prefix.</summary>
    public Cursor Seek(string from = "", KeySeek seek = KeySeek.AtOrAfter) => new(_root, from, seek);

    private static Node Set(Node? node, string key, T value, ref bool added)
    {
        if (node is null)
        {
            added = true;
            return new(key, value, null, null);
        }

        var order = KeyOrder.Compare(key, node.Key);
        return order == 0 ? new(node.Key, value, node.Left, node.Right)
            : order < 0 ? Balance(node.Key, node.Value, Set(node.Left, key, value, ref added), node.Right)
            : Balance(node.Key, node.Value, node.Left, Set(node.Right, key, value, ref added));
    }

    private static Node? Remove(Node node, string key)
    {
        var order = KeyOrder.Compare(key, node.Key);
        if (order < 0)
        {
            return Balance(node.Key, node.Value, Remove(node.Left!, key), node.Right);
        }

        if (order > 0)
        {
            return Balance(node.Key, node.Value, node.Left, Remove(node.Right!, key));
        }

        if (node.Left is null || node.Right is null)
        {
            return node.Left ?? node.Right;
        }

        var next = node.Right;
        while (next.Left is not null)
        {
            next = next.Left;
        }

        return Balance(next.Key, next.Value, node.Left, Remove(node.Right, next.Key));
    }

    private static Node Balance(string key, T value, Node? left, Node? right)
    {
        var tilt = HeightOf(left) - HeightOf(right);
        if (tilt > 1)
        {
            return HeightOf(left!.Left) >= HeightOf(left.Right)
                ? new(left.Key, left.Value, left.Left, new(key, value, left.Right, right))
                : new(left.Right!.Key, left.Right.Value, new(left.Key, left.Value, left.Left, left.Right.Left), new(key, value, left.Right.Right, right));
        }

        if (tilt < -1)
        {
            return HeightOf(right!.Right) >= HeightOf(right.Left)
                ? new(right.Key, right.Value, new(key, value, left, right.Left), right.Right)
                : new(right.Left!.Key, right.Left.Value, new(key, value, left, right.Left.Left), new(right.Key, right.Value, right.Left.Right, right.Right));
        }

        return new(key, value, left, right);
    }

    private static int HeightOf(Node? node) => node?.Height ?? 0;

    /// <summary>An upward walk over one moment of the map.</summary>
    internal sealed class Cursor
    {
        private readonly Node? _root;
        private readonly Stack<Node> _path = new();

        internal Cursor(Node? root, string from, KeySeek seek)
        {
            _root = root;
            Skip(from, seek);
        }

        public string Key { get; private set; } = "";

        public T Value { get; private set; } = null!;

        /// <summary>Repositions the walk; the next <see cref="MoveNext"/> stands on the first key there.</summary>
        public void Skip(string to, KeySeek seek)
        {
            _path.Clear();
            for (var node = _root; node is not null;)
            {
                if (IsBefore(node.Key, to, seek))
                {
                    node = node.Right;
                }
                else
                {
                    _path.Push(node);
                    node = node.Left;
                }
            }
        }

        public bool MoveNext()
        {
            if (!_path.TryPop(out var node))
            {
                return false;
            }

            (Key, Value) = (node.Key, node.Value);
            for (var next = node.Right; next is not null; next = next.Left)
            {
                _path.Push(next);
            }

            return true;
        }

        private static bool IsBefore(string key, string to, KeySeek seek) => seek switch
        {
            KeySeek.AtOrAfter => KeyOrder.Compare(key, to) < 0,
            KeySeek.After => KeyOrder.Compare(key, to) <= 0,
            _ => KeyOrder.Compare(key, to) <= 0 || key.StartsWith(to, StringComparison.Ordinal),
        };
    }

    internal sealed class Node(string key, T value, Node? left, Node? right)
    {
        public readonly string Key = key;
        public readonly T Value = value;
        public readonly Node? Left = left;
        public readonly Node? Right = right;
        public readonly int Height = Math.Max(left?.Height ?? 0, right?.Height ?? 0) + 1;
    }
}

/// <summary>Where a walk begins, relative to the text given.</summary>
internal enum KeySeek
{
    AtOrAfter,
    After,

    /// <summary>After every key that begins with the text.</summary>
    AfterPrefix,
}
