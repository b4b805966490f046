"""Front matter that can't be read, and exactly what a writer is told about it."""

from __future__ import annotations

import pytest

from nutgraf.model.diagnostics import Diagnostic
from nutgraf.reading import parse_document


def findings(front_matter: str) -> tuple[Diagnostic, ...]:
    document, found = parse_document("content/topics/x.md", f"---\n{front_matter}---\n".encode())
    assert document is None
    return found


def told(finding: Diagnostic) -> str:
    """What is underlined, what is said, and what is advised, each on a line."""
    place = finding.location
    assert place is not None
    marked = place.text[place.column - 1 : place.column - 1 + place.length]
    return f"{place.line}: {marked}\n{finding.code}: {finding.message}\n{finding.hint}"


ALONE = {
    "title: Floyd: the trial\n": (
        "2: Floyd: the trial\n"
        "unquoted-colon: A colon in a text needs quotes around the text.\n"
        'Put the text in quotes: `title: "Floyd: the trial"`'
    ),
    "who:\n  - name: Ann\n    role: chair: acting\n": (
        "4: chair: acting\n"
        "unquoted-colon: A colon in a text needs quotes around the text.\n"
        'Put the text in quotes: `role: "chair: acting"`'
    ),
    'title: He said: "It\'s over"\n': (
        '2: He said: "It\'s over"\n'
        "unquoted-colon: A colon in a text needs quotes around the text.\n"
        "Put the text in quotes: `title: 'He said: \"It''s over\"'`"
    ),
    "what: He said: no\n  and left\n": (
        "2: He said: no\n"
        "unquoted-colon: A colon in a text needs quotes around the text.\n"
        "Put the whole text in quotes. Or write `what: |`, and all of it on the lines below."
    ),
    "what: He said\n  the following: no\n": (
        "3: the following: no\n"
        "indentation: This line stands further in than the line above, which is complete "
        "already.\n"
        "Begin it in the same column. If it goes on with the text above, put that whole text in "
        "quotes."
    ),
    "title: @ann answers\n": (
        "2: @ann answers\n"
        "special-character: A text can't begin with `@` unless it is in quotes.\n"
        'Put the text in quotes: `title: "@ann answers"`'
    ),
    "title: `code` red\n": (
        "2: `code` red\n"
        "special-character: A text can't begin with a backtick unless it is in quotes.\n"
        'Put the text in quotes: `title: "`code` red"`'
    ),
    "title: % of votes\n": (
        "2: % of votes\n"
        "special-character: A text can't begin with `%` unless it is in quotes.\n"
        'Put the text in quotes: `title: "% of votes"`'
    ),
    "title: *really*\n": (
        "2: *really*\n"
        "special-character: A text can't begin with `*` unless it is in quotes: it refers to "
        "something named elsewhere.\n"
        'Put the text in quotes: `title: "*really*"`'
    ),
    "title: &Sons goes public\n": (
        "2: &Sons goes public\n"
        "special-character: A text can't begin with `&` unless it is in quotes: it names what "
        "follows.\n"
        'Put the text in quotes: `title: "&Sons goes public"`'
    ),
    "title: !important news\n": (
        "2: !important news\n"
        "special-character: A text can't begin with `!` unless it is in quotes: it states a "
        "type.\n"
        'Put the text in quotes: `title: "!important news"`'
    ),
    "title: !!python/object:os.system rm\n": (
        "2: !!python/object:os.system rm\n"
        "special-character: A text can't begin with `!` unless it is in quotes: it states a "
        "type.\n"
        'Put the text in quotes: `title: "!!python/object:os.system rm"`'
    ),
    "title: [Sic] it said\n": (
        "2: [Sic] it said\n"
        "special-character: A text can't begin with `[` unless it is in quotes: it begins a "
        "list.\n"
        'Put the text in quotes: `title: "[Sic] it said"`'
    ),
    "title: {x} marks\n": (
        "2: {x} marks\n"
        "special-character: A text can't begin with `{` unless it is in quotes: it begins a "
        "group of keys.\n"
        'Put the text in quotes: `title: "{x} marks"`'
    ),
    "title: > than ever\n": (
        "2: > than ever\n"
        "special-character: A text can't begin with `>` unless it is in quotes: it announces "
        "lines of text below.\n"
        'Put the text in quotes: `title: "> than ever"`'
    ),
    "topics: [law, @ann]\n": (
        "2: @\n"
        "special-character: A text can't begin with `@` unless it is in quotes.\n"
        "Put the text in quotes."
    ),
    "glossary:\n  @ann: a name\n": (
        "3: @ann\n"
        "special-character: A key can't begin with `@` unless it is in quotes.\n"
        'Put the key in quotes: `"@ann": a name`'
    ),
    '"Trams" stop: the strike\n': (
        '2: "Trams" stop: the strike\n'
        "text-after-quote: The text goes on after its closing quote.\n"
        "Put the text in quotes, after a key."
    ),
    'title: "Trams" stop\n': (
        '2: "Trams" stop\n'
        "text-after-quote: The text goes on after its closing quote.\n"
        "Put the text in quotes: `title: '\"Trams\" stop'`"
    ),
    "title: 'It's over'\n": (
        "2: 'It's over'\n"
        "text-after-quote: The text goes on after its closing quote.\n"
        'Put the text in quotes: `title: "It\'s over"`'
    ),
    'title: "Trams stop\ndate: 2020\n': (
        '2: "Trams stop\n'
        'unclosed-quote: The quote `"` that begins here is never closed.\n'
        'Close it: `title: "Trams stop"`'
    ),
    "title: 'tis the season\n": (
        "2: 'tis the season\n"
        "unclosed-quote: The quote `'` that begins here is never closed.\n"
        'Close it: `title: "tis the season"` Or, if it is an apostrophe, put the whole text in '
        'quotes: `title: "\'tis the season"`'
    ),
    'title: "Trams stop\nsummary: "Nothing moves"\n': (
        '2: "Trams stop\n'
        'unclosed-quote: The quote `"` that begins here is never closed.\n'
        'Close it: `title: "Trams stop"`'
    ),
    'topics: [law, "trams]\n': (
        '2: "trams]\n'
        'unclosed-quote: The quote `"` that begins here is never closed.\n'
        'Write `"` at the end of the text too.'
    ),
    'title: "C:\\quarry"\n': (
        "2: \\q\n"
        "unknown-escape: In double quotes a backslash begins a code, and this is none that is "
        "known.\n"
        "Use single quotes: `title: 'C:\\quarry'`"
    ),
    "topics: [law, trams\ntitle: x\n": (
        "2: [law, trams\n"
        "unclosed-bracket: The bracket `[` that begins here is never closed by `]`.\n"
        'Close it. If it belongs to a text, put the text in quotes: `topics: "[law, trams"`'
    ),
    "topics: [law: civil: new]\n": (
        "2: :\n"
        "unreadable-front-matter: The list in brackets can't be read from here on.\n"
        "Put each text in it in quotes, or write one entry a line, each after a dash."
    ),
    "topics:\n\t- law\n": (
        "3: \t\n"
        "tab-indentation: This line is indented with a tab.\n"
        "Use plain spaces at the beginning of lines, two for each step."
    ),
    "who:\n  - name: Ann\n  \u00a0 role: chair\n": (
        "4: \u00a0 \n"
        "tab-indentation: This line is indented with a character (U+00A0) like a space.\n"
        "Use plain spaces at the beginning of lines, two for each step."
    ),
    "who:\n\u00a0\u00a0- Ann\ntitle: x\n": (
        "3: \u00a0\u00a0\n"
        "tab-indentation: This line is indented with a character (U+00A0) like a space.\n"
        "Use plain spaces at the beginning of lines, two for each step."
    ),
    "who:\n  – Ann\n  – Bo\n": (
        "3: – \nlist-dash: An entry of a list begins with a hyphen and a space.\nWrite `- Ann`"
    ),
    "who:\n  • name: Ann\n    role: chair\n": (
        "3: • \n"
        "list-dash: An entry of a list begins with a hyphen and a space.\n"
        "Write `- name: Ann`"
    ),
    "who:\n  -Ann\n  - Bo\n": (
        "3: -\nlist-dash: An entry of a list begins with a hyphen and a space.\nWrite `- Ann`"
    ),
    "who:\n  - Ann\n  – Bo\n": (
        "4: – \nlist-dash: An entry of a list begins with a hyphen and a space.\nWrite `- Bo`"
    ),
    "title: “Floyd: the trial”\n": (
        "2: “Floyd: the trial”\n"
        "unquoted-colon: A colon in a text needs quotes around the text. "
        "Curly ones don't count here.\n"
        'Put the text in quotes: `title: "Floyd: the trial"`'
    ),
    "who: - Ann\n": (
        "2: - Ann\n"
        "list-beside-key: A list can't begin on the line of its key.\n"
        "Write `- Ann` on a line of its own below `who:`. If it is a text, put it in quotes: "
        '`who: "- Ann"`'
    ),
    "title:Trams\n": (
        "2: :\n"
        "missing-space: After the colon of a key there has to be a space.\n"
        "Write `title: Trams`"
    ),
    "title:Trams\ndate: 2020\n": (
        "2: :\n"
        "missing-space: After the colon of a key there has to be a space.\n"
        "Write `title: Trams`"
    ),
    "date: 2020\ntitle:Trams\nwhat: x\n": (
        "3: :\n"
        "missing-space: After the colon of a key there has to be a space.\n"
        "Write `title: Trams`"
    ),
    "title: Trams\n\nThe trams stopped.\n\nwhat: x\n": (
        "4: The trams stopped.\n"
        "missing-colon: This line is neither `key: value` nor part of the text above it.\n"
        "Indent it if it belongs to the line above. If the text of the page begins here, end the "
        "front matter before it with a line `---`."
    ),
    "timeline:\n  - date: 2020\n    where\n    event: x\n": (
        "4: where\n"
        "missing-colon: This line is neither `key: value` nor part of the text above it.\n"
        "Indent it if it belongs to the line above. If the text of the page begins here, end the "
        "front matter before it with a line `---`."
    ),
    "title: Trams\n  date: 2020\n": (
        "3: date: 2020\n"
        "indentation: This line stands further in than the line above, which is complete "
        "already.\n"
        "Begin it in the same column. If it goes on with the text above, put that whole text in "
        "quotes."
    ),
    "who:\n  - Ann\n role: x\n": (
        "4: role: x\n"
        "indentation: This line doesn't line up with the lines that it belongs to.\n"
        "Begin keys that belong together in one column, and the dashes of a list in one too."
    ),
    "who:\n- Ann\n - Bob\n": (
        "4: - Bob\n"
        "indentation: This is taken for more of the text above, not for an entry of the list.\n"
        "Begin its dash in the same column as the dash of the entry above."
    ),
    "title: Trams\n...\ndate: 2020\n": (
        "3: ...\n"
        "document-marker: Three dots at the beginning of a line end the front matter too "
        "early.\n"
        "Take the line out; the front matter ends with `---`."
    ),
    "title: Trams\n--- # more\ndate: 2020\n": (
        "3: ---\n"
        "document-marker: Here a second front matter begins inside the first.\n"
        "A file has one. Take this line out."
    ),
    "%TAG ! x\ntitle: Trams\n": (
        "2: %TAG ! x\n"
        "special-character: A text can't begin with `%` unless it is in quotes.\n"
        "Put the text in quotes, after a key."
    ),
    "title: Trams\ndate: 2020\ntitle: Buses\n": (
        "4: title\n"
        "duplicate-key: The key `title` stands here a second time; the first is in line 2.\n"
        "Keep one of the two, or make one list of both values."
    ),
    "? [law]\n: civil\n": (
        "2: [\n"
        "key-not-text: A key should stand here, but it is empty, a list or a group of keys.\n"
        "Write `key: value`, and a key that begins with a bracket in quotes."
    ),
    '"": civil\n': (
        '2: ""\n'
        "key-not-text: A key should stand here, but it is empty, a list or a group of keys.\n"
        "Write `key: value`, and a key that begins with a bracket in quotes."
    ),
    "<<: {title: Trams}\n": (
        "2: <<\n"
        "merge-key: `<<` would take over the keys of another place; that isn't done here.\n"
        "Write the keys out."
    ),
    "- law\n- trams\n": (
        "2: - law\n"
        "front-matter-not-a-mapping: The front matter has to be made of keys with values.\n"
        "Write a key on each line, such as `title: …`."
    ),
    "# A note\nTrams stop\n": (
        "3: Trams stop\n"
        "front-matter-not-a-mapping: The front matter has to be made of keys with values.\n"
        "Write a key on each line, such as `title: …`."
    ),
    'title: "Trams\\0stop"\n': (
        '2: "Trams\\0stop"\n'
        "control-character: An invisible character (control character, U+0000) is spelt out in "
        "this text.\n"
        "Take its code out of the text."
    ),
}


