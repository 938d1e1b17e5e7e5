"""Pictures are drawn anew: what was hidden beside the picture, where and by whom, is not drawn."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from hearth.files.cleaning.outcome import Cleaned, Refused
from hearth.files.cleaning.room import more_for

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4096  # larger photos are kept at this size, in which a page of writing can still be read
QUALITY = 90
READ_AS = {"jpeg": ["JPEG", "MPO"], "png": ["PNG"], "webp": ["WEBP"], "heic": ["HEIF"]}
KEPT_AS = {
    "jpeg": ("JPEG", "image/jpeg", "jpg"),
    "png": ("PNG", "image/png", "png"),
    "webp": ("WEBP", "image/webp", "webp"),
    "heic": ("JPEG", "image/jpeg", "jpg"),  # which everybody's computer can open
}


def cleaned(data: bytes, kind: str) -> Cleaned:
    if kind == "heic":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False, decode_threads=1)
    Image.MAX_IMAGE_PIXELS = None  # asked below, and answered in words
    try:
        with Image.open(BytesIO(data), formats=READ_AS[kind]) as picture:
            _not_too_much(picture, kind)
            return _drawn_anew(picture, kind)
    except UnidentifiedImageError as problem:
        raise Refused("damaged") from problem


def _not_too_much(picture: Image.Image, kind: str) -> None:
    """Said by the header, before anything is unpacked."""
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise Refused("too_many_pixels")
    if kind in ("png", "webp") and getattr(picture, "n_frames", 1) > 1:
        raise Refused("moving")
    more_for(pixels)


def _drawn_anew(picture: Image.Image, kind: str) -> Cleaned:
    name, media_type, extension = KEPT_AS[kind]
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = _plain(ImageOps.exif_transpose(picture), see_through=name != "JPEG")
    upright = _in_usual_colours(upright, profile)
    upright.info.clear()
    kept = BytesIO()
    upright.save(kept, name, **({} if name == "PNG" else {"quality": QUALITY}))
    return Cleaned(kept.getvalue(), "picture", media_type, extension)


def _plain(picture: Image.Image, *, see_through: bool) -> Image.Image:
    """In one of the modes that every format knows."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data and see_through:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")


def _in_usual_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A telephone's own colours in everybody's, since its profile is not kept."""
    if not profile or picture.mode == "L":
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, usual) or picture
    except (ImageCms.PyCMSError, OSError):
        return picture
