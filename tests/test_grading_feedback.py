"""A student reads what counts, why, and nothing that is secret."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from made_class import (
    BANK,
    FULL,
    QUESTIONS,
    SEED,
    SOME,
    TITLE,
    entry,
    judged,
    made_class,
    wrong,
)

from checks.question import draw_calls
from checks.show import show
from grading.records import HandMark, QuestionRecord, Record, Trouble
from grading.results.feedback import write_feedback, write_zip
from grading.results.pages import file_name

NAMES = [
    "Ana",
    "ana",
    "ANA ",
    "../../etc/passwd",
    "CON",
    "a" * 300,
    "Ңұр",
    "Җан",
    "",
    ".",
    "a\0b",
    "a/b",
    "a\\b",
    "\ud800",
]


class Strict(HTMLParser):
    """Collect the tags of a page, and demand that each one is closed."""

    ALONE = ("meta", "img", "br")

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.addresses = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.addresses += [v for n, v in attributes if n in ("src", "href")]
        assert not [n for n, _ in attributes if n.startswith("on")]
        if tag not in self.ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(text):
    parser = Strict()
    parser.feed(text)
    assert parser.open == []
    return parser


@pytest.fixture
def page(tmp_path):
    """Return a function that gives an entry's page."""

    def made(one):
        path = write_feedback(one, QUESTIONS, TITLE, tmp_path / "feedback")
        return path.read_text(encoding="utf-8")

    return made


def words(text):
    """Return what is to be read on a page, on one line."""
    return " ".join(BeautifulSoup(text, "html.parser").body.text.split())


def question_of(text, label):
    """Return what is to be read about one question."""
    section = BeautifulSoup(text, "html.parser").find(id=label)
    return " ".join(section.text.split())


def of(student):
    (found,) = [one for one in made_class() if one.student == student]
    return found


def test_every_page_stands_alone_and_is_whole(page):
    for one in made_class():
        assert_whole(page(one), one.student)


def assert_whole(text, student):
    """Fail unless a page needs nothing beside it, and is well formed."""
    parser = parsed(text)
    assert "script" not in parser.tags and "link" not in parser.tags
    assert all(address.startswith("#") for address in parser.addresses)
    assert "url(" not in text and "@import" not in text
    tree = BeautifulSoup(text, "html.parser")
    assert tree.html["lang"] == "en"
    policy = tree.find("meta", {"http-equiv": "Content-Security-Policy"})
    assert policy["content"].startswith("default-src 'none';")
    assert len(tree.find_all("main")) == len(tree.find_all("h1")) == 1
    assert student in tree.title.text
    assert tree.find(class_="who").text == student
    levels = [int(h.name[1]) for h in tree.find_all(re.compile("^h[1-6]$"))]
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:]))
    identifiers = [tag["id"] for tag in tree.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))


def test_the_checks_own_sentence_stands_with_state_and_points(page):
    text = page(of("Ben"))
    assert "2 of 15 points" in words(text)
    said = question_of(text, "q1")
    assert "✗ not right yet 0 of 1 point" in said
    assert "hands back a new array, and yours was thrown away" in said
    assert "✓ right 2 of 2 points" in question_of(text, "q4")
    assert "· not written 0 of 3 points" in question_of(text, "q5")
    parts = question_of(text, "q3")
    assert "without jit: 0 of 1" in parts and "under jit: 0 of 1" in parts


def test_a_page_without_mistakes_says_so_and_names_stand_as_code(page):
    full, some = page(entry("Ana", FULL)), page(of("Ben"))
    assert "Everything that was judged is right." in full
    assert "Everything that was judged" not in some
    tree = BeautifulSoup(some, "html.parser")
    assert tree.find("code", string=".at[0].set(value)").parent.name == "dd"
    assert "`" not in tree.find(id="q1").text


def test_signs_are_not_read_aloud_and_words_say_the_same(page):
    tree = BeautifulSoup(page(of("Ben")), "html.parser")
    for sign in tree.find_all(string=re.compile("[✓✗◐·○✎]")):
        assert sign.parent["aria-hidden"] == "true", sign


@pytest.mark.parametrize("label", ["q1", "q2", "q6"])
def test_every_message_comes_through_whole_and_without_inputs(page, label):
    drawn = draw_calls(question(label), SEED)
    secrets = [show(v) for call in drawn for v in call.arguments or ()]
    for one in BANK.wrong[label]:
        shown = question_of(page(entry("Ana", {label: one.ways[0]})), label)
        assert " ".join(one.says.replace("`", "").split()) in shown, one.name
        assert not [s for s in secrets if len(s) > 3 and s in shown]


def question(label):
    (found,) = [q for q in QUESTIONS if q.label == label]
    return found


def test_a_call_that_raises_does_not_quote_the_secret_inputs(page):
    teller = "def set_first(a, value):\n    raise ValueError(str(a))"
    call = draw_calls(question("q1"), SEED)[0]
    secret = str(float(call.arguments[0][0]))[:5]
    trouble = Trouble("q1", "raised", f"ValueError: [{secret} ...]")
    text = page(entry("Ana", {"q1": teller}, troubles=(trouble,)))
    assert secret not in text
    assert "Your answer to q1 raised an error" in words(text)


