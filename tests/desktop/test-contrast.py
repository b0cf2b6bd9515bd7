#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrasts, computed from the colours of libadwaita, of ui/style.css and of the timetable, as WCAG 2.1 defines them:
4.5:1 for text, 3:1 for what has to be seen to be used. In the light and the dark style."""

import glob
import re
import shutil
import subprocess

import sources
from tap import Tap

TEXT = 4.5
GRAPHICS = 3.0
ENHANCED = 7.0
SURFACES = ("window", "view", "card", "popover", "headerbar")
NAMED = {"white": (255, 255, 255, 1.0), "black": (0, 0, 0, 1.0)}
tap = Tap()


def over(top, bottom):
    """A colour with transparency on an opaque one."""
    alpha = top[3]
    return tuple(top[i] * alpha + bottom[i] * (1 - alpha) for i in range(3)) + (1.0,)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour[:3])]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def hexadecimal(text):
    return tuple(int(text[i:i + 2], 16) for i in (1, 3, 5)) + (1.0,)


class Palette:
    """The named colours of one style, and colours in terms of them."""

    def __init__(self, *sheets):
        self.named = dict(re.findall(r"@define-color (\w+) ([^;]+);", "\n".join(sheets)))

    def colour(self, text, current):
        text = text.strip()
        if text == "currentColor":
            return current
        if text in NAMED:
            return NAMED[text]
        if text.startswith("#"):
            return hexadecimal(text)
        if text.startswith("@"):
            return self.colour(self.named[text[1:]], current)
        made = re.fullmatch(r"rgba?\(([\d., ]+)\)", text)
        if made:
            numbers = [float(part) for part in made[1].split(",")]
            return tuple(numbers[:3]) + (numbers[3] if len(numbers) > 3 else 1.0,)
        made = re.fullmatch(r"alpha\((.+), ([\d.]+)\)", text)
        if made:
            colour = self.colour(made[1], current)
            return colour[:3] + (colour[3] * float(made[2]),)
        raise ValueError(f"no colour: {text}")

    def surface(self, name):
        """The ground and the ink of a surface; cards and headers lie on the window."""
        window = self.colour("@window_bg_color", None)
        return over(self.colour(f"@{name}_bg_color", None), window), self.colour(f"@{name}_fg_color", None)


def sheet_of_libadwaita(name):
    libraries = sorted(glob.glob("/usr/lib/*/libadwaita-1.so.0") + glob.glob("/usr/lib*/libadwaita-1.so.0"))
    if not libraries or not shutil.which("gresource"):
        return None
    return subprocess.run(["gresource", "extract", libraries[0], f"/org/gnome/Adwaita/styles/{name}"],
                          capture_output=True, text=True, check=False).stdout or None


def rules(sheet):
    """Yields (selectors, properties) of each rule."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        yield " ".join(selectors.split()), dict(re.findall(r"([\w-]+):\s*([^;]+);", body))


def told(ratio, least, what):
    return [] if ratio >= least else [f"{what}: {ratio:.2f}:1, wants {least}:1"]


def text_problems(palette, opacity=1.0, least=TEXT):
    for name in SURFACES:
        ground, ink = palette.surface(name)
        faint = ink[:3] + (ink[3] * opacity,)
        yield from told(contrast(over(faint, ground), ground), least, f"on @{name}_bg_color")


def opacity_of_faint_text(sheet):
    found = re.search(r"\.dim-label[^{]*\{\s*opacity: ([\d.]+);", sheet)
    return float(found[1]) if found else 0.55


def rule_problems(palette, sheet):
    """Text on the grounds that our rules paint, and text that they make fainter."""
    for selectors, properties in rules(sheet):
        paint = properties.get("background-color", properties.get("background", "none"))
        if paint in ("none", "transparent") and not {"color", "opacity"} & properties.keys():
            continue
        if "levelbar" in selectors:
            continue  # no text is on it
        for name in SURFACES[:3]:
            ground, ink = palette.surface(name)
            if paint not in ("none", "transparent"):
                ground = over(palette.colour(paint, ink), ground)
            ink = palette.colour(properties.get("color", "currentColor"), ink)
            ink = ink[:3] + (ink[3] * float(properties.get("opacity", "1")),)
            # Large letters, at least 18 points or 14 bold ones, and pictures need less.
            large = re.search(r"live-clock|image\.", selectors)
            yield from told(contrast(over(ink, ground), ground), GRAPHICS if large else TEXT,
                            f"{selectors} on @{name}_bg_color")


