using System.Text.RegularExpressions;

namespace S3Seal.Repository.Tests;

/// <summary>The walls between the emulator's rooms: docs/architecture.md, section 3, as a table.</summary>
public sealed partial class RoomsTests
{
    private const string Emulator = "emulator/S3Seal.Emulator";

    /// <summary>Room → rooms it may import. A room that is not here does not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Errors"] = [],
        ["Wire"] = ["Errors"],
        ["Routing"] = ["Errors", "Wire"],
        ["Authentication"] = ["Errors", "Wire", "Routing"],
        ["Storage"] = [],
        ["Authorization"] = ["Errors", "Wire", "Routing", "Authentication", "Storage"],
        ["Objects"] = ["Errors", "Storage", "Wire"],
        ["Kms"] = ["Errors", "Wire", "Authentication", "Operations"],
        ["Operations"] = ["Errors", "Wire", "Routing", "Authentication", "Storage", "Objects"],
        ["Reports"] = ["Errors", "Wire", "Storage", "Pipeline"],
        ["Pipeline"] = ["Errors", "Wire", "Routing", "Authentication", "Authorization", "Storage", "Objects", "Operations", "Kms", "Reports"],
        ["Hosting"] =
        [
            "Errors", "Wire", "Routing", "Authentication", "Authorization", "Storage", "Objects", "Operations", "Kms", "Reports", "Pipeline",
        ],
    };

    /// <summary>Words that only the named rooms may say. Everything that seals, opens, wraps or unwraps is a verb of the engine.</summary>
    private static readonly (string Word, string[] Rooms)[] Reserved =
    [
        // A key's policy is a policy too.
        ("S3Seal\\.Policy", ["Authorization", "Kms", "Hosting"]),
        ("EncryptionEngine", ["Objects", "Operations", "Hosting"]),
        // An operation says what to seal with and hands the sealer on; bytes pass through it in Objects alone.
        ("ObjectSealer", ["Objects", "Operations"]),
        ("ObjectOpener|PartSealer|PartOpener", ["Objects"]),
        ("HttpContext", ["Hosting", "Pipeline"]),
        ("System\\.Xml", ["Wire"]),
    ];

    public static TheoryData<string> Rooms() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ImportsOnlyWhatTheArchitectureAllows_Always(string room)
    {
        var allowed = Allowed[room].Append(room).ToHashSet(StringComparer.Ordinal);

        var intruders = FilesOf(room).SelectMany(file => Imports(file).Where(import => !allowed.Contains(import)).Select(import => file + " imports " + import));

        Assert.Empty(intruders);
    }

    [Fact]
    public void ReservedWords_StandOnlyInTheirRooms_Always()
    {
        var intruders =
            from reserved in Reserved
            from room in Allowed.Keys.Except(reserved.Rooms, StringComparer.Ordinal)
            from file in FilesOf(room)
            where Regex.IsMatch(CodeOf(file), @"\b(" + reserved.Word + @")\b")
            select file + " says " + reserved.Word;

        Assert.Empty(intruders);
    }

    [Fact]
    public void EveryFolder_IsARoomOfTheTable_Always()
    {
        var folders = Sources.Below(Emulator, ".cs").Select(RoomOf).Distinct(StringComparer.Ordinal);

        Assert.Empty(folders.Except(Allowed.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Scan_PlantedImport_IsFound()
    {
        Assert.Equal(["Storage", "Objects"], ImportsOf("using S3Seal.Emulator.Storage;\nvar x = new S3Seal.Emulator.Objects.ObjectWriter();\n"));
        Assert.Empty(ImportsOf("// using S3Seal.Emulator.Storage;\nnamespace S3Seal.Emulator.Wire;\n/// <see cref=\"S3Seal.Emulator.Objects.X\"/>\n"));
    }

    private static IEnumerable<string> FilesOf(string room) => Sources.Below(Emulator + "/" + room, ".cs");

    private static string RoomOf(string file) => file[(Emulator.Length + 1)..].Split('/')[0];

    private static IEnumerable<string> Imports(string file) => ImportsOf(Sources.Read(file));

    private static IEnumerable<string> ImportsOf(string source) =>
        from line in WithoutComments(source)
        where !line.StartsWith("namespace ", StringComparison.Ordinal)
        from match in Import().Matches(line)
        select match.Groups[1].Value;

    private static string CodeOf(string file) => string.Join('\n', WithoutComments(Sources.Read(file)));

    private static IEnumerable<string> WithoutComments(string source) =>
        source.Split('\n').Select(line => line.TrimStart()).Where(line => !line.StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"\bS3Seal\.Emulator\.(Errors|Wire|Routing|Authentication|Storage|Authorization|Objects|Kms|Operations|Reports|Pipeline|Hosting)\b")]
    private static partial Regex Import();
}
