namespace Slipway.Cli.Render;

/// <summary>Text in columns, each as wide as its widest cell. What comes from files and databases is escaped.</summary>
sealed class TextTable(Terminal terminal)
{
    const string Between = "  ";

    readonly List<Cell[]> _rows = [];

    /// <summary>A piece of text in a column.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Ink">What it means.</param>
    /// <param name="IsNumber">Whether it stands at the right of its column.</param>
    public sealed record Cell(string Text, Ink Ink = Ink.Plain, bool IsNumber = false)
    {
        public static implicit operator Cell(string? text) => new(text ?? "");
    }

    /// <summary>Adds a row.</summary>
    public void Add(params ReadOnlySpan<Cell> cells)
    {
        var row = new Cell[cells.Length];
        for (var column = 0; column < cells.Length; column++)
            row[column] = cells[column] with { Text = Escaped.Line(cells[column].Text) };
        _rows.Add(row);
    }

    /// <summary>Writes the rows to standard output.</summary>
    public void Write(string indent = "")
    {
        var widths = new int[_rows.Select(row => row.Length).DefaultIfEmpty().Max()];
        foreach (var row in _rows)
        {
            for (var column = 0; column < row.Length; column++)
                widths[column] = Math.Max(widths[column], row[column].Text.Length);
        }

        foreach (var row in _rows)
            terminal.Out.WriteLine(indent + Line(row, widths));
    }

    string Line(Cell[] row, int[] widths)
    {
        var last = Array.FindLastIndex(row, cell => cell.Text.Length > 0);
        return string.Join(Between, row.Take(last + 1).Select((cell, column) =>
        {
            var blanks = new string(' ', widths[column] - cell.Text.Length);
            var text = terminal.Paint(cell.Text, cell.Ink);
            return cell.IsNumber ? blanks + text : column == last ? text : text + blanks;
        }));
    }
}
