using Allegutta.Portfolios;
using static Allegutta.Pages.Figures;

namespace Allegutta.Pages;

/// <summary>One portfolio: its value and course, its shares, its latest transactions, its highs.</summary>
static class PortfolioSheet
{
    const int LatestMovements = 6;

    public static Html Draw(PortfolioView portfolio) => Html.Of(
        $"""
        {Hero(portfolio)}
        {Keys(portfolio)}
        <div class="split">
          {Holdings(portfolio)}
          <div class="stack">
            {Movements(portfolio)}
            {Highs(portfolio)}
          </div>
        </div>
        """);

    static Html Hero(PortfolioView portfolio)
    {
        var summary = portfolio.Summary;
        return Html.Of(
            $"""
            <section class="card hero">
              <div class="title">
                <h1>{summary.Name}</h1>
                <p>{summary.Owner}{(summary.Description is { } text ? $" · {text}" : "")}</p>
              </div>
              <div class="worth">
                <strong>{Whole(summary.Value)}<small> kr</small></strong>
                <span class="{Tone(summary.DayChange)}">{Signed(summary.DayChange)} kr last day</span>
              </div>
              {ValueChart.Draw(ValueHistory.Of(portfolio))}
            </section>
            """);
    }

    static Html Keys(PortfolioView portfolio)
    {
        var summary = portfolio.Summary;
        var gain = summary.Value - portfolio.Deposits;
        var others = string.Join(", ", portfolio.OtherCash.Select(cash => $"{Whole(cash.Amount)} {cash.Currency}"));
        var below = summary.HighestValue is { } highest and > 0 ? (summary.Value / highest - 1) * 100 : 0;
        return Html.Of(
            $"""
            <section class="keys">
              {Key("Cash", $"{Whole(summary.Cash)} kr",
                  others.Length > 0 ? $"and {others}" : $"{Percent(Part(summary.Cash, summary.Value))} of the value")}
              {Key("Shares", $"{Whole(summary.Value - summary.Cash)} kr", $"{portfolio.Holdings.Count} companies")}
              {Key("Gain", $"{Signed(gain)} kr", $"{Change(Part(gain, portfolio.Deposits))} on {Whole(portfolio.Deposits)} kr", Tone(gain))}
              {Key("All-time high",
                  summary.HighestValue is { } high ? $"{Whole(high)} kr" : "–",
                  summary.HighestAt is { } at ? $"{Day(at)}{(below < -0.05 ? $" · now {Change(below)}" : "")}" : "nothing yet")}
            </section>
            """);
    }

    static Html Key(string label, string figure, string note, string tone = "") => Html.Of(
        $"""<div class="card key"><span>{label}</span><strong class="{tone}">{figure}</strong><small>{note}</small></div>""");

    static Html Holdings(PortfolioView portfolio)
    {
        var shares = portfolio.Summary.Value - portfolio.Summary.Cash;
        return Html.Of(
            $"""
            <section class="card">
              <h2>Holdings</h2>
              <table class="holdings">
                <thead><tr>
                  <th>Company</th><th class="wide">Shares</th><th class="wide">Cost</th><th>Price</th><th>Value</th><th>Gain</th>
                </tr></thead>
                <tbody>{Html.Join(portfolio.Holdings.Select(holding => Row(holding, Part(holding.Value, shares))))}</tbody>
              </table>
            </section>
            """);
    }

    static Html ByHand(Holding holding) =>
        holding.IsManual ? Html.Of($"""<sup title="Given by hand">*</sup>""") : Html.Empty;

    static Html Row(Holding holding, double part) => Html.Of(
        $"""
        <tr>
          <td><b>{holding.Symbol}</b><small>{holding.Name}</small><i class="bar" style="width:{Plain(part)}%"></i></td>
          <td class="wide">{Whole(holding.Quantity)}</td>
          <td class="wide">{Price(holding.AveragePrice)}{ByHand(holding)}</td>
          <td>{Price(holding.Price)}<small class="{Tone(holding.DayPercent)}">{DayChange(holding.DayPercent)}</small></td>
          <td>{Whole(holding.Value)}<small>{Percent(part)}</small></td>
          <td class="{Tone(holding.Gain)}">{Signed(holding.Gain)}
            <small class="{Tone(holding.Gain)}">{Change(holding.GainPercent)}</small></td>
        </tr>
        """);

    static Html Movements(PortfolioView portfolio) => Html.Of(
        $"""
        <section class="card">
          <h2>Latest transactions <small>of {Whole(portfolio.Movements.Count)}</small></h2>
          <ol class="movements">{Html.Join(portfolio.Movements.Reverse().Take(LatestMovements).Select(Item))}</ol>
        </section>
        """);

    static Html Item(Movement movement) => Html.Of(
        $"""
        <li class="{movement.Type.ToLowerInvariant()}">
          <i aria-hidden="true">{Sign(movement.Type)}</i>
          <span><b>{Word(movement.Type)} {(movement.IsCash ? "" : movement.Symbol)}</b>
            <small>{Day(movement.Date)}{Traded(movement)}</small></span>
          <span class="{(movement.Amount > 0 ? "up" : "")}">{Signed(movement.Amount)}{Foreign(movement)}</span>
        </li>
        """);

    static string Foreign(Movement movement) => movement.Currency == "NOK" ? "" : $" {movement.Currency}";

    static string Traded(Movement movement) =>
        movement.Shares == 0 ? "" : $" · {Whole(movement.Quantity)} × {Price(movement.Price)}";

    static Html Highs(PortfolioView portfolio) => portfolio.Highs.Count == 0 ? Html.Empty : Html.Of(
        $"""
        <section class="card">
          <h2>Highs on the way</h2>
          <ol class="highs">{Html.Join(portfolio.Highs.Select(Item))}</ol>
        </section>
        """);

    static Html Item(High high) => Html.Of(
        $"""
        <li><small>{Day(high.At)}</small><b>{Whole(high.Value)}</b>
          <span class="up">{Signed(high.Value - high.Before)}</span></li>
        """);

    static double Part(double part, double whole) => whole > 0 ? part / whole * 100 : 0;

    static string Word(string type) => type.Length == 0 ? "" : char.ToUpperInvariant(type[0]) + type[1..].ToLowerInvariant();

    static string Sign(string type) => type switch
    {
        "BUY" => "+", "SELL" => "\u2212", "DIVIDEND" => "%", "INTEREST" => "%", "DEPOSIT" => "\u2193", _ => "\u2191",
    };
}
