namespace Functional.Nn;

/// <summary>What has been made for keys, for the most recent ones: from several threads at once. What is made twice at the same time is kept once.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Recent<TKey, TValue>(int most = 32) where TKey : notnull where TValue : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> kept = [];
    private long clock;

    /// <summary>All that are kept.</summary>
    public TValue[] Values
    {
        get
        {
            lock (gate)
                return [.. kept.Values.Select(entry => entry.Value)];
        }
    }

    /// <summary>What there is for a key; else nothing.</summary>
    public TValue? Find(TKey key)
    {
        lock (gate)
            return kept.TryGetValue(key, out var entry) ? Used(entry).Value : default;
    }

    /// <summary>What there is for a key, or what is made for it now.</summary>
    public TValue Of(TKey key, Func<TKey, TValue> make)
    {
        if (Find(key) is { } found)
            return found;
        var made = make(key);
        lock (gate)
        {
            if (!kept.TryGetValue(key, out var entry))
            {
                if (kept.Count >= most)
                    kept.Remove(kept.MinBy(old => old.Value.LastUse).Key);
                kept[key] = entry = new(made);
            }

            return Used(entry).Value;
        }
    }

    private Entry Used(Entry entry)
    {
        entry.LastUse = ++clock;
        return entry;
    }

    private sealed class Entry(TValue value)
    {
        public TValue Value => value;

        public long LastUse { get; set; }
    }
}