@pytest.mark.parametrize("front_matter", ALONE)
def test_a_mistake_is_told_in_plain_words_at_its_place(front_matter: str) -> None:
    assert [told(finding) for finding in findings(front_matter)] == [ALONE[front_matter]]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    found = findings(
        "title: Trams: a strike\n"
        "date: 2020\n"
        "title: Buses\n"
        "summary: @ann answers\n"
        "date: 2021\n"
        "what: 'It's over'\n"
        "who: - Ann\n"
        "why:nobody knows\n"
    )
    assert [(each.location.line, each.code) for each in found if each.location] == [
        (2, "unquoted-colon"),
        (4, "duplicate-key"),
        (5, "special-character"),
        (6, "duplicate-key"),
        (7, "text-after-quote"),
        (8, "list-beside-key"),
        (9, "missing-space"),
    ]


def test_a_mistake_in_a_text_of_several_lines_brings_no_second_message_with_it() -> None:
    found = findings("what: |the strike\n  goes on\ntitle: x\n")
    assert [finding.code for finding in found] == ["special-character"]


def test_of_a_file_full_of_mistakes_the_first_hundred_are_told() -> None:
    found = findings("topics: [" + "*a, " * 5000 + "b]\n")
    assert [finding.code for finding in found] == ["more-findings"] + ["special-character"] * 100


