using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// An expression as the server would write it had it read its own words. <c>status in ('a', 'b')</c> on a varchar comes back as an array
/// that is cast as a whole; that text, read again, as an array whose elements are cast one by one. Both mean the same: the latter stays.
/// </summary>
static partial class SettledText
{
    const string Array = "ARRAY[";

    /// <summary>The expression, with casts of whole arrays of constants moved to their elements.</summary>
    public static string Of(string text)
    {
        if (!text.Contains(Array, StringComparison.Ordinal) || !text.Contains("]::", StringComparison.Ordinal))
            return text;
        var settled = new StringBuilder(text.Length + 64);
        var done = 0;
        for (int begin; (begin = ServerText.Find(text, Array, done)) >= 0;)
        {
            var end = ServerText.EndOfBrackets(text, begin + Array.Length - 1);
            var elements = ServerText.Split(text[(begin + Array.Length)..(end - 1)], ", ");
            var cast = ArrayCast().Match(text, end);
            var isConstant = cast.Success && elements.All(element => Constant().IsMatch(element));
            settled.Append(text, done, begin - done).Append(isConstant
                ? $"{Array}{string.Join(", ", elements.Select(element => $"{element}::{cast.Groups["type"].Value}"))}]"
                : text[begin..(begin + Array.Length)]);
            done = isConstant ? end + cast.Length : begin + Array.Length;
        }

        return settled.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>A cast to an array, at the place where it is looked for.</summary>
    [GeneratedRegex(@"\G::(?<type>[\w"". ]+?(\(\d+(,\d+)?\))?)\[\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArrayCast();

    /// <summary>A constant, cast or not.</summary>
    [GeneratedRegex(
        @"^('([^']|'')*'|-?\d+(\.\d+)?)(::[\w"". ]+(\(\d+(,\d+)?\))?)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();
}
