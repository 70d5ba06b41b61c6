"""Say whose each of the files found is, by the folders around it.

A folder is a class (its children are students) or one student's.  Zip
archives count as folders.
"""

from itertools import groupby

from grading.collect import gradescope
from grading.collect.names import Owner, is_archive, owner_of, plain_name

# Lists of the class that lie among what it handed in.
TABLES = (".csv", ".xls", ".xlsx", ".ods")
# What systems and people put beside the folders of students.
STRAY = (".txt", ".md", ".yml", ".yaml", ".html", ".json", ".log")
NOTEBOOK = ".ipynb"


def owners_of(roots, exercise="", knows=lambda name: False):
    """Return pairs of an `Owner`, None for nobody's, and a `Found`.

    Arguments:
        roots: for each path given, the name of the folder around it and the
            list of `Found`, sorted by their parts.
        exercise: the stem of the exercise.
        knows: says of a name whether the roster has it.
    """
    pairs, twins = [], same_in_all(roots)
    for around, found in roots:
        if twins:
            owner = Owner(around if is_file(found) else found[0].parts[0])
            pairs += [(owner, item) for item in found]
        elif is_file(found) and found[0].trouble and len(roots) == 1:
            pairs.append((None, found[0]))  # a whole class, as it seems
        elif is_file(found):
            pairs += share(found, 0, around, exercise, knows)
        elif table := gradescope.list_in(found):
            listed, rest = gradescope.share(found, table)
            depth = len(table.parts) - 1
            around = table.parts[depth - 1]
            pairs += [*listed, *share(rest, depth, around, exercise, knows)]
        elif belongs_to_one(found, knows, exercise):
            owner = owner_of(found[0].parts[0], exercise)
            pairs += [(owner, item) for item in found]
        else:
            name = found[0].parts[0]
            pairs += share(found, 1, name, exercise, knows)
    return pairs


def is_file(found):
    """Say whether a path led to one file and not to a folder."""
    return len(found) == 1 and len(found[0].parts) == 1


def same_in_all(roots):
    """Say whether each of several paths leads to one file, named alike.

    Then the folders must be the students: `python -m grading */hw.ipynb`.
    """
    names = {found[0].parts[-1] for _, found in roots if found}
    single = all(len(f) == 1 and len(f[0].parts) <= 2 for _, f in roots)
    return len(roots) > 1 and single and len(names) == 1


def belongs_to_one(found, knows, exercise):
    """Say whether a path that was given is the folder of one student."""
    name = found[0].parts[0]
    if owner_of(name, exercise, canvas=is_archive(name)).number:
        return True
    known = knows(plain_name(name, exercise))
    return known and not is_class(found, 1, knows, exercise)


def share(found, depth, around, exercise, knows):
    """Yield pairs of owner and file for the children of a class's folder.

    Arguments:
        found: what is in the folder, sorted by its parts.
        depth: the place of the children's names in the parts.
        around: the name of the folder, for files that name nobody.
    """
    here = [item for item in found if len(item.parts) <= depth]
    yield from ((None, item) for item in here)  # the class's folder itself
    below = [item for item in found if len(item.parts) > depth]
    groups = groupby(below, lambda item: item.parts[depth])
    groups = [(name, list(group)) for name, group in groups]
    folders = [group for _, group in groups if with_notebook(group, depth)]
    for name, group in groups:
        folder = any(len(item.parts) > depth + 1 for item in group)
        alone = len(groups) == 1 and same_words(name, around)
        owner = owner_of(name, exercise, not folder or is_archive(name))
        inner = group, depth + 1, knows, exercise, len(groups) == 1
        nested = folder and not owner.number
        if nested and (alone or not owner.name or is_class(*inner)):
            yield from share(group, depth + 1, name, exercise, knows)
            continue
        if not folder and not owner.number and name.lower().endswith(TABLES):
            yield None, group[0]._replace(trouble="a table, not a submission")
            continue
        stray = not owner.number and not knows(owner.name)
        if stray and len(folders) > 1 and name.lower().endswith(STRAY):
            why = "not a submission: it lies beside the students' folders"
            yield None, group[0]._replace(trouble=why)
            continue
        if not owner.name and not owner.number:
            owner = Owner(plain_name(around) or around)
        yield from ((owner, item) for item in group)


def with_notebook(group, depth):
    """Say whether what is below a name is a folder that holds a notebook."""
    return any(
        len(item.parts) > depth + 1 and NOTEBOOK in item.parts[-1].lower()
        for item in group
    )


def same_words(name, around):
    """Say whether a folder is named as the archive that it came in."""
    return is_archive(around) and plain_name(around) == plain_name(name)


def is_class(found, depth, knows, exercise, alone=False):
    """Say whether the children of a folder are students.

    Arguments:
        found: what is in the folder.
        depth: the place of the children's names in the parts.
        alone: whether there is nothing beside the folder.
    """
    children = [item.parts[depth] for item in found if len(item.parts) > depth]
    deep = {i.parts[depth] for i in found if len(i.parts) > depth + 1}
    owners = {
        child: owner_of(
            child, exercise, child not in deep or is_archive(child)
        )
        for child in children
    }
    numbers = {o.number for o in owners.values() if o.number}
    if len(numbers) > 1 or (alone and numbers):
        return True
    names = {o.name for o in owners.values() if o.name}
    above = plain_name(found[0].parts[depth - 1], exercise)
    if knows(above):
        return False
    if len(deep) == len(owners) == 1 and not names:  # a class in a wrapping
        return is_class(found, depth + 1, knows, exercise, alone)
    if sum(map(knows, names)) > 1:
        return True
    named = {child for child in deep if owners[child].name}
    beside = all(c in deep or c.lower().endswith(STRAY) for c in owners)
    by_child = groupby(found, lambda item: item.parts[depth : depth + 1])
    full = [with_notebook(list(group), depth) for _, group in by_child]
    several = len(deep) == len(owners) or sum(full) == len(deep)
    return alone and len(named) > 1 and beside and several
