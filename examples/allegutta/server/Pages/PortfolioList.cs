using Allegutta.Portfolios;
using static Allegutta.Pages.Figures;

namespace Allegutta.Pages;

/// <summary>The list of all portfolios at the side of the page.</summary>
static class PortfolioList
{
    public static Html Draw(IReadOnlyList<PortfolioSummary> all, PortfolioSummary? open) => Html.Of(
        $"""
        <nav aria-label="Portfolios">
          <div class="club">
            <span>The club together</span>
            <strong>{Whole(all.Sum(portfolio => portfolio.Value))} kr</strong>
            <small>{all.Select(portfolio => portfolio.Owner).Distinct().Count().ToString()} members ·
              {all.Count.ToString()} portfolios</small>
          </div>
          <ul>{Html.Join(all.Select(portfolio => Item(portfolio, portfolio == open)))}</ul>
        </nav>
        """);

    static Html Item(PortfolioSummary portfolio, bool isOpen) => Html.Of(
        $"""
        <li><a href="/?portfolio={portfolio.Id}"{(isOpen ? new Html(" aria-current=\"page\"") : Html.Empty)}>
          <span class="name">{portfolio.Name}</span><span class="value">{Whole(portfolio.Value)}</span>
          <span class="owner">{portfolio.Owner}</span>
          <span class="{Tone(portfolio.DayChange)}">{DayChange(portfolio.DayChange / (portfolio.Value - portfolio.DayChange) * 100)}</span>
        </a></li>
        """);
}
