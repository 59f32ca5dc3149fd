namespace ParallelLab.Demos;

/// <summary>A bank account, whose own lock guards its balance.</summary>
/// <param name="number">Unique: it also decides in which order two accounts are locked.</param>
/// <param name="balance">What is in it at first.</param>
public sealed class Account(int number, decimal balance)
{
    public int Number => number;

    /// <summary>Hold <see cref="Gate"/> to read or write it while other threads run.</summary>
    public decimal Balance { get; set; } = balance;

    public Lock Gate { get; } = new();
}
