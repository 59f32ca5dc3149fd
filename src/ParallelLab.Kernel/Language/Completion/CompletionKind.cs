namespace ParallelLab.Kernel.Language.Completion;

/// <summary>What a match is: front ends have a picture for each.</summary>
public enum CompletionKind
{
    Class,
    Constant,
    Enum,
    EnumMember,
    Event,
    Field,
    File,
    Folder,
    Interface,
    Keyword,
    Magic,
    Method,
    Module,
    Property,
    Snippet,
    Struct,
    Text,
    Variable,
}
