using System.Text;
using Slipway.Sqlite.Connections;
using SQLitePCL;

namespace Slipway.Sqlite.Statements;

/// <summary>What a migration leaves in the connection, and would leak into the next one: settings, temporary objects.</summary>
sealed class Leavings
{
    /// <summary>Settings that live as long as the connection, with what they are at first.</summary>
    static readonly Dictionary<string, string> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["legacy_alter_table"] = "off",
        ["recursive_triggers"] = "off",
        ["ignore_check_constraints"] = "off",
        ["case_sensitive_like"] = "off",
        ["reverse_unordered_selects"] = "off",
        ["defer_foreign_keys"] = "off",
        ["cell_size_check"] = "off",
        ["automatic_index"] = "on",
    };

    readonly HashSet<string> _settings = new(StringComparer.OrdinalIgnoreCase);
    bool _temporary;

    public void NoteSetting(string pragma)
    {
        if (Defaults.ContainsKey(pragma))
            _settings.Add(pragma);
    }

    public int NoteTemporary()
    {
        _temporary = true;
        return raw.SQLITE_OK;
    }

    /// <summary>Makes the connection as it was.</summary>
    public void Clear(OpenDatabase database)
    {
        foreach (var setting in _settings)
            database.Run(Encoding.UTF8.GetBytes($"pragma {setting} = {Defaults[setting]}"));
        _settings.Clear();
        if (!_temporary)
            return;
        foreach (var drop in Temporary(database))
            database.Run(Encoding.UTF8.GetBytes(drop));
        _temporary = false;
    }

    /// <summary>Views and triggers first: a table takes its own with it.</summary>
    static List<string> Temporary(OpenDatabase database)
    {
        var drops = new List<string>();
        using var row = database.Prepare(
            """
            select 'drop ' || type || ' if exists temp."' || replace(name, '"', '""') || '"' from sqlite_temp_schema
            where type in ('table', 'view', 'trigger') and name not like 'sqlite\_%' escape '\' order by type desc
            """u8);
        while (row.Step())
            drops.Add(row.Text(0));
        return drops;
    }
}
