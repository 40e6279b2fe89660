"""Pictures as pages show them."""

from __future__ import annotations

from builders import record
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Country
from oda_reports.writing.pages.pictures import ShownPicture, SizedFile, shown_pictures


def shown(made: PublishedPicture | None, file: str | None = "a.png") -> ShownPicture:
    picture = {"caption": "c", "source": "review", "file": file, "alt": file and "a"}
    given = {name: value for name, value in picture.items() if value}
    country = record(Country, "one", pictures=[given])
    (found,) = shown_pictures(country, {"a.png": made} if made else {})
    assert found.picture == country.pictures[0]
    return found


def test_a_browser_can_choose_from_all_sizes_the_smallest_first() -> None:
    copies = {960: "a.png-960.webp", 480: "a.png-480.webp"}
    found = shown(PublishedPicture(1200, 800, copies, {}))
    assert found.files == (
        SizedFile("images/a.png-480.webp", 480),
        SizedFile("images/a.png-960.webp", 960),
        SizedFile("images/a.png", 1200),
    )
    assert (found.path, found.middle) == ("images/a.png", "images/a.png-960.webp")
    assert found.size == (1200, 800)


def test_a_picture_too_small_for_the_middle_copy_stands_for_itself() -> None:
    found = shown(PublishedPicture(700, 500, {480: "a.png-480.webp"}, {}))
    assert found.middle == "images/a.png"
    assert [file.width for file in found.files] == [480, 700]


def test_a_picture_without_copies_has_one_size() -> None:
    found = shown(PublishedPicture(300, 200, {}, {}))
    assert (found.files, found.middle, found.size) == ((), "images/a.png", (300, 200))


def test_a_picture_that_was_not_published_is_shown_as_it_is() -> None:
    found = shown(None)
    assert (found.path, found.middle, found.files, found.size) == (
        "images/a.png",
        "images/a.png",
        (),
        None,
    )


def test_a_picture_without_a_file_is_not_reproduced() -> None:
    found = shown(PublishedPicture(300, 200, {}, {}), file=None)
    assert (found.path, found.size) == ("", None)
