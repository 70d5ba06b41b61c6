"""Files made to hang, to fill or to mislead the grader are only reported."""

import gzip
import os
import stat
import struct
import tarfile
import tracemalloc
import zipfile

import pytest
from test_grading_submissions import packed, put, tarred, tree

from grading.collect import archives
from grading.collect.submissions import find_submissions


def the_case(path):
    """Return Ana's submission and what was ignored, Bo's being there."""
    found = find_submissions(path)
    by_name = {s.student: s for s in found.submissions}
    assert by_name["Bo"].content == b"b"
    return by_name["Ana"], dict(found.ignored)


def assert_reported(path, why, where="Ana/x.ipynb"):
    """Ana stands there with nothing, and with the reason."""
    ana, ignored = the_case(path)
    assert ana.content == b""
    assert why in ana.note
    assert [w for p, w in ignored.items() if p.endswith(where) and why in w]


def patched(content, place, form, change):
    """Change a field of each entry in an archive's directory."""
    content, at = bytearray(content), content.find(b"PK\1\2")
    while at >= 0:
        (old,) = struct.unpack_from(form, content, at + place)
        struct.pack_into(form, content, at + place, change(old))
        at = content.find(b"PK\1\2", at + 4)
    return bytes(content)


@pytest.fixture
def folder(tmp_path):
    """Return a class in which Bo is honest and Ana's folder is empty."""
    (tmp_path / "class" / "Ana").mkdir(parents=True)
    return tree(tmp_path / "class", {"Bo/x.ipynb": b"b"})


def test_a_link_is_not_followed(folder, tmp_path):
    secret = put(tmp_path / "secret.ipynb", b"secret")
    (folder / "Ana" / "x.ipynb").symlink_to(secret)
    assert_reported(folder, "a link")


def test_a_link_to_a_folder_is_not_followed(folder, tmp_path):
    tree(tmp_path / "elsewhere", {"x.ipynb": b"secret"})
    (folder / "Ana" / "x.ipynb").symlink_to(tmp_path / "elsewhere")
    (folder / "Ana" / "up").symlink_to(folder)
    assert_reported(folder, "a link")


def test_a_linked_student_among_several_paths_is_not_followed(folder):
    secret = tree(folder.parent / "secret", {"x.ipynb": b"secret"})
    (folder / "Ana").rmdir()
    (folder / "Ana").symlink_to(secret)
    found = find_submissions(sorted(folder.iterdir()))
    contents = [s.content for s in found.submissions]
    assert contents == [b"", b"b"]


def test_the_only_path_may_be_a_link(folder):
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert [s.student for s in find_submissions(link).submissions] == ["Bo"]


def test_a_pipe_is_not_opened(folder):
    os.mkfifo(folder / "Ana" / "x.ipynb")
    os.mkfifo(folder / "Ana" / "y.zip")
    assert_reported(folder, "a pipe")


def test_a_pipe_that_replaces_a_file_does_not_block(folder):
    path = put(folder / "Ana" / "x.ipynb", b"a")
    ana, _ = the_case(folder)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(OSError, match="no ordinary file"):
        ana.source()


def test_a_link_that_replaces_a_file_is_not_followed(folder):
    path = put(folder / "Ana" / "x.ipynb", b"a")
    ana, _ = the_case(folder)
    path.unlink()
    path.symlink_to(folder / "Bo" / "x.ipynb")
    with pytest.raises(OSError, match="symbolic links"):
        ana.source()


def test_an_unreadable_file_is_reported(folder, monkeypatch):
    path, really = put(folder / "Ana" / "x.ipynb", b"a"), os.open

    def refuse(name, flags):  # root, who may run this, reads every file
        if name == str(path):
            raise PermissionError(13, "Permission denied")
        return really(name, flags)

    monkeypatch.setattr("grading.collect.files.os.open", refuse)
    assert_reported(folder, "not opened: Permission denied")


def test_a_readable_file_counts_beside_one_that_is_not(folder):
    put(folder / "Ana" / "good.ipynb", b"a")
    (folder / "Ana" / "x.ipynb").symlink_to("/dev/zero")
    ana, ignored = the_case(folder)
    assert ana.content == b"a"
    assert "not read: " in ana.note and "a link" in ana.note
    assert len(ignored) == 1


def test_an_empty_folder_is_nobody_and_is_reported(folder):
    found = find_submissions(folder)
    assert [s.student for s in found.submissions] == ["Bo"]
    ((path, why),) = found.ignored
    assert path == "class/Ana" and "an empty folder" in why


@pytest.mark.parametrize("files", [{}, {"__MACOSX/._x": b""}, {"a/": b""}])
def test_an_archive_with_nothing_in_it_was_handed_in(folder, files):
    put(folder / "Ana" / "all.zip", packed(files))
    assert_reported(folder, "nothing in it", "Ana/all.zip")


def test_a_file_of_endless_size_is_not_read(folder):
    with open(folder / "Ana" / "x.ipynb", "wb") as file:
        file.truncate(160_000_000)  # takes no room on the disk
    assert_reported(folder, "it has 160 MB")


def test_a_bomb_is_not_unpacked(folder):
    bomb = packed({"x.ipynb": bytes(160_000_000)})
    put(folder / "Ana" / "all.zip", bomb)
    assert_reported(folder, "it has 160 MB", "all.zip/x.ipynb")