def test_troubles_are_named_in_words_with_the_cells_own_message(page):
    shown = words(page(of("Çelik, Öz")))
    assert "Code cell 7 did not come to an end in the time it has." in shown
    assert "Code cell 9 raised an error: NameError: name 'x'" in shown
    assert "Your answer to q5 ended the whole process." in shown
    assert "8.25" not in shown
    assert "q5 descend · not written, or its cell did not run" in shown


def test_a_damaged_file_is_named_and_its_points_count(page):
    shown = words(page(of("Dora")))
    assert "11 of 15 points" in shown
    # It may be whole: a script, or with a byte order mark.
    assert "Your file was not a notebook as Jupyter saves it" in shown
    assert "The file ends in the middle; 9 cells could be read." in shown


@pytest.mark.parametrize(
    "student, said",
    [
        ("Emil", "The fault is the grader's, not yours"),
        ("Franz", "Nothing of yours has arrived"),
    ],
)
def test_without_marks_no_points_are_named(page, student, said):
    shown = words(page(of(student)))
    assert said in shown
    assert not re.search(r"\d of \d", shown)
    assert "Question by question" not in shown


def test_a_file_of_another_kind_is_named_without_a_list_of_questions(page):
    shown = words(page(of("Gül")))
    assert "There is no notebook in the file that you handed in." in shown
    assert "This is a PNG picture, and a Jupyter notebook was wanted." in shown
    assert "0 of 15 points" in shown
    assert "Question by question" not in shown


def test_what_a_check_quotes_keeps_its_lines(page):
    source = wrong("q5", "whole path")
    tree = BeautifulSoup(page(entry("Ana", {"q5": source})), "html.parser")
    names = [term.text for term in tree.find(id="q5").find_all("dt")]
    called = tree.find(id="q5").find_all("dd")[names.index("called")].text
    assert called.splitlines()[2].startswith("x = ")
    assert names == ["called", "came", "expected", "cause", "help"]


def test_one_question_without_a_verdict_is_not_the_students_fault(page):
    one = entry("Ana", FULL)
    broken = replace(judged("q1", ""), state="not judged")
    record = replace(one.record, questions=(broken, *one.record.questions[1:]))
    text = page(replace(one, record=record))
    assert "could not be judged, and that is not your fault" in words(text)
    assert "11 points" not in words(text)
    assert "could not be judged" in question_of(text, "q1")


@pytest.mark.parametrize("end", ["_", "_/", ""])
@pytest.mark.parametrize("kind", ["file", "onlinetext"])
def test_moodle_finds_the_folder_of_every_student(tmp_path, kind, end):
    (page := tmp_path / "bo.html").write_text("x")
    origin = f"all.zip/Bo_71_assignsubmission_{kind}{end}"
    with ZipFile(write_zip({page: origin}, tmp_path / "f.zip")) as zipped:
        assert zipped.namelist() == [
            f"Bo_71_assignsubmission_file{end}bo.html"
        ]


def test_a_persons_mark_stands_with_its_comment_and_the_checks_points(page):
    text = page(of("<script>alert(1)</script>"))
    shown = question_of(text, "q5")
    assert "marked by a person 2.5 of 3 points" in shown
    assert "One slip & no more <3" in shown
    assert "The check gave 0 of 3; the person's mark counts." in shown
    assert "Well seen." in question_of(text, "q7")
    assert "3 of 4 points" in question_of(text, "q7")
    assert "yet to read" not in words(text)


def test_what_waits_for_a_person_is_said(page):
    text = page(of("Ana Núñez"))
    assert "A person has yet to read your answer to q7." in words(text)
    assert "no points yet" in question_of(text, "q7")
    assert "yet to read" not in words(page(of("Ben")))


def test_whatever_a_student_wrote_is_text(page):
    evil = "</style></pre><script>alert(1)</script><img src=x onerror=y>"
    record = Record(
        "recovered",
        evil,
        (Trouble("cell 1", "raised", evil), Trouble(evil, evil, evil)),
        (
            QuestionRecord(
                "q1",
                (evil,),
                "wrong",
                0,
                1,
                ((evil, 0, 1), (evil, 0, 1)),
                evil,
                ((evil, evil), ("cause", evil)),
                evil,
            ),
            QuestionRecord(
                "q2", ("b",), "wrong", 0, 1, fields=(("came", evil),)
            ),
        ),
        (evil,),
    )
    mark = {"q7": HandMark(1, evil)}
    one = replace(entry(evil, SOME), record=record, hand_marks=mark)
    text = page(one)
    tags = set(parsed(text).tags)
    assert not tags & {"script", "img"}
    assert text.count("<style>") == text.count("</style>") == 1
    assert "alert(1)" in words(text)


def test_names_of_files_are_safe_and_no_two_students_share_one():
    names = {name: file_name(name) for name in NAMES}
    assert names["ana"] != names["Ana"] == file_name("Ana\n")
    distinct = {name.strip() for name in NAMES} - {""}
    assert len({names.get(n) or file_name(n) for n in distinct}) == len(
        distinct
    )
    for name in names.values():
        assert re.fullmatch(r"[a-z0-9-]{1,80}\.html", name)
        assert not name.startswith("-")


def test_a_page_is_the_same_on_every_run(page):
    assert page(of("Ben")) == page(of("Ben"))
