using System.Collections.Immutable;
using Slipway.Settings;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Cli.Run;

/// <summary>An engine that this program has.</summary>
/// <param name="Name">Its name in URLs and settings.</param>
/// <param name="Dialect">The dialect of its statements.</param>
sealed record Engine(string Name, SqlDialect Dialect)
{
    /// <summary>Its name as it writes it itself; <see cref="Name"/> unless that differs.</summary>
    public string Title { get => field ?? Name; init; }

    /// <summary>Opens a database, as the settings say; the last argument says whether a missing one may be made.</summary>
    public required Func<DatabaseUrl, SlipwaySettings, bool, ITarget> Open { get; init; }

    /// <summary>The engine's SQL for changes of a schema.</summary>
    public required IDdlWriter Ddl { get; init; }

    /// <summary>Whether changes are written so that tables with rows are not locked for long, unless something else is asked for.</summary>
    public bool WritesOnline { get; init; }

    /// <summary>What throw-away databases are made by where that needs no server; <see langword="null"/> where it does.</summary>
    public Func<ITarget>? ShadowsWithoutServer { get; init; }

    /// <summary>The engine's words for a script to run by hand; the second argument is who writes it.</summary>
    public required Func<SlipwaySettings, RunIdentity, IScriptWriter> Script { get; init; }

    /// <summary>Debian's package that has the engine's own shell.</summary>
    public required string ShellPackage { get; init; }

    /// <summary>The engine's own shell on a database, with no secret among its arguments.</summary>
    public required Func<DatabaseUrl, ImmutableArray<string>> Shell { get; init; }

    /// <summary>What the shell must find in its environment, secrets among it.</summary>
    public Func<DatabaseUrl, IReadOnlyDictionary<string, string>> ShellVariables { get; init; } =
        static _ => ImmutableDictionary<string, string>.Empty;
}
