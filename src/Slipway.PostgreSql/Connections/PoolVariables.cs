using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Slipway.Problems;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// The variables with which SQLAlchemy's applications size their pool of connections, for a server that uses Npgsql: the same
/// environment gives both the same pool.
/// </summary>
public sealed record PoolVariables
{
    /// <summary>The most connections that Npgsql lets a pool have.</summary>
    const int Limit = 1024;

    /// <summary>Seconds after which a connection beyond <see cref="Size"/> is closed when nobody uses it.</summary>
    const int IdleBeyondSize = 10;

    const int BetweenLooks = 5;

    /// <summary>DB_POOL_SIZE: how many connections are kept once they are open; 0 means that there is no limit.</summary>
    /// <value>5 by default.</value>
    public int Size { get; init; } = 5;

    /// <summary>DB_MAX_OVERFLOW: how many more may be open for a while; -1 means that there is no limit.</summary>
    /// <value>10 by default.</value>
    public int MaxOverflow { get; init; } = 10;

    /// <summary>DB_POOL_TIMEOUT: how long to wait for a free connection, in seconds.</summary>
    /// <value>30 by default.</value>
    public int Timeout { get; init; } = 30;

    /// <summary>DB_POOL_RECYCLE: after how many seconds a connection is replaced; -1 means never.</summary>
    /// <value>1800 by default.</value>
    public int Recycle { get; init; } = 1800;

    /// <summary>Whether the pool may grow as far as Npgsql lets it: more than most servers have connections for.</summary>
    public bool IsUnlimited => Size == 0 || MaxOverflow < 0;

    /// <summary>How many connections may be open at once, at most.</summary>
    public int Most => IsUnlimited ? Limit : (int)Math.Min(Limit, (long)Size + MaxOverflow);

    /// <summary>Reads the variables; a blank one is its default.</summary>
    /// <param name="variable">Gives a variable's value; <see langword="null"/> when it is not set.</param>
    /// <returns>The variables, or a problem for each that is no whole number in its range.</returns>
    public static Outcome<PoolVariables> Read(Func<string, string?> variable)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        int Number(string name, int least, int otherwise)
        {
            var text = variable(name)?.Trim() ?? "";
            if (text.Length == 0)
                return otherwise;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least)
                return number;
            problems.Add(new Problem(Codes.SettingInvalid, $"{name} is '{text}'.")
            {
                Fix = $"Set a whole number from {least}, or unset it.",
            });
            return otherwise;
        }

        var usual = new PoolVariables();
        var read = new PoolVariables
        {
            Size = Number("DB_POOL_SIZE", 0, usual.Size),
            MaxOverflow = Number("DB_MAX_OVERFLOW", -1, usual.MaxOverflow),
            Timeout = Number("DB_POOL_TIMEOUT", 0, usual.Timeout),
            Recycle = Number("DB_POOL_RECYCLE", -1, usual.Recycle),
        };
        return problems.Count > 0 ? problems.ToImmutable() : read;
    }

    /// <summary>Sizes the pool of a connection string.</summary>
    /// <remarks>
    /// To Npgsql, 0 is no limit: where SQLAlchemy means at once, it gets a second. Its time-out covers both the wait for a free
    /// connection and the opening of a new one.
    /// </remarks>
    public void ApplyTo(NpgsqlConnectionStringBuilder settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Pooling = true;
        settings.MaxPoolSize = Most;
        settings.MinPoolSize = Math.Min(Size, Most);
        settings.ConnectionIdleLifetime = IdleBeyondSize;
        settings.ConnectionPruningInterval = BetweenLooks;
        settings.Timeout = Math.Clamp(Timeout, 1, Limit);
        settings.ConnectionLifetime = Recycle < 0 ? 0 : Math.Max(1, Recycle);
    }

    /// <summary>The variables as a line for a log.</summary>
    public override string ToString() => $"size={Size}, max_overflow={MaxOverflow}, timeout={Timeout}s, recycle={Recycle}s";
}
