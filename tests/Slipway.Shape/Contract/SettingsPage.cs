using System.Globalization;
using System.Text;
using Slipway.Settings;

namespace Slipway.Shape.Contract;

/// <summary>The page about settings, written from the table of them.</summary>
static class SettingsPage
{
    const string Opening = """
        # Settings

        `slipway.json` is JSON with comments, searched upwards from the working directory (`--config FILE` or `SLIPWAY_CONFIG` names
        another). A name with a dot stands in an object: `backup.keep` is `{ "backup": { "keep": 10 } }`. A flag wins over an environment
        variable, that over the file, that over the default; `slipway config` shows each value and where it came from. A value `env:NAME` is
        read from that variable. What an environment sets for itself stands in `"environments": { "production": { … } }`.
        A variable that is not set is looked for in the file of `--env-file`; without that flag in `.env` beside `slipway.json`, but not
        where the environment or a platform's variables say that this is production.

        Flags: `--url` `--url-file` `--dir` `--env` everywhere; `--wait` `--lock-wait` `--transaction` `--no-backup`
        `--max-backup-age` for `up` and `down`;
        `--expect` for `up`. What weakens a safeguard has no variable: it must be written where others can read it.

        """;

    const string Ending = """

        ## Values

        - A span of time: `30` (seconds), `500ms`, `2min`, `1h`, `forever`. A size: `500MB`, `2GB`, `unlimited`.
        - A path is meant from the folder of the file that names it; from a flag or a variable, from the working directory.
        - A command is a program, or `{ "command": ["PROGRAM", "ARGUMENT"] }`: no shell reads it.
        - In the pattern of `backup.name`: `{name}` the database, `{environment}` its label, `{timestamp}` UTC.

        ## Other variables

        | variable | means |
        |---|---|
        | `SLIPWAY_UP` | `on`; `verify` lets `up` only look (exit 3 when something is pending); `off` lets it only warn |
        | `SLIPWAY_CONFIG` | the settings file |
        | `DATABASE_URL`, `PG*`, `POSTGRES_*`, `DB_*`, … | the database as application and platforms name it; each also as `…_FILE` |
        | `DB_POOL_SIZE`, `DB_MAX_OVERFLOW`, `WEB_CONCURRENCY` | compared with the connections that the server has free |
        | `DB_RESET_ON_STARTUP` | refused where it asks for a protected database to be emptied |
        | `NO_COLOR`, `CI` | no colours; no progress |

        """;

    /// <summary>The page.</summary>
    public static string Of(IEnumerable<SettingKey> keys)
    {
        var page = new StringBuilder(Opening);
        page.Append("\n| setting | means | values | without it | variable |\n|---|---|---|---|---|\n");
        foreach (var key in keys)
        {
            var unset = key.Default is { } value ? $"`{value}`" : key.WhenUnset ?? "";
            var planned = key.IsPlanned ? " (not acted upon yet: refused)" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {key.Meaning}{planned} | {ValuesOf(key)} | {unset} | ");
            page.Append(key.Variable is { } variable ? $"`{variable}` |\n" : "|\n");
        }

        return page.Append(Ending).ToString();
    }

    static string ValuesOf(SettingKey key) => key.Kind switch
    {
        SettingKind.Choice => string.Join(", ", key.Choices.Select(choice => $"`{choice}`")),
        SettingKind.Url => "a database URL",
        SettingKind.Switch => "`true`, `false`",
        SettingKind.Duration => "a span of time",
        SettingKind.SchemaSource => "a file, a folder, a line for the shell, or an assembly",
        SettingKind.TextOrObject => "a text or an object",
        var kind => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
