namespace S3Seal.Encryption.Tests;

/// <summary>Vector files: blocks of <c>name: value</c> lines with blank lines between them; values in hex unless they are words.</summary>
internal static class VectorFile
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Vectors");

    public static IReadOnlyList<VectorBlock> Read(string name)
    {
        var blocks = new List<VectorBlock>();
        var lines = new List<(string Name, string Value)>();
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, name + ".txt")).Append(""))
        {
            if (line.Length == 0)
            {
                if (lines.Any(one => one.Name != "comment"))
                {
                    blocks.Add(new VectorBlock([.. lines]));
                }

                lines.Clear();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            lines.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        return blocks;
    }
}

/// <summary>The lines of one vector.</summary>
internal sealed class VectorBlock(IReadOnlyList<(string Name, string Value)> lines)
{
    public IReadOnlyList<(string Name, string Value)> Lines { get; } = lines;

    public string this[string name] => Lines.Single(line => line.Name == name).Value;

    public bool Has(string name) => Lines.Any(line => line.Name == name);

    public byte[] Bytes(string name) => Convert.FromHexString(this[name]);

    public int Number(string name) => int.Parse(this[name], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Hands out the bytes that a vector names, in the order the engine asks for them.</summary>
internal sealed class ListedRandom(params byte[][] values) : KeyRandom
{
    private readonly Queue<byte> _bytes = new(values.SelectMany(value => value));

    public int Left => _bytes.Count;

    public override void Fill(Span<byte> destination)
    {
        foreach (ref var target in destination)
        {
            target = _bytes.Dequeue();
        }
    }
}
