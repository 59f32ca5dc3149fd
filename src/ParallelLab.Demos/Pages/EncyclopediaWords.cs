namespace ParallelLab.Demos;

/// <summary>The words that the encyclopedia is made of. All choices come from the <see cref="Random"/> that is passed in.</summary>
internal static class EncyclopediaWords
{
    private static readonly string[] Beginnings =
        ["Al", "Bra", "Cor", "Dun", "El", "Fal", "Gri", "Hol", "Is", "Kar", "Lin", "Mor", "Nor", "Ost", "Pel", "Quen", "Ros", "Sel", "Tor", "Ulm", "Vel", "Wes", "Ys", "Zel", "Ör", "Åls", "Ébr", "Šar"];

    private static readonly string[] Middles = ["a", "be", "de", "en", "i", "la", "me", "na", "o", "ra", "si", "ta", "u", "ve", ""];

    private static readonly string[] Ends = ["berg", "by", "dal", "ford", "gate", "ham", "ia", "land", "mere", "mond", "ness", "rick", "stad", "ton", "vik", "wood"];

    /// <summary>A pattern for the name, in which <c>{0}</c> and <c>{1}</c> are places, and what such a thing is called.</summary>
    private static readonly (string Pattern, string Kind)[] Subjects =
    [
        ("{0}", "town"), ("{0}", "town"), ("River {0}", "river"), ("Mount {0}", "mountain"), ("{0} (moth)", "moth"), ("Battle of {0}", "battle"),
        ("{0}–{1} Railway", "railway"), ("{0} & {1} Canal", "canal"), ("{0}'s theorem", "theorem"), ("University of {0}", "university"),
        ("Anna {0}", "painter"), ("Jonas {0}", "composer"), ("List of mayors of {0}", "list"),
    ];

    private static readonly string[] Sentences =
    [
        "{0} is first mentioned in a letter of {1}, which calls it \"of no small worth\".",
        "In {1} it was measured for the first time, with chains and by candle light.",
        "Little is known about the years before {1}.",
        "After the flood of {1} much of it had to be done again, and better.",
        "Its influence on {2} is disputed; most scholars place it later than {1}.",
        "Each year in May a market reminds of it, with music, cheese and long speeches.",
        "A painting of {1} shows it from the north, larger than it is.",
        "It is often confused with {2}, although the two have little in common.",
        "In {1} a committee was founded to preserve it, and dissolved when that was done.",
        "Travellers praise the silence, and the trains, which are on time.",
        "The name is thought to come from an old word for \"crossing\".",
        "Some {1} inhabitants, counted in spring, signed a petition in its favour.",
    ];

    public static readonly string[] Sections = ["History", "Geography", "Name", "Reception", "Economy", "Climate", "Legacy", "In the arts", "Controversies", "Present day"];

    public static (string Name, string Kind) NextSubject(Random random)
    {
        var (pattern, kind) = Pick(random, Subjects);
        return (string.Format(null, pattern, NextPlace(random), NextPlace(random)), kind);
    }

    /// <summary>A sentence about a subject, in which another one may occur; both as HTML.</summary>
    public static string NextSentence(Random random, string subject, string other) =>
        string.Format(null, Pick(random, Sentences), subject, random.Next(1100, 2000), other);

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string NextPlace(Random random) => Pick(random, Beginnings) + Pick(random, Middles) + Pick(random, Ends);
}
