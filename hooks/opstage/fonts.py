"""The small fonts that the PDF embeds.

A PDF/A file carries its fonts, and a page on `file://` may not fetch any, so they travel as base64 inside a classic script. Whole
they weigh megabytes; here they are cut down to the characters that Dutch schools write with. What falls outside, such as Chinese
or emoji, becomes a picture in the PDF (`browser/exports/pdf/pictures.ts`).
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

CharacterRange = tuple[int, int]

LATIN_GREEK_CYRILLIC: tuple[CharacterRange, ...] = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin of every European language, Turkish, Pinyin
    (0x0259, 0x0259),
    (0x02B0, 0x02FF),
    (0x0300, 0x036F),  # marks that combine with any letter
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Vietnamese, capital ß
    (0x2010, 0x2027),
    (0x202F, 0x205E),  # punctuation
    (0x2070, 0x209F),
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x214F),
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),  # arrows and ≥ ≤, where present
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
ARABIC: tuple[CharacterRange, ...] = (
    (0x0020, 0x0020),
    (0x00A0, 0x00A0),
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x08A0, 0x08FF),
    (0x200C, 0x200D),
    (0x25CC, 0x25CC),
    (0xFDF0, 0xFDFD),
)
SYMBOLS: tuple[CharacterRange, ...] = (
    (0x0020, 0x0020),
    (0x00A0, 0x00A0),
    (0x0531, 0x058F),  # Armenian
    (0x0591, 0x05F4),  # Hebrew
    (0x10A0, 0x10FF),  # Georgian
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2300, 0x2328),
    (0x2460, 0x24EA),
    (0x2500, 0x257F),
    (0x25A0, 0x26FF),
    (0x2701, 0x27BE),
    (0x27F5, 0x27FF),
    (0x2B00, 0x2B1A),
    (0xFFFD, 0xFFFD),
)

# Latin without `ccmp`: the glyphs it makes have no character of their own, and their text cannot be copied from the PDF.
LATIN_FEATURES = ("kern", "mark", "mkmk")
# Arabic comes from DejaVu Sans, which has a glyph for every form of every letter. Noto Sans Arabic builds letters with `ccmp` from
# a bare shape and its dots: without that feature they do not join, and with it five letters share a shape and copy as one another.
ARABIC_FEATURES = ("init", "medi", "fina", "rlig", "kern", "mark", "mkmk")


@dataclass(frozen=True)
class FontSource:
    """One font of the script: its name there, its file in `node_modules`, and what stays of it."""

    name: str
    file: str
    characters: tuple[CharacterRange, ...]
    features: tuple[str, ...]


SOURCES: tuple[FontSource, ...] = (
    FontSource(
        "regular",
        "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
        LATIN_GREEK_CYRILLIC,
        LATIN_FEATURES,
    ),
    FontSource(
        "bold", "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf", LATIN_GREEK_CYRILLIC, LATIN_FEATURES
    ),
    FontSource("arabic", "dejavu-fonts-ttf/ttf/DejaVuSans.ttf", ARABIC, ARABIC_FEATURES),
    FontSource("symbols", "dejavu-fonts-ttf/ttf/DejaVuSans.ttf", SYMBOLS, LATIN_FEATURES),
)


def characters_of(ranges: Iterable[CharacterRange]) -> list[int]:
    """Every code point of the ranges, both ends included."""
    return [code_point for first, last in ranges for code_point in range(first, last + 1)]


def subset_font(file: Path, characters: Iterable[int], features: Iterable[str]) -> bytes:
    """The font as TrueType with only these characters and layout features. Same input, same bytes."""
    options = subset.Options()
    options.layout_features = list(features)
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # names, copyright and licence: the licence asks for them
    options.drop_tables += ["DSIG", "FFTM", "STAT", "MATH"]
    options.recalc_timestamp = False
    # Its own clock out of the result: `modified` stays what the maker of the font wrote.
    font = TTFont(file, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(characters))
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def fonts_script(node_modules: Path) -> str:
    """The classic script that sets `globalThis.opstageFonts`."""
    encoded = {
        source.name: base64.b64encode(
            subset_font(node_modules / source.file, characters_of(source.characters), source.features)
        ).decode("ascii")
        for source in SOURCES
    }
    licences = "/*! Noto Sans: SIL Open Font License 1.1. DejaVu Sans: Bitstream Vera licence. */\n"
    return f"{licences}globalThis.opstageFonts={json.dumps(encoded, separators=(',', ':'))};\n"


def write_fonts(node_modules: Path, target: Path) -> None:
    """Writes the font script to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(fonts_script(node_modules), encoding="ascii", newline="\n")
