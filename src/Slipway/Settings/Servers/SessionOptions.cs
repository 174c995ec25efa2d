using System.Collections.Frozen;
using System.Text;

namespace Slipway.Settings.Servers;

/// <summary>
/// The parameter <c>options</c>, which sets anything at the start of a session: also what an application has its secrets in
/// (<c>-c app.key=…</c>). Only what is known to be harmless is shown.
/// </summary>
static class SessionOptions
{
    public const string Name = "options";

    static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(
        [
            "role", "search_path", "statement_timeout", "lock_timeout", "transaction_timeout", "idle_in_transaction_session_timeout",
            "idle_session_timeout", "application_name", "client_encoding", "client_min_messages", "timezone", "datestyle", "intervalstyle",
            "work_mem", "maintenance_work_mem", "default_transaction_isolation", "default_transaction_read_only", "row_security", "jit",
            "synchronous_commit", "tcp_keepalives_idle", "endpoint", "project", "reference",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>The options as they may be shown.</summary>
    public static string Shown(string options)
    {
        var shown = new StringBuilder(options.Length);
        for (var at = 0; at < options.Length;)
        {
            var end = EndOfWord(options, at);
            if (end == at)
                shown.Append(options[at++]);
            else
                shown.Append(Word(options[at..end]));
            at = Math.Max(at, end);
        }

        return shown.ToString();
    }

    /// <summary><c>-c</c> alone, or with a pair; <c>--name=value</c>; a pair alone. Of all else nothing is known.</summary>
    static string Word(string word)
    {
        if (word is "-c")
            return word;
        var start = word.StartsWith("--", StringComparison.Ordinal) || word.StartsWith("-c", StringComparison.Ordinal) ? 2 : 0;
        var equals = word.IndexOf('=', start);
        if (equals < 0)
            return SecretText.Hidden;
        var name = word[start..equals].Replace('-', '_');
        return Harmless.Contains(name) ? word : word[..(equals + 1)] + SecretText.Hidden;
    }

    /// <summary>A blank ends a word, unless a backslash stands before it.</summary>
    static int EndOfWord(string text, int at)
    {
        for (; at < text.Length && !char.IsWhiteSpace(text[at]); at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
        }

        return Math.Min(at, text.Length);
    }
}
