"""How each language says what is measured. `{n}` and `{lines}` are put in.

`ticks` prints the time since 1970 in seconds, ten times, a tenth of a second apart.
"""
TICKS = 10

SNIPPETS = {
    "c#": {
        "expression": "6*7",
        "cell": "var v{n} = {n};\nv{n} + 1",
        "lines": 'for (var i = 0; i < {lines}; i++) Console.WriteLine($"line {i}");',
        "ticks": "for (var i = 0; i < 10; i++) { Console.WriteLine((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds"
                 '.ToString("F6", System.Globalization.CultureInfo.InvariantCulture)); Thread.Sleep(100); }',
        "loop": "while (true) { }",
    },
    "python": {
        "expression": "6*7",
        "cell": "v{n} = {n}\nv{n} + 1",
        "lines": "for i in range({lines}): print(f'line {i}')",
        "ticks": "import time\nfor i in range(10):\n    print(f'{time.time():.6f}')\n    time.sleep(0.1)",
        "loop": "while True: pass",
    },
    "typescript": {
        "expression": "6*7",
        "cell": "var v{n} = {n};\nv{n} + 1",
        "lines": "for (let i = 0; i < {lines}; i++) console.log(`line ${i}`);",
        "ticks": "for (let i = 0; i < 10; i++) { console.log(Date.now() / 1000); await new Promise(done => setTimeout(done, 100)); }",
        "loop": "while (true) {}",
    },
}


def snippet(language, name, **values):
    text = SNIPPETS[language][name]
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text
