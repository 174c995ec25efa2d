using System.Net;
using System.Net.Sockets;

namespace Slipway.Testing.PostgreSql;

/// <summary>
/// Stands between a program and a server, understands their messages, counts them, and disturbs the connection at the one that
/// a test names.
/// </summary>
public sealed class TcpProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly int server;
    readonly Lock gate = new();
    readonly List<WireMessage> seen = [];
    readonly List<(Func<WireMessage, bool> Match, WireFault Fault)> rules = [];
    readonly List<ProxiedConnection> open = [];
    bool refuses;
    int connections;

    /// <param name="server">The port of 127.0.0.1 that the server listens on.</param>
    public TcpProxy(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many connections came so far.</summary>
    public int Connections
    {
        get
        {
            lock (gate)
                return connections;
        }
    }

    /// <summary>The messages that came so far, those that were lost included.</summary>
    public IReadOnlyList<WireMessage> Seen
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    /// <summary>
    /// How often a client waited for the server so far, logins aside: each ReadyForQuery ends one round trip.
    /// </summary>
    public int RoundTrips => Seen.Count(message => message is { FromClient: false, Type: 'Z' }) - Connections;

    /// <summary>A database through the proxy, as its owner.</summary>
    public string Url(PostgreSqlDatabase database) => database.UrlAt(Port);

    /// <summary>Disturbs once: at the first message from now on that matches. Several rules hold side by side.</summary>
    public void At(Func<WireMessage, bool> match, WireFault fault)
    {
        lock (gate)
            rules.Add((match, fault));
    }

    /// <summary>Disturbs once: at the n-th message of clients from the proxy's start on, from 1 on.</summary>
    public void AtClientMessage(int number, WireFault fault)
    {
        lock (gate)
        {
            var count = seen.Count(message => message.FromClient);
            rules.Add((message => message.FromClient && ++count == number, fault));
        }
    }

    /// <summary>Resets all connections that there are.</summary>
    public void CutAll()
    {
        lock (gate)
            open.ForEach(connection => connection.Reset());
    }

    /// <summary>Resets each new connection at once, as if there were no server, until <see cref="Admit"/>.</summary>
    public void Refuse()
    {
        lock (gate)
            refuses = true;
    }

    public void Admit()
    {
        lock (gate)
            refuses = false;
    }

    public void Dispose()
    {
        listener.Dispose();
        CutAll();
    }

    /// <summary>Notes a message, and says what is to happen at it.</summary>
    internal WireFault? Note(int connection, bool fromClient, char type, int length, string text)
    {
        lock (gate)
        {
            var message = new WireMessage(connection, seen.Count + 1, fromClient, type, length, text);
            seen.Add(message);
            WireFault? fault = null;
            foreach (var rule in rules.ToList())
            {
                // Each rule sees each message: those that count must not miss any.
                if (!rule.Match(message) || fault is not null)
                    continue;
                fault = rule.Fault;
                rules.Remove(rule);
            }

            return fault;
        }
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            client.NoDelay = true;
            _ = ServeAsync(client);
        }
    }

    async Task ServeAsync(Socket client)
    {
        var behind = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        ProxiedConnection connection;
        lock (gate)
        {
            connection = new ProxiedConnection(this, client, behind, ++connections);
            open.Add(connection);
        }

        try
        {
            if (refuses)
                throw new SocketException((int)SocketError.ConnectionRefused);
            await behind.ConnectAsync(IPAddress.Loopback, server);
            await connection.ForwardAsync();
        }
        catch (SocketException)
        {
            connection.Reset();
        }
        finally
        {
            lock (gate)
                open.Remove(connection);
        }
    }
}
