using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Turns offsets into lines and columns. Offsets must be asked for in rising order: the text is walked once.</summary>
sealed class TextPlaces(string file)
{
    int _offset;
    int _line = 1;
    int _column = 1;

    public Place At(ReadOnlySpan<byte> utf8, int offset)
    {
        for (; _offset < offset; _offset++)
        {
            var letter = utf8[_offset];
            if (letter == '\n')
                (_line, _column) = (_line + 1, 1);
            else if ((letter & 0xC0) != 0x80)
                _column++;
        }

        return new Place(file, _line, _column);
    }
}
