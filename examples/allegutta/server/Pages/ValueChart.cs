using Allegutta.Portfolios;
using static Allegutta.Pages.Figures;

namespace Allegutta.Pages;

/// <summary>The course of a value as an area, its highest point marked. Nothing is loaded and nothing runs in the browser.</summary>
static class ValueChart
{
    const double Width = 1000, Height = 300;

    /// <summary>The chart; nothing for fewer than two points.</summary>
    public static Html Draw(IReadOnlyList<ValuePoint> points)
    {
        if (points.Count < 2)
            return Html.Empty;

        var (begin, end) = (points[0].At, points[^1].At);
        var step = Step(points.Max(point => point.Value));
        var top = points.Max(point => Math.Max(point.Value, point.Deposits)) * 1.1;
        double Across(DateTime at) => (at - begin) / (end - begin) * Width;
        double Down(double value) => (1 - (value / top)) * Height;

        string Line(Func<ValuePoint, double> of) =>
            string.Join(' ', points.Select(point => $"{Plain(Across(point.At))},{Plain(Down(of(point)))}"));

        var line = Line(point => point.Value);
        var high = points.MaxBy(point => point.Value);
        var levels = Enumerable.Range(1, (int)(top * 0.97 / step)).Select(level => level * step).ToList();
        return Html.Of(
            $"""
            <div class="chart">
              <div class="plot">
                {Html.Join(levels.Select(level => Html.Of(
                    $"""<i class="level" style="top:{Plain(Down(level) / Height * 100)}%"><b>{Short(level)}</b></i>""")))}
                <svg viewBox="0 0 {Plain(Width)} {Plain(Height)}" preserveAspectRatio="none" role="img"
                     aria-label="Value and deposits from {Day(begin)} to {Day(end)}">
                  <defs><linearGradient id="fill" x1="0" y1="0" x2="0" y2="1">
                    <stop offset="0" class="near"/><stop offset="1" class="far"/></linearGradient></defs>
                  <polygon points="0,{Plain(Height)} {line} {Plain(Width)},{Plain(Height)}" fill="url(#fill)"/>
                  <polyline class="own" points="{Line(point => point.Deposits)}" vector-effect="non-scaling-stroke"/>
                  <polyline points="{line}" vector-effect="non-scaling-stroke"/>
                </svg>
                <b class="own" style="top:{Plain(Down(points[^1].Deposits) / Height * 100)}%">put in</b>
                <i class="peak" style="left:{Plain(Across(high.At) / Width * 100)}%;top:{Plain(Down(high.Value) / Height * 100)}%"></i>
              </div>
              <div class="years">
                {Html.Join(Years(begin, end).Select(year => Html.Of(
                    $"""<span style="left:{Plain(Across(year) / Width * 100)}%">{year.Year.ToString()}</span>""")))}
              </div>
            </div>
            """);
    }

    /// <summary>The distance of the lines: three or four of them.</summary>
    static double Step(double highest)
    {
        var rough = Math.Max(1, highest / 3);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
    }

    static string Short(double value) => value >= 1_000_000 ? $"{Price(value / 1_000_000)[..^1]} mill." : $"{Whole(value / 1000)} k";

    static IEnumerable<DateTime> Years(DateTime begin, DateTime end)
    {
        for (var year = new DateTime(begin.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified); year < end; year = year.AddYears(1))
            yield return year;
    }
}
