namespace Microsoft.DotNet.Interactive;

/// <summary>A text that is not shown by accident.</summary>
public sealed class PasswordString(string clearText)
{
    public string GetClearTextPassword() => clearText;

    public static implicit operator string(PasswordString password) => password.GetClearTextPassword();

    /// <summary>Asterisks.</summary>
    public override string ToString() => new('*', clearText.Length);
}
