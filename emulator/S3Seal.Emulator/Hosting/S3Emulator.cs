using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Hosting;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Pipeline;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator;

/// <summary>An Amazon S3 inside this process: it listens on a local address, really encrypts and really enforces bucket policies.</summary>
public sealed partial class S3Emulator : IAsyncDisposable
{
    private readonly KestrelServices _kestrel;
    private readonly IdentityDirectory _identities;
    private readonly S3EmulatorOptions _options;
    private readonly EmulatorRooms _rooms;
    private readonly ITimer? _lifecycle;

    private S3Emulator(S3EmulatorOptions options)
    {
        _options = options;
        var loggers = options.LoggerFactory ?? NullLoggerFactory.Instance;
        _identities = new IdentityDirectory();
        AddConfiguredIdentities();
        Journal = new S3Journal(options.JournalCapacity);
        Faults = new S3Faults();
        _rooms = Composition.Build(options, _identities);
        Kms = new S3Kms(_rooms.Kms, Credentials.Account);
        AddConfiguredKeys();
        var endpoint = new S3Endpoint(
            _rooms,
            new HostNames([.. options.VirtualHostSuffixes]),
            new Authenticator(_identities),
            new Authorizer(_rooms.Store, options.Region),
            Composition.Table,
            new SideDoor(Composition.SideProtocols(_rooms)),
            Faults);
        var control = new ControlEndpoints(Journal, ResetAsync);
        Loop = new RequestLoop(endpoint, control, new ResponseWriter(options.Clock), Journal, options.Clock, loggers.CreateLogger("S3Seal.Emulator"));
        _kestrel = KestrelSetup.Create(options, loggers);
        _lifecycle = options.LifecycleInterval is { } interval ? options.Clock.CreateTimer(_ => RunLifecycle(), null, interval, interval) : null;
    }

    /// <summary>The address that the emulator answers on.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>The region that requests must be signed for.</summary>
    public string Region => _options.Region;

    /// <summary>The first configured identity: what a client signs with unless told otherwise.</summary>
    public S3Identity Credentials => _options.Identities[0];

    /// <summary>The requests that were answered.</summary>
    public S3Journal Journal { get; }

    /// <summary>Misfortunes to order for coming requests.</summary>
    public S3Faults Faults { get; }

    internal RequestLoop Loop { get; }

    internal InMemoryStore Store => _rooms.Store;

    internal EmulatorRooms Rooms => _rooms;

    /// <summary>Starts an emulator; it answers when the task is done.</summary>
    /// <param name="options">The set-up, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<S3Emulator> StartAsync(S3EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chosen = options ?? new S3EmulatorOptions();
        if (chosen.Identities.Count == 0)
        {
            chosen.Identities.Add(new S3Identity { AccessKeyId = "test", SecretAccessKey = "test" });
        }

        var emulator = new S3Emulator(chosen);
        await emulator._kestrel.Server.StartAsync(new EmulatorApplication(emulator.Loop), cancellationToken);
        var address = emulator._kestrel.Server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        emulator.Endpoint = new UriBuilder(address) { Scheme = chosen.Url.Scheme }.Uri;
        return emulator;
    }

    /// <summary>Lets another identity sign requests; one with the same access key id is replaced.</summary>
    /// <param name="identity">Who.</param>
    /// <returns>The same identity, to hand to a client.</returns>
    public S3Identity AddIdentity(S3Identity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        _identities.Add(identity);
        return identity;
    }

    /// <summary>Forgets everything but the set-up: buckets, objects, added identities, journal and ordered faults.</summary>
    public ValueTask ResetAsync()
    {
        _rooms.Store.Reset();
        _rooms.Kms.Reset();
        _rooms.Encryption.Engine.ForgetBucketKeys();
        AddConfiguredKeys();
        _identities.Clear();
        AddConfiguredIdentities();
        Journal.Clear();
        Faults.Clear();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes down every bucket and object as they are now; in microseconds, whatever they hold.</summary>
    public S3Snapshot Snapshot() => new(_rooms.Store.Snapshot());

    /// <summary>Returns to a snapshot of this emulator: every bucket and object is as it was then.</summary>
    /// <param name="snapshot">What <see cref="Snapshot"/> gave.</param>
    public void Restore(S3Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _rooms.Store.Restore(snapshot.Store);
    }

    /// <summary>Stops listening and forgets everything.</summary>
    public async ValueTask DisposeAsync()
    {
        _lifecycle?.Dispose();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _kestrel.Server.StopAsync(atOnce.Token);
        await _kestrel.DisposeAsync();
        _rooms.Encryption.Engine.Dispose();
        _rooms.Kms.Dispose();
    }

    private void AddConfiguredIdentities()
    {
        foreach (var identity in _options.Identities)
        {
            _identities.Add(identity);
        }
    }
}
