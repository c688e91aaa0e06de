using System.Collections.Immutable;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Kms;
using S3Seal.Emulator.Objects;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Hosting;

/// <summary>Builds the rooms of one emulator and introduces them to each other.</summary>
internal static class Composition
{
    /// <summary>The route table: the same for every emulator of the process.</summary>
    public static RouteMatcher<Operation> Table { get; } = new(OperationTable.All, operation => operation.Route);

    public static EmulatorRooms Build(S3EmulatorOptions options, IdentityDirectory identities)
    {
        var kms = new LocalKms(options.Region, options.Clock, options.KeyRandom, access: new KeyPolicyAccess());
        return new()
        {
            Store = new InMemoryStore(options.MemoryLimit),
            Encryption = new ObjectEncryption(new EncryptionEngine(kms, options.Clock, options.KeyRandom, rootKeyPeriod: options.RootKeyRotation)),
            Kms = kms,
            Identities = identities,
            Policies = new PolicyCheck(),
            Clock = options.Clock,
            Region = options.Region,
            RequireTlsForKeys = options.RequireTlsForKeys,
        };
    }

    /// <summary>The other AWS protocols that this emulator speaks.</summary>
    public static ImmutableArray<ISideProtocol> SideProtocols(EmulatorRooms rooms) => [new KmsEndpoint(rooms.Kms), new StsEndpoint()];
}