def mark_problems(palette, sheet):
    """Lines that say where something is: what is chosen, and where it will drop."""
    for selectors, properties in rules(sheet):
        lines = properties.get("box-shadow", ""), properties.get("outline", ""), properties.get("border-color", "")
        for colour in re.findall(r"@accent\w*|@error\w*", " ".join(lines)):
            for name in SURFACES[:3]:
                ground, ink = palette.surface(name)
                yield from told(contrast(palette.colour(colour, ink), ground), GRAPHICS,
                                f"the line of {selectors} on @{name}_bg_color")


class Timetable:
    """What the timetable draws with, read from its source."""

    def __init__(self, dark):
        style, block = (" ".join(sources.text_of(sources.ROOT / f"src/widgets/tdt-timetable-{part}.c").split())
                        for part in ("style", "block-draw"))
        of = 0 if dark else 1
        ink = (255, 255, 255) if dark else (0, 0, 0)

        def pair(field):
            return re.search(rf'&style->{field}, style->dark \? "(#\w+)" : "(#\w+)"', style).groups()[of]

        def alpha(field):
            found = re.search(rf"&style->{field}, ink, style->high_contrast \? 1 : style->dark \? ([\d.]+)f : ([\d.]+)f",
                              style)
            return ink + (float(found.groups()[of]),)

        self.paper = hexadecimal(pair("paper"))
        self.marks = {field: hexadecimal(pair(field)) for field in ("accent", "error", "warning")}
        self.inks = {field: alpha(field) for field in ("text", "dim_text")}
        self.hues = sorted(set(re.findall(r'"(#[0-9a-f]{6})"', style.split("static void parse")[0])))
        amounts = re.search(r"block->quiet \? ([\d.]+)f : style->dark \? ([\d.]+)f : ([\d.]+)f\) \+ "
                            r"\(block->selected \? ([\d.]+)f : stripe == 0 \? ([\d.]+)f", block)
        quiet, in_dark, in_light, selected, bare = (float(number) for number in amounts.groups())
        plain = in_dark if dark else in_light
        self.amounts = [quiet, plain, plain + selected, plain + bare]

    def problems(self):
        for hue in self.hues:
            for amount in self.amounts:
                ground = over(hexadecimal(hue)[:3] + (amount,), self.paper)
                for field, ink in self.inks.items():
                    yield from told(contrast(over(ink, ground), ground), TEXT, f"{field} on {amount:.2f} of {hue}")
                for field in ("error", "warning"):
                    yield from told(contrast(self.marks[field], ground), GRAPHICS, f"{field} on {amount:.2f} of {hue}")
        yield from told(contrast(self.marks["accent"], self.paper), GRAPHICS, "the frame of what is chosen")


def documents_problems():
    """Pages for the web: every colour of letters on white and on a shaded row."""
    text = sources.text_of(sources.ROOT / "src/documents/tdt-render-html.c")
    shade = hexadecimal(re.search(r"shaded\{background:(#[0-9a-f]{6})", text)[1])
    colours = sorted(set(re.findall(r"[;{\"]color:(#[0-9a-f]{6})", text)))
    if not colours:
        yield "no colours were found: mend this test"
    for colour in colours:
        for ground in (NAMED["white"], shade):
            yield from told(contrast(hexadecimal(colour), ground), TEXT, colour)


base = sheet_of_libadwaita("base.css")
if base is None:
    tap.skip("contrasts of the window", "libadwaita or gresource is not there to be read")
else:
    own = sources.text_of(sources.ROOT / "ui/style.css")
    faint = opacity_of_faint_text(own)
    faint_in_high_contrast = opacity_of_faint_text(sources.text_of(sources.ROOT / "ui/style-hc.css"))
    for style in ("light", "dark"):
        colours = Palette(base, sheet_of_libadwaita(f"defaults-{style}.css"))
        tap.check(f"text, {style}", text_problems(colours))
        tap.check(f"what stands back, {style}", text_problems(colours, faint))
        tap.check(f"what stands back, {style}, in high contrast",
                  text_problems(colours, faint_in_high_contrast, ENHANCED))
        tap.check(f"what our style paints, {style}", rule_problems(colours, own))
        tap.check(f"the lines of our style, {style}", mark_problems(colours, own))
for is_dark in (False, True):
    tap.check(f"the timetable, {'dark' if is_dark else 'light'}", Timetable(is_dark).problems())
tap.check("documents for the web", documents_problems())
tap.finish()