@pytest.mark.parametrize(
    "nested",
    [
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "? " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(2, 2000)).lstrip(),
        "[\n" * 100_000,
    ],
    ids=["lists", "dashes", "groups", "keys", "indentation", "lists on lines"],
)
def test_lists_without_end_inside_one_another_are_refused(nested: str) -> None:
    (finding,) = findings(f"topics:\n  {nested}\n")
    assert finding.code == "nested-too-deep"
    assert finding.message == (
        "More than 40 lists or groups of keys stand inside one another here."
    )


def test_a_bomb_of_references_is_refused_and_not_unfolded() -> None:
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    codes = {finding.code for finding in findings(f"a0: &a0 [x]\n{layers}")}
    assert codes == {"special-character", "more-findings"}


def test_a_reference_to_itself_is_refused() -> None:
    assert {finding.code for finding in findings("a: &a [*a]\n")} == {"special-character"}


def test_a_long_line_is_shortened_in_the_advice() -> None:
    (finding,) = findings(f"title: one: {'many words ' * 50}\n")
    assert len(finding.hint) < 140
    assert "…" in finding.hint


def test_a_dash_in_a_text_is_part_of_it() -> None:
    front = "what: No tram\n  – not one – left\nborn: -0043\nwhy: |\n  – none\nat:\n  -5 degrees\n"
    document, found = parse_document("content/topics/x.md", f"---\n{front}---\n".encode())
    assert document
    assert not found
    assert document.fields["what"] == "No tram – not one – left"
