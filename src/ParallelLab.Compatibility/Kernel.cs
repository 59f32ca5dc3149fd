using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What runs a notebook's cells, as far as notebooks made for .NET Interactive use it. There are <see cref="Root"/> and, in it, one a language.
/// Of all this is only the view from a cell: the session itself lives in another process.
/// </summary>
public abstract class Kernel
{
    private protected Kernel(string name)
    {
        Name = name;
    }

    /// <summary>The kernel that holds the others.</summary>
    public static CompositeKernel Root { get; } = new();

    /// <summary>The kernel whose cell runs.</summary>
    public static Kernel Current => Root.CSharp;

    public string Name { get; }

    public Kernel RootKernel => Root;

    /// <summary>Null for the root.</summary>
    public CompositeKernel? ParentKernel => this is CompositeKernel ? null : Root;

    /// <inheritdoc cref="Notebook.display"/>
    /// <remarks>Made so that a cell which has this class open, too, means the notebook's own; the same holds for the three below.</remarks>
    public static Notebook.DisplayedValue display<T>(T value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);

    /// <summary>The text as HTML, to be shown.</summary>
    public static IHtmlContent HTML(string content, bool isOwn = false) => new HtmlString(content);

    /// <inheritdoc cref="Notebook.CSS"/>
    public static void CSS(string content, bool isOwn = false) => Notebook.CSS(content);

    /// <inheritdoc cref="Notebook.Javascript"/>
    public static void Javascript(string scriptContent, bool isOwn = false) => Notebook.Javascript(scriptContent);

    /// <summary>Asks for a line of text, in a field of the front end.</summary>
    /// <param name="typeHint">What kind of text is wanted; <c>password</c> hides it while it is typed.</param>
    /// <param name="valueName">Under which name .NET Interactive would keep the answer. Not used here.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer, because the notebook runs without a front end that asks.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text", string? valueName = null) =>
        Task.FromResult(typeHint == "password" ? Notebook.ReadPassword(prompt) : Notebook.ReadLine(prompt));

    /// <summary>Asks as <see cref="GetInputAsync"/> does, for something that must not be seen.</summary>
    /// <inheritdoc cref="GetInputAsync"/>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "", string? valueName = null) =>
        Task.FromResult(new PasswordString(Notebook.ReadPassword(prompt)));

    /// <summary>Adds a magic to the notebook: from the next cell on a line with its name runs the code.</summary>
    /// <remarks>The code runs in the worker, on the thread of the cells; an asynchronous one is awaited before the rest of the cell begins.</remarks>
    public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler) =>
        DirectiveRegistration.Add(directive, (_, context) => handler(new DirectiveInvoked(), context));

    /// <summary>Adds a magic with arguments: a <typeparamref name="TCommand"/> is made of them.</summary>
    /// <inheritdoc cref="AddDirective(KernelActionDirective, KernelCommandInvocation)"/>
    public void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
        where TCommand : KernelCommand =>
        DirectiveRegistration.Add(directive, (arguments, context) => handler(DirectiveArguments.Bind<TCommand>(directive, arguments), context));

    /// <summary>Adds a magic that is a command of System.CommandLine, with a handler that runs in the worker, on the thread of the cells.</summary>
    /// <param name="command">A <c>Command</c> whose name begins with <c>#!</c>.</param>
    public void AddDirective(object command) => new CommandDirective(command).Add();

    /// <summary>
    /// Has code run at once, as a part of the cell that sends it: what it declares is there for what comes later, what it shows stands in the cell.
    /// It is run on the calling thread, before this returns.
    /// </summary>
    /// <returns>Failed where the code does not compile or throws: an error of the cell, unless it is caught.</returns>
    /// <remarks><see cref="NotSupportedException"/> names a command or a kernel that is not there.</remarks>
    public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<KernelCommandResult>(cancellationToken);
        try
        {
            return Task.FromResult(SentCommand.Run(command, this));
        }
        catch (Exception error)
        {
            return Task.FromException<KernelCommandResult>(error);
        }
    }

    /// <summary>Said in .NET Interactive of commands that go to other processes. Here none does: <see cref="SendAsync"/> refuses them by name.</summary>
    public void RegisterCommandType<TCommand>()
        where TCommand : KernelCommand
    {
    }

    public override string ToString() => Name;
}
