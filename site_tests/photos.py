"""Makes the photos that tests use: as a phone writes them, with a place and a serial number in them, and files that only look like photos."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import ExifTags, Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational
from playwright.sync_api import FilePayload

SERIAL = "SERIAL-4711-SECRET"
MAKER = "Geheime Camera BV"
# In a file that the site keeps, none of this may stand.
SECRETS = (SERIAL.encode(), MAKER.encode(), b"Exif", b"GPS", b"http://ns.adobe.com/xap", b"ICC_PROFILE")
LIES_ON_ITS_SIDE = 6  # EXIF: turn it a quarter to the right to see it upright
RED, GREEN, BLUE, YELLOW = (200, 40, 40), (40, 160, 60), (40, 70, 190), (230, 200, 60)


def picture(width: int, height: int, seed: int = 0) -> Image.Image:
    """Red, green, blue and yellow quarters, with detail that differs by seed: who turns it, sees it."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    corners = ((0, 0, RED), (width // 2, 0, GREEN), (0, height // 2, BLUE), (width // 2, height // 2, YELLOW))
    for x, y, colour in corners:
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    for line in range(0, width, max(width // 60, 2)):
        shade = (line * 7 + seed * 37) % 256
        draw.line(
            (line, 0, width - line, height),
            fill=(shade, 255 - shade, (shade * 3 + seed) % 256),
            width=max(width // 400, 1),
        )
    draw.text((width // 10, height // 10), f"foto {seed}", fill=(255, 255, 255))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes beside the pixels: where it was, which one it is, and how it was held."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Make] = MAKER
    details = data.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.BodySerialNumber] = SERIAL
    details[ExifTags.Base.MakerNote] = b"note " + SERIAL.encode()
    place = data.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (IFDRational(52), IFDRational(5), IFDRational(12))
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (IFDRational(5), IFDRational(7), IFDRational(3))
    return data


def jpeg(width: int = 800, height: int = 600, *, seed: int = 0, orientation: int = 1) -> bytes:
    """A photo of a phone. The size is that of the file: with orientation 6 it stands upright when seen."""
    file = io.BytesIO()
    picture(width, height, seed).save(file, "JPEG", quality=85, exif=exif(orientation), comment=SERIAL)
    return file.getvalue()


def see_through_png(width: int = 400, height: int = 300) -> bytes:
    """A picture of which the left half is see-through."""
    image = picture(width, height).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, width // 2, height))
    file = io.BytesIO()
    image.save(file, "PNG", exif=exif())
    return file.getvalue()


def heic() -> bytes:
    """The start of a photo of an iPhone; a browser that cannot read these looks no further."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(2000)


def payload(name: str, content: bytes, kind: str = "image/jpeg") -> FilePayload:
    """A file to choose."""
    return FilePayload(name=name, mimeType=kind, buffer=content)


def chosen(files: Mapping[str, bytes]) -> list[FilePayload]:
    """Files to choose at once, by name."""
    return [payload(name, content) for name, content in files.items()]


def opened(content: bytes) -> Image.Image:
    """A picture, decoded by another program than a browser."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """The mean colour around a place, given in parts of the whole."""
    left, top = int(x * image.width), int(y * image.height)
    spot = image.convert("RGB").crop((left - 12, top - 12, left + 12, top + 12)).resize((1, 1), Image.Resampling.BOX)
    colour = spot.getpixel((0, 0))
    assert isinstance(colour, tuple)
    return (int(colour[0]), int(colour[1]), int(colour[2]))


def secrets_in(content: bytes) -> list[str]:
    """What a reader of EXIF, or anyone who looks at the bytes, finds of the camera and its place."""
    image = opened(content)
    found = [secret.decode() for secret in SECRETS if secret in content]
    tags = dict(image.getexif()) | {
        str(key): value for key, value in image.info.items() if key in ("exif", "comment", "xmp")
    }
    return found + [f"{key}: {value!r}" for key, value in tags.items()]