def test_a_bomb_that_lies_about_its_size_is_cut_off(folder):
    bomb = patched(
        packed({"x.ipynb": bytes(40_000_000)}), 24, "<I", lambda size: 100
    )
    put(folder / "Ana" / "all.zip", bomb)
    tracemalloc.start()
    assert_reported(folder, "damaged", "all.zip/x.ipynb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_method_that_unpacks_without_bounds_is_not_used(folder):
    path = folder / "Ana" / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("x.ipynb", b"a")
    assert_reported(folder, "unusual way", "all.zip/x.ipynb")


def test_archives_in_archives_end_somewhere(folder):
    content = b"a"
    for _ in range(6):
        content = packed({"x.zip": content})
    put(folder / "Ana" / "x.zip", content)
    assert_reported(folder, "too many archives", "x.zip/x.zip/x.zip/x.zip")


def test_what_archives_in_archives_unpack_to_has_a_bound(folder, monkeypatch):
    real, sizes = archives.unpack, []

    def counted(stream, place):
        sizes.append(place.size)
        return real(stream, place)

    monkeypatch.setattr(archives, "unpack", counted)
    zeros = packed({f"{n}.zip": bytes(9_000_000) for n in range(12)})
    put(folder / "Ana" / "all.zip", packed({"a.zip": zeros}))
    assert_reported(folder, archives.TOO_MUCH, "a.zip/9.zip")
    assert sum(sizes) < archives.SPARE + 5 * len(zeros) < 60_000_000


def test_the_files_of_archives_in_one_archive_count_together(folder):
    many = packed({f"{n}.txt": b"" for n in range(3_000)})
    both = packed({"a.zip": many, "b.zip": many, "c.zip": many})
    put(folder / "Ana" / "all.zip", packed({"all.zip": both}))
    ignored = the_case(folder)[1]
    assert archives.TOO_MUCH in ignored.values()
    assert any("more than 1997 files" in why for why in ignored.values())


def test_a_hundred_thousand_files_are_not_all_looked_at(folder):
    many = packed({f"{n}.ipynb": b"" for n in range(6_000)})
    put(folder / "Ana" / "all.zip", packed({"many.zip": many}))
    ignored = the_case(folder)[1]
    assert any("more than 5000 files" in why for why in ignored.values())


def test_an_encrypted_file_is_reported(folder):
    content = packed({"x.ipynb": b"a"})
    content = patched(content, 8, "<H", lambda flags: flags | 1)
    put(folder / "Ana" / "all.zip", content)
    assert_reported(folder, "encrypted", "all.zip/x.ipynb")


def test_a_link_in_an_archive_is_not_followed(folder):
    info = zipfile.ZipInfo("x.ipynb")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(folder / "Ana" / "all.zip", "w") as archive:
        archive.writestr(info, "../../Bo/x.ipynb")
    assert_reported(folder, "a link", "all.zip/x.ipynb")


@pytest.mark.parametrize("keep", [0, 10, 60, -30])
def test_a_broken_archive_is_reported(folder, keep):
    content = packed({"x.ipynb": os.urandom(200)})[:keep]
    put(folder / "Ana" / "all.zip", content)
    assert_reported(folder, "damaged", "Ana/all.zip")


def test_a_file_damaged_within_its_archive_is_reported(folder):
    content = bytearray(packed({"x.ipynb": os.urandom(200)}))
    content[100] ^= 255
    put(folder / "Ana" / "all.zip", bytes(content))
    assert_reported(folder, "damaged", "all.zip/x.ipynb")


def test_links_in_a_tar_archive_are_left_out(folder):
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
        put(folder / "Ana" / "all.tgz", tarred({"x.ipynb": b""}, kind=kind))
        assert_reported(folder, "an archive with nothing in it", "all.tgz")


def test_a_tar_archive_that_unpacks_to_too_much_is_not_read(
    folder, monkeypatch
):
    monkeypatch.setattr(archives, "LARGEST", 1_000_000)
    put(folder / "Ana" / "all.tgz", tarred({"x.ipynb": bytes(1_000_000)}))
    assert_reported(folder, "damaged", "all.tgz")
    put(folder / "Ana" / "all.tgz", gzip.compress(b"no tar archive"))
    assert_reported(folder, "damaged", "all.tgz")


def test_the_archive_of_a_class_that_is_broken_is_no_student(tmp_path):
    path = put(tmp_path / "class.zip", b"PK\3\4 and no more")
    found = find_submissions(path)
    assert found.submissions == []
    assert found.ignored == [("class.zip", "an archive that is damaged")]


@pytest.mark.parametrize(
    "name",
    ["../../etc/e.ipynb", "/etc/e.ipynb", "C:\\e.ipynb", "./../e.ipynb"],
)
def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path, name):
    zips = {"Ana.zip": packed({name: b"e"}), "Bo.zip": packed({"x": b"b"})}
    path = put(tmp_path / "in" / "class.zip", packed(zips))
    before = sorted(tmp_path.rglob("*"))
    found = find_submissions(path)
    assert [s.student for s in found.submissions] == ["Ana", "Bo"]
    assert ".." not in found.submissions[0].path
    assert found.submissions[0].content == b"e"
    assert sorted(tmp_path.rglob("*")) == before
