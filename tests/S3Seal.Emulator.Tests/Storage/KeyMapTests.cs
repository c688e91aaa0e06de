using System.Text;
using CsCheck;
using S3Seal.Emulator.Storage;

namespace S3Seal.Emulator.Tests.Storage;

public sealed class KeyMapTests
{
    /// <summary>Few characters, so that keys share prefixes; among them both sides of the surrogates, where UTF-16 order is wrong.</summary>
    private static readonly Gen<string> Keys = Gen.Int[0, 6].Select(index => new[] { "a", "b", "/", "é", "\uE000", "\uFFFD", "\U0001F600" }[index])
        .Array[0, 5].Select(string.Concat);

    [Fact]
    public void Compare_IsTheOrderOfUtf8Bytes() =>
        Gen.Select(Keys, Keys).Sample((left, right) =>
            Assert.Equal(
                Math.Sign(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))),
                Math.Sign(KeyOrder.Compare(left, right))));

    [Fact]
    public void SetAndRemove_InAnyOrder_EqualTheModel() =>
        Gen.Select(Keys, Gen.Bool).Array[0, 200].Sample(steps =>
        {
            var map = KeyMap<string>.Empty;
            var model = new SortedDictionary<string, string>(KeyOrder.Instance);
            foreach (var (key, remove) in steps)
            {
                var before = map;
                var count = map.Count;
                if (remove)
                {
                    map = map.Remove(key);
                    model.Remove(key);
                }
                else
                {
                    map = map.Set(key, key + model.Count);
                    model[key] = key + model.Count;
                }

                Assert.Equal(count, before.Count);
                Assert.Equal(model.Count, map.Count);
            }

            Assert.Equal(model.Select(pair => (pair.Key, pair.Value)), Walk(map.Seek()));
            Assert.All(model, pair => Assert.Equal(pair.Value, map.Find(pair.Key)));
        });

    [Fact]
    public void Seek_FromAnywhere_EqualsTheModel() =>
        Gen.Select(Keys.Array[0, 60], Keys, Gen.Enum<KeySeek>()).Sample((keys, from, seek) =>
        {
            var map = keys.Aggregate(KeyMap<string>.Empty, (map, key) => map.Set(key, key));
            var expected = keys.Distinct().Order(KeyOrder.Instance).Where(key => seek switch
            {
                KeySeek.AtOrAfter => KeyOrder.Compare(key, from) >= 0,
                KeySeek.After => KeyOrder.Compare(key, from) > 0,
                _ => KeyOrder.Compare(key, from) > 0 && !key.StartsWith(from, StringComparison.Ordinal),
            });
            Assert.Equal(expected, Walk(map.Seek(from, seek)).Select(pair => pair.Key));
        });

    [Fact]
    public void Set_InAscendingOrder_StaysShallow()
    {
        var map = KeyMap<string>.Empty;
        for (var index = 0; index < 100_000; index++)
        {
            map = map.Set(index.ToString("D8"), "");
        }

        Assert.Equal(100_000, Walk(map.Seek()).Count());
        Assert.InRange(map.Height, 16, 24);
    }

    private static IEnumerable<(string Key, string Value)> Walk(KeyMap<string>.Cursor cursor)
    {
        while (cursor.MoveNext())
        {
            yield return (cursor.Key, cursor.Value);
        }
    }
}
