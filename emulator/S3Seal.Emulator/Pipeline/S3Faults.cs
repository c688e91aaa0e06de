namespace S3Seal.Emulator;

/// <summary>
/// Misfortunes to order: the next requests of an operation are refused with 503 SlowDown, delayed, or cut off. Rules are
/// tried in the order they were added; each is used up after its number of times.
/// </summary>
public sealed class S3Faults
{
    /// <summary>Stands for every operation.</summary>
    public const string AnyOperation = "*";

    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private volatile bool _any;

    internal S3Faults()
    {
    }

    /// <summary>Answers 503 SlowDown, <c>Please reduce your request rate.</c></summary>
    /// <param name="operation">AWS's name, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many requests.</param>
    public void SlowDown(string operation = AnyOperation, int times = 1) => Add(new Rule(operation, times) { SlowDown = true });

    /// <summary>Answers 500 InternalError.</summary>
    /// <param name="operation">AWS's name, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many requests.</param>
    public void InternalError(string operation = AnyOperation, int times = 1) => Add(new Rule(operation, times) { InternalError = true });

    /// <summary>Waits before the request is worked on, by the emulator's clock.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="operation">AWS's name, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many requests.</param>
    public void Delay(TimeSpan delay, string operation = AnyOperation, int times = 1) => Add(new Rule(operation, times) { Delay = delay });

    /// <summary>Closes the connection after so many bytes of the answer's body; the request itself is carried out.</summary>
    /// <param name="afterBytes">Bytes of the answer's body that still arrive; 0 closes after the head.</param>
    /// <param name="operation">AWS's name, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many requests.</param>
    public void CutAnswer(long afterBytes, string operation = AnyOperation, int times = 1) => Add(new Rule(operation, times) { CutAnswer = afterBytes });

    /// <summary>Closes the connection after so many decoded bytes of the request's body; nothing of it is stored.</summary>
    /// <param name="afterBytes">Bytes of the request's body that are read first.</param>
    /// <param name="operation">AWS's name, or <see cref="AnyOperation"/>.</param>
    /// <param name="times">How many requests.</param>
    public void CutUpload(long afterBytes, string operation = AnyOperation, int times = 1) => Add(new Rule(operation, times) { CutUpload = afterBytes });

    /// <summary>Takes back every rule that is not used up.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _any = false;
        }
    }

    /// <summary>What befalls a request of this operation; each rule found is used once.</summary>
    internal FaultPlan Take(string operation)
    {
        if (!_any)
        {
            return default;
        }

        lock (_gate)
        {
            var index = _rules.FindIndex(rule => rule.Operation == AnyOperation || rule.Operation == operation);
            if (index < 0)
            {
                return default;
            }

            var found = _rules[index];
            if (--found.Times <= 0)
            {
                _rules.RemoveAt(index);
                _any = _rules.Count > 0;
            }

            return new FaultPlan(found.SlowDown, found.InternalError, found.Delay, found.CutAnswer, found.CutUpload);
        }
    }

    private void Add(Rule rule)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule.Operation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rule.Times);
        lock (_gate)
        {
            _rules.Add(rule);
            _any = true;
        }
    }

    private sealed class Rule(string operation, int times)
    {
        public string Operation { get; } = operation;

        public int Times { get; set; } = times;

        public bool SlowDown { get; init; }

        public bool InternalError { get; init; }

        public TimeSpan? Delay { get; init; }

        public long? CutAnswer { get; init; }

        public long? CutUpload { get; init; }
    }
}

/// <summary>The misfortune of one request; default is none.</summary>
internal readonly record struct FaultPlan(bool SlowDown, bool InternalError, TimeSpan? Delay, long? CutAnswer, long? CutUpload);
