namespace Allegutta.Seed;

/// <summary>Chance that falls the same way on every machine and every run (SplitMix64).</summary>
sealed class Dice(ulong seed)
{
    ulong _state = seed;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>Whether something of that chance, in percent, happens.</summary>
    public bool Happens(int percent) => Between(1, 100) <= percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[Between(0, of.Count - 1)];

    /// <summary>An id in the form of a cuid: <c>c</c> and 24 letters and digits.</summary>
    public string Id() => "c" + string.Create(24, this, static (letters, dice) =>
    {
        for (var index = 0; index < letters.Length; index++)
            letters[index] = "0123456789abcdefghijklmnopqrstuvwxyz"[dice.Between(0, 35)];
    });

    ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
