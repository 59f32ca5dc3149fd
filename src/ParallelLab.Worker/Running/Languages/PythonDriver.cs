namespace ParallelLab.Worker.Running.Languages;

/// <summary>
/// The Python program that runs a text: shared values become variables, the last expression is shown, errors name the cell and its lines,
/// and what JSON can hold goes back.
/// </summary>
internal static class PythonDriver
{
    /// <summary>The environment variable with the shared values, a JSON object.</summary>
    public const string ValuesVariable = "PARALLELLAB_VALUES";

    public const string Text =
        """
        import ast, json, linecache, os, sys, traceback, types
        file, place = sys.argv[1:3]
        text = open(file, encoding="utf-8").read()
        linecache.cache[place] = (len(text), None, text.splitlines(True), place)
        scope = {"__name__": "__main__", **json.loads(os.environ.pop("PARALLELLAB_VALUES", "{}"))}
        sys.argv = [place]
        try:
            tree = ast.parse(text, place)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, place, "exec"), scope)
            if last is not None:
                sys.displayhook(eval(compile(ast.Expression(last.value), place, "eval"), scope))
        except SystemExit:
            raise
        except BaseException as error:
            within = error.__traceback__.tb_next
            traceback.print_exception(type(error), error, None if isinstance(error, SyntaxError) else within)
            sys.exit(1)
        with open(os.environ["PARALLELLAB_OUT"], "a", encoding="utf-8") as out:
            for name, value in list(scope.items()):
                if not name.startswith("_") and not isinstance(value, (types.ModuleType, types.FunctionType)):
                    try:
                        out.write(name + "=" + json.dumps(value) + "\n")
                    except (TypeError, ValueError, RecursionError):
                        pass
        """;
}
