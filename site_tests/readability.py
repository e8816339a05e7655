"""Measures Dutch text against the targets of the domain report, part D (Flesch-Douma, sentence length, rare words).

Command line, for authors: `python -m site_tests.readability FILE...` prints the figures of a Markdown or YAML file and its
longest and rarest sentences.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pyphen
import yaml
from wordfreq import zipf_frequency

from site_tests.regions import in_region

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")

# Words of the subject itself: every card or worksheet that uses one explains it.
SUBJECT_WORDS = frozenset(
    """stage stages stageplek stageplekken stagedag stagedagen stagebedrijf stagebedrijven stageovereenkomst stagebegeleider
    stagecoördinator stagedocent stagemap stageverslag stagecertificaat stagiair stagiairs stagiaire werkblad werkbladen
    opdrachtkaart opdrachtkaarten loopbaandossier loopbaancompetentie begeleider vmbo mbo cv pdf pitch klasgenoot klasgenoten
    profiel chromebook fotoverslag bedankbrief stappenplan mentor docent wifi voicemail belkaartje vraag nabellen aanhef tweetal
    drietal groepje werkvorm reistijd motivatie beroepen beroep interview""".split()
)


@dataclass(frozen=True)
class Targets:
    """The bar for one audience (domain report, D.4)."""

    flesch: float
    mean_words: float
    longest: int
    rare_share: float


PUPIL = Targets(flesch=80, mean_words=10, longest=15, rare_share=0.08)
PARENT = Targets(flesch=70, mean_words=12, longest=18, rare_share=0.10)
COMPANY = Targets(flesch=60, mean_words=14, longest=22, rare_share=0.12)  # and the school: busy adults


@dataclass(frozen=True)
class Measure:
    """Figures of one text; `flesch` counts only on running text of 40 words or more."""

    words: int
    sentences: int
    mean_words: float
    longest: int
    longest_sentence: str
    flesch: float
    rare_share: float
    rare: tuple[str, ...]


@cache
def syllables(word: str) -> int:
    """Number of syllables of a Dutch word, by its hyphenation points and its vowel groups, whichever is more."""
    points = len(_hyphenation().positions(word.lower())) + 1
    groups = len(re.findall(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+", word.lower()))
    return max(1, points if points >= groups else groups)


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


@cache
def is_rare(word: str) -> bool:
    """True for a word that a pupil seldom meets (Zipf below 3.5) and that does not belong to the subject or to a name."""
    lower = word.lower().replace("’", "'")
    return lower not in SUBJECT_WORDS and not word[0].isupper() and zipf_frequency(lower, "nl") < 3.5


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line end also ends a sentence."""
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


def measure(text: str) -> Measure:
    """Figures of a plain text."""
    parts = sentences(text)
    counted = [(len(WORD.findall(part)), part) for part in parts]
    words = [word for part in parts for word in WORD.findall(part)]
    total = len(words)
    if not total:
        return Measure(0, 0, 0, 0, "", 206.835, 0, ())
    mean = total / len(parts)
    flesch = 206.835 - 0.93 * mean - 77 * sum(map(syllables, words)) / total
    rare = [word for word in words if is_rare(word)]
    longest, sentence = max(counted)
    return Measure(total, len(parts), mean, longest, sentence, flesch, len(rare) / total, tuple(dict.fromkeys(rare)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("id", "type", "kind", "choices_from", "work_form", "competences", "history"):
                yield from _strings(item)


def plain(markdown: str) -> str:
    """Markdown without its marks, one sentence or list item a line."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"<!--.*?-->|^::[^\n]*$|^\s*\|?[-:| ]+\|\s*$", "", text, flags=re.M | re.S)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    text = re.sub(r"\{(?:[a-z]+|#[\w-]+)\}|<[^>]+>|[*_`#>]|^\s*(\d+\.|-)\s", " ", text, flags=re.M)
    return text.replace("|", "\n")


def text_of(path: Path) -> str:
    """What a reader reads of a worksheet (YAML) or page (Markdown)."""
    source = in_region(path.read_text("utf-8"))
    if path.suffix in (".yml", ".yaml"):
        return "\n".join(plain(part) for part in _strings(yaml.safe_load(source)))
    return plain(source)


INLINE = frozenset("a abbr b cite code em i kbd mark output q s small span strong sub sup time u".split())
UNSEEN = frozenset("script style template svg noscript".split())
SPACE = re.compile(r"\s+")


def html_lines(element: Element) -> list[str]:
    """What a reader reads in an element, a line for each heading, paragraph, item, label and cell: each ends a sentence."""
    parts = "".join(_pieces(element)).split("\n")
    return [line for line in (SPACE.sub(" ", part).strip() for part in parts) if line]


def _pieces(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in UNSEEN:
        in_line = element.tag in INLINE or element.get("class") == "term"  # a word that is explained ends no sentence
        block = "" if in_line else "\n"
        yield block + SPACE.sub(" ", element.text or "")
        for child in element:
            yield from _pieces(child)
        yield block
    yield SPACE.sub(" ", element.tail or "")


STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
SLOT = re.compile(r"\$\{[^}]*\}")


def script_texts(source: str) -> list[str]:
    """The sentences in a TypeScript file of messages; what is filled in at run time reads as a name."""
    code = re.sub(r"^\s*(?:/?\*.*|//.*|import .*)$", "", source, flags=re.M)
    found = [plain_ or slotted for plain_, slotted in STRING.findall(code)]
    return [SLOT.sub("Sanne", text.replace("\\n", "\n")) for text in found if WORD.search(text)]


def main(files: list[str]) -> None:
    """Print the figures of each file."""
    for name in files:
        text = text_of(Path(name))
        figures = measure(text)
        print(
            f"{name}: {figures.words} words, mean {figures.mean_words:.1f} (≤10), longest {figures.longest} (≤15), "
            f"Flesch-Douma {figures.flesch:.0f} (≥80), rare {figures.rare_share:.1%} (≤8%)"
        )
        for part in sentences(text):
            if len(WORD.findall(part)) > PUPIL.longest:
                print("  too long:", part)
        print("  rare:", ", ".join(figures.rare[:40]))


if __name__ == "__main__":
    main(sys.argv[1:])
