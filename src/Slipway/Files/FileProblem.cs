using System.Globalization;
using System.Text;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>What can be wrong with files and folders, in words.</summary>
static class FileProblem
{
    public static Problem FolderMissing(string folder) => new(
        Codes.FolderMissing, $"There is no folder {Escaped(folder)}: no migrations can be read.")
    {
        Fix = "`slipway init` makes one; --dir names another, and so does \"dir\" in slipway.json.",
    };

    public static Problem NoFolder(string folder) => new(
        Codes.FolderMissing, $"{Escaped(folder)} is a file, not a folder of migrations.")
    {
        Fix = "Name the folder: with --dir, or with \"dir\" in slipway.json.",
    };

    public static Problem Unreadable(string path, string why) => new(
        Codes.FileUnreadable, $"{Escaped(path)} cannot be read: {why}.")
    {
        Where = new Place(Escaped(path)),
        Fix = "Nothing is left out because it cannot be read. Give the user who runs Slipway the right to read it.",
    };

    public static Problem NameInvalid(string path, string name) => new(
        Codes.FileNameInvalid, $"{Escaped(name)} cannot be a part of an id: {WhyNot(name)}.")
    {
        Where = new Place(Escaped(path)),
        Fix = $"Rename it. Allowed are letters, digits, _ - and . in at most {MigrationId.LongestSegment} characters.",
    };

    public static Problem RevisionWord(string path, string name) => new(
        Codes.FileNameInvalid, $"{name} cannot be a migration's name: as a revision the word has a meaning of its own.")
    {
        Where = new Place(path),
        Fix = "Rename it.",
    };

    public static Problem Twin(string path, string other) => new(
        Codes.FileNameTwin, $"The name differs from {other} only in letter case: on some machines they would be one.")
    {
        Where = new Place(path),
        Fix = "Rename one of them.",
    };

    public static Problem NotRegular(string path, string what) => new(
        Codes.FileNotRegular, $"This is named like a migration, and is {what}.")
    {
        Where = new Place(Escaped(path)),
        Fix = "Put the file itself there, or take it away.",
    };

    public static Problem Outside(string path) => new(
        Codes.FileOutside, "This is a link that leads out of the folder of migrations.")
    {
        Where = new Place(Escaped(path)),
        Fix = "Put the file itself there.",
    };

    public static Problem FolderLink(string path) => new(
        Codes.FileOutside, "This is a link to a folder, and is not followed.")
    {
        Where = new Place(Escaped(path)),
        Fix = "Put the folder itself there. The folder of migrations as a whole may be a link.",
    };

    public static Problem NotText(string path, int line, long offset, string what) => new(
        Codes.FileNotText,
        string.Create(CultureInfo.InvariantCulture, $"This is no UTF-8 text: at byte {offset} in line {line} there is {what}."))
    {
        Where = new Place(path, line),
        Fix = "Save the file as UTF-8.",
    };

    public static Problem TooLarge(string path) => new(
        Codes.FileNotText, "There is a statement of more than 512 million letters: more than can be sent as one.")
    {
        Where = new Place(path),
        Fix = "Divide it, or load that much data with COPY or with the database's own tools.",
    };

    public static Problem Changed(string path, string why) => new(
        Codes.FileChangedMeanwhile, $"The file was changed while it was at work: {why}.")
    {
        Where = new Place(path),
        Fix = "Let nobody write into the folder meanwhile, and run again.",
    };

    public static Problem Ignored(string path) => new(
        Codes.FileIgnored, "The file is passed over: the names of migrations end in .sql, in lower case.")
    {
        Where = new Place(Escaped(path)),
    };

    /// <summary>A name as it can be shown: names come from whoever can write a file.</summary>
    public static string Escaped(string name)
    {
        var shown = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (letter is >= ' ' and <= '~')
                shown.Append(letter);
            else if (letter > '\x9f' && char.IsLetterOrDigit(letter))
                shown.Append(letter);
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return shown.ToString();
    }

    static string WhyNot(string name)
    {
        if (name.Length > MigrationId.LongestSegment)
            return $"it has {name.Length} characters";
        if (name.StartsWith('-'))
            return "it begins with -, like an option";
        foreach (var rune in name.EnumerateRunes())
        {
            if (!rune.IsBmp || !MigrationId.IsSegment($"a{rune}"))
                return $"it holds {(rune.Value == ' ' ? "a blank" : Escaped(rune.ToString()))}";
        }

        return "it is empty";
    }
}
