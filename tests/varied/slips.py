"""Small slips in the lines of an answer, one at a time."""

import ast
import copy

SWAPS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
}


def slips(text):
    """Return the programs that differ from `text` by one slip.

    >>> slips("def f(a):\\n    return a - 1")[0]
    'def f(a):\\n    return a + 1'
    """
    tree = ast.parse(text)
    made = []
    for place, node in enumerate(ast.walk(tree)):
        for change in changes_of(node):
            other = copy.deepcopy(tree)
            target = list(ast.walk(other))[place]
            change(target)
            try:
                made.append(ast.unparse(ast.fix_missing_locations(other)))
                compile(made[-1], "<slip>", "exec")
            except (SyntaxError, ValueError):
                made.pop()
    return [other for other in made if other != ast.unparse(tree)]


def changes_of(node):
    """Return functions that each make one slip in a node like this one."""
    found = []
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPS:
        found.append(lambda n: setattr(n, "op", SWAPS[type(n.op)]()))
        found.append(turn_round)
        found.append(lambda n: become(n, n.left))
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        found.append(lambda n: n.ops.__setitem__(0, SWAPS[type(n.ops[0])]()))
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        found.append(lambda n: setattr(n, "value", n.value + 1))
        found.append(lambda n: setattr(n, "value", n.value - 1))
    if isinstance(node, ast.Call):
        if node.args and not isinstance(node.args[0], ast.Starred):
            found.append(lambda n: become(n, n.args[0]))
        if len(node.args) > 1:
            found.append(lambda n: n.args.reverse())
        if node.keywords:
            found.append(lambda n: n.keywords.pop())
    if isinstance(node, ast.FunctionDef | ast.For):
        for number in range(len(node.body) - 1):
            found.append(lambda n, number=number: n.body.pop(number))
    if isinstance(node, ast.For):
        found.append(lambda n: n.body.append(ast.Break()))
    if isinstance(node, ast.FunctionDef):
        found.append(return_in_the_loop)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        found.append(lambda n: n.elts.reverse())
    if isinstance(node, ast.UnaryOp):
        found.append(lambda n: become(n, n.operand))
    return found


def turn_round(node):
    node.left, node.right = node.right, node.left


def become(node, other):
    """Make a node a copy of another, in place."""
    fields = vars(copy.deepcopy(other))
    node.__class__ = type(other)
    node.__dict__.clear()
    node.__dict__.update(fields)


def return_in_the_loop(node):
    """Move a last `return` into the loop above it, or leave all as it is."""
    if len(node.body) > 1 and isinstance(node.body[-2], ast.For):
        node.body[-2].body.append(node.body.pop())
