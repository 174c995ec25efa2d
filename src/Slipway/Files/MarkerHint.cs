using System.Buffers;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>What a comment was probably meant to be, that is no marker.</summary>
/// <param name="Tool">The tool whose marker it is; <see langword="null"/> when it is one of ours, misspelt.</param>
/// <param name="Marker">The marker of ours that it should be, such as <c>up</c>; <see langword="null"/> when none fits.</param>
sealed record MarkerHint(string? Tool, string? Marker)
{
    const string Blanks = " \t\f";

    static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Reads a comment.</summary>
    /// <param name="comment">The comment, from its dashes to the end of its line.</param>
    /// <returns>What was meant; <see langword="null"/> for a comment that is only that.</returns>
    public static MarkerHint? Of(ReadOnlySpan<char> comment)
    {
        // Dashes behind dashes and a blank are how one takes a marker out of use.
        var text = (comment is ['/', ..] ? comment.TrimStart("/*") : comment.TrimStart('-')).Trim(Blanks);
        return text.IsEmpty ? null : text[0] switch
        {
            '+' => OfPlus(text[1..]),
            'l' when text.StartsWith("liquibase formatted sql", StringComparison.Ordinal) => new MarkerHint("Liquibase", "up"),
            'U' when text is "Up Migration" => new MarkerHint("node-pg-migrate", "up"),
            'D' when text is "Down Migration" => new MarkerHint("node-pg-migrate", "down"),
            '/' when text is "//@UNDO" => new MarkerHint("MyBatis Migrations", "down"),
            '!' when text is "!Ups" => new MarkerHint("Play", "up"),
            '!' when text is "!Downs" => new MarkerHint("Play", "down"),
            _ => OfOurs(text),
        };
    }

    /// <summary>goose, sql-migrate and micrate: <c>+goose Up</c>.</summary>
    static MarkerHint? OfPlus(ReadOnlySpan<char> text)
    {
        var space = text.IndexOfAny(Blanks);
        var tool = space < 0 ? null : text[..space] switch
        {
            "goose" => "goose",
            "migrate" => "sql-migrate",
            "micrate" => "micrate",
            _ => null,
        };
        return tool is null ? null : text[space..].Trim(Blanks) switch
        {
            "Up" or "up" => new MarkerHint(tool, "up"),
            "Down" or "down" => new MarkerHint(tool, "down"),
            "NO TRANSACTION" => new MarkerHint(tool, "transaction off"),
            "Up notransaction" => new MarkerHint(tool, "up transaction:false"),
            "Down notransaction" => new MarkerHint(tool, "down transaction:false"),
            _ => new MarkerHint(tool, Marker: null),
        };
    }

    static MarkerHint? OfOurs(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(Letters);
        if (length is < 5 or > 12)
            return null;
        var word = text[..length];
        var isOurs = word.Equals("migrate", StringComparison.OrdinalIgnoreCase);
        var rest = text[length..].TrimStart(Blanks);
        if (rest is not [':', ..])
            return isOurs ? OfSection(text[length..].TrimStart(" \t-_./=")) : null;
        return isOurs || NearestName.Of(word.ToString(), ["migrate", "migration", "migrations"]) is not null
            ? OfColon(rest[1..], isOurs, isGlued: text[length] == ':')
            : null;
    }

    /// <summary><c>migrate:</c>, and something behind it. A sentence may begin like that, too.</summary>
    static MarkerHint? OfColon(ReadOnlySpan<char> rest, bool isOurs, bool isGlued)
    {
        var text = rest.TrimStart(Blanks);
        var end = text.IndexOfAny(Blanks);
        var name = (end < 0 ? text : text[..end]).ToString();
        var isTight = isGlued && text.Length == rest.Length;
        var meant = MarkerNames.Meant(name);
        if (isOurs && (isTight || text.IsEmpty))
            return new MarkerHint(Tool: null, meant);
        var isAlone = end < 0;
        var isCertain = MarkerNames.Find(name.ToLowerInvariant()) is not null && (isOurs || isTight);
        return meant is not null && (isCertain || isAlone) ? new MarkerHint(Tool: null, meant) : null;
    }

    /// <summary><c>migrate up</c>, without a colon: only when nothing else stands there.</summary>
    static MarkerHint? OfSection(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Blanks);
        var name = (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
        var isAlone = end < 0 || rest[end..].Trim(Blanks).StartsWith("transaction", StringComparison.OrdinalIgnoreCase);
        return isAlone && MarkerNames.IsSection(name) ? new MarkerHint(Tool: null, name) : null;
    }
}
