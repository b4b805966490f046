"""Front matter that does something to a YAML reader."""

from __future__ import annotations

from tests.conftest import SOUND
from tests.hostile.cases import Case, front, published, refused, titled, with_people

MEGABYTE = 1_000_000

BOMB = "bomb: &a [x, x]\n" + "".join(
    f"bomb{at}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(9)
)
DEEP_LIST = f"related: {'[' * 100_000}{']' * 100_000}\n"
DEEP_MAPPING = "related:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, 1_000))
MANY_KEYS = "".join(f"k{at}: v\n" for at in range(100_000))
NUMBERS = "figures:\n  - {value: 010, label: 12:30}\n  - {value: 1e3, label: 0x1F}\n"
UNENDED = SOUND.removesuffix("---\nThe story.\n")

READ_TO_THE_LETTER: tuple[Case, ...] = (
    published("a byte-order mark", "\ufeff" + SOUND, "The strike is called"),
    published("line ends of Windows", SOUND.replace("\n", "\r\n"), "The strike is called"),
    published("line ends of old Macs", SOUND.replace("\n", "\r"), "The strike is called"),
    published("a headline of a megabyte", titled("tram " * (MEGABYTE // 5)), "tram tram"),
    published("Norway", front("where: NO\n"), ">NO<"),
    published("octal, base-60 and exponents", front(NUMBERS), "010", "12:30", "1e3", "0x1F"),
    published("people called No and Null", with_people("  - No\n  - Null\n"), ">No<", ">Null<"),
)

MEANS_MORE_THAN_IT_SAYS: tuple[Case, ...] = (
    refused("a billion laughs by aliases", front(BOMB), "special-character"),
    refused("an alias of itself", front("related: &a [*a]\n"), "special-character"),
    refused("a tag of Python", front("x: !!python/name:os.system\n"), "special-character"),
    refused("a merge of another mapping", front("<<: {title: Other}\n"), "merge-key"),
    refused("two documents in one", front("--- x\ntitle: Second\n"), "document-marker"),
    refused("a key twice", front("title: Another\n"), "duplicate-key"),
    refused(
        "a key twice in an entry of a list",
        front("figures:\n  - value: 1\n    value: 2\n    label: a\n"),
        "duplicate-key",
    ),
    refused("a key that is a list", front("[a, b]: c\n"), "key-not-text"),
    refused("infinity in place of yes or no", front("draft: .inf\n"), "wrong-type"),
)

NO_FRONT_MATTER: tuple[Case, ...] = (
    refused("200,000 brackets", front(DEEP_LIST), "nested-too-deep"),
    refused("1,000 keys in one another", front(DEEP_MAPPING), "nested-too-deep"),
    refused("open brackets", front(f"related: {'[' * 100_000}\n"), "nested-too-deep"),
    refused("a tab before a key", front("figures:\n\t- value: 1\n"), "tab-indentation"),
    refused("a quotation mark left open", front('summary: "never\n'), "unclosed-quote"),
    refused("front matter that never ends", UNENDED, "front-matter-unclosed"),
    refused("only a list", "---\n- a\n---\nText\n", "front-matter-not-a-mapping"),
    refused("only a word", "---\nword\n---\nText\n", "front-matter-not-a-mapping"),
    refused("an empty file", b"", "front-matter-missing"),
    refused("100,000 unknown keys", front(MANY_KEYS), "unknown-key", "more-findings"),
    refused("a number of a million digits", front(f"updated: {'9' * MEGABYTE}\n"), "invalid-date"),
    refused(
        "a text of three megabytes", front(f"summary: {'a' * 3 * MEGABYTE}\n"), "file-too-large"
    ),
)

NO_TEXT: tuple[Case, ...] = (
    refused("a NUL", titled("Trams\x00stopped"), "control-character"),
    refused("escape codes of a terminal", titled("\x1b]0;x\x07Trams"), "control-character"),
    refused("a NUL, spelt out", titled('"Trams \\0 stopped"'), "control-character"),
    refused("half a surrogate, spelt out", titled('"Trams \\ud800"'), "unknown-escape"),
    refused("half a surrogate", titled("\ud800").encode("utf-8", "surrogatepass"), "not-utf8"),
    refused("Latin-1", titled("Straßenbahn").encode("latin-1"), "not-utf8"),
    refused("UTF-16", SOUND.encode("utf-16"), "not-utf8"),
    refused("an overlong slash", SOUND.encode().replace(b"Why", b"\xc0\xafWhy"), "not-utf8"),
    refused("bytes that are no text", b"\xff\x00" * 200_000, "not-utf8"),
    refused("a compressed file", b"\x1f\x8b\x08\x00" + bytes(range(256)) * 400, "not-utf8"),
)

CASES = READ_TO_THE_LETTER + MEANS_MORE_THAN_IT_SAYS + NO_FRONT_MATTER + NO_TEXT
