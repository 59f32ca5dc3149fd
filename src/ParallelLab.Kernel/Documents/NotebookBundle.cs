namespace ParallelLab.Kernel.Documents;

/// <summary>One value in several forms.</summary>
/// <param name="Forms">
/// Media type → content: text as it is, images as base64, and JSON types (<c>application/json</c>, <c>…+json</c>) as JSON text,
/// which the file then holds as JSON. What is not valid JSON is stored as a string.
/// </param>
/// <param name="Metadata">A JSON object, as text.</param>
public sealed record NotebookBundle(IReadOnlyDictionary<string, string> Forms, string Metadata = "{}");
