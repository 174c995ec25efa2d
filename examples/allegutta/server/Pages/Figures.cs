using System.Globalization;

namespace Allegutta.Pages;

/// <summary>Numbers and dates as a Norwegian reader expects them.</summary>
static class Figures
{
    static readonly NumberFormatInfo Norwegian = new()
    {
        NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = ",", NegativeSign = "\u2212",
    };

    /// <summary>A whole amount: <c>1 234 567</c>.</summary>
    public static string Whole(double amount) => amount.ToString("#,0", Norwegian);

    /// <summary>An amount with its sign: <c>+1 234</c>.</summary>
    public static string Signed(double amount) => amount.ToString("+#,0;\u2212#,0;0", Norwegian);

    /// <summary>A price: <c>245,30</c>.</summary>
    public static string Price(double price) => price.ToString("#,0.00", Norwegian);

    /// <summary>A part of a whole: <c>12,4 %</c>.</summary>
    public static string Percent(double percent) => percent.ToString("0.0", Norwegian) + "\u00a0%";

    /// <summary>A change in percent with its sign: <c>+1,2 %</c>.</summary>
    public static string Change(double percent) => percent.ToString("+0.0;\u22120.0;0.0", Norwegian) + "\u00a0%";

    /// <summary>A small change in percent: <c>+0,02 %</c>.</summary>
    public static string DayChange(double percent) => percent.ToString("+0.00;\u22120.00;0.00", Norwegian) + "\u00a0%";

    /// <summary>A day: <c>16 Sep 2025</c>.</summary>
    public static string Day(DateTime day) => day.ToString("d\u00a0MMM\u00a0yyyy", CultureInfo.InvariantCulture);

    /// <summary>The class of a figure that is good or bad news.</summary>
    public static string Tone(double change) => change switch { > 0 => "up", < 0 => "down", _ => "even" };

    /// <summary>A number in SVG and CSS.</summary>
    public static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
