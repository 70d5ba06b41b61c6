"""The likely cause of an exception that no question knows by itself."""

# Searched for in "TypeError: the message"; the first that fits is said.
ERRORS = (
    (
        r"^TimeoutError: no answer after",
        "The function does not come to an end: is there a loop that nothing "
        "stops?",
    ),
    (
        r"^ChangedArgument: ",
        "Your function writes into the list or dictionary that it was given, "
        "and whoever calls it has lost the old one: make a new one.",
    ),
    (
        r"^NotImplementedError: the stub's",
        "Your own lines ran, and the `raise NotImplementedError` below them "
        "is still there: delete that line.",
    ),
    (
        r"^TypeError: (Unexpected input type for array: <class 'float'>|"
        r"Cannot interpret '-?\d.*' as a data type)|dtype.*got -?\d",
        "A number stands where the dtype belongs: name the ends of the range, "
        "`minval=-3, maxval=3`.",
    ),
    (
        r"^Crash: ",
        "Python itself ended in this call: what does the function do besides "
        "computing?",
    ),
    (
        r"^(Type|Attribute)Error: .*'NoneType'",
        "Something is None: a function in it returned nothing.",
    ),
    (
        r"JAX arrays are immutable|does not support item assignment",
        "JAX arrays cannot be written into: use `a = a.at[place].set(value)`.",
    ),
    (
        r"TracerBoolConversionError",
        "An `if` asks for the value of a tracer, which has none: use "
        "`jnp.where`.",
    ),
    (
        r"UnexpectedTracerError",
        "A value of a compiled function was kept outside of it, where it is "
        "a tracer without a number: return it instead.",
    ),
    (
        r"does not accept dtypes? .*key<",
        "A random key is no number to calculate with: `split` it.",
    ),
    (
        r"must be a dict with the keys|must be a vector of shape"
        r"|must have shape",
        "The network checks what it is given: the message names the argument "
        "that does not fit. Does it stand in its place?",
    ),
    (
        r"TracerArrayConversionError",
        "NumPy asks a tracer for its numbers, and it has none: under `jit`, "
        "`grad` and `vmap` write `jnp` in place of `np`.",
    ),
    (
        r"ConcretizationTypeError|NonConcreteBooleanIndex|TracerInteger",
        "Under `jit` no Python number and no shape may depend on the numbers "
        "of an array: keep to `jnp`, with results of a fixed shape.",
    ),
    (
        r"truth value of an array|converted to Python scalar"
        r"|converted to a scalar",
        "Python wants one number, or one True or False, and an array holds "
        "many: compute with `jnp`, which does all entries at once.",
    ),
    (
        r"requires ndarray or scalar arguments, got <class '(list|tuple)'>",
        "A list stands where an array is wanted: `jnp.array` makes one.",
    ),
    (
        r"values to unpack",
        "On the left of a `=`, or behind a `for`, stand more names or fewer "
        "than values came: print what comes.",
    ),
    (
        r"object is not iterable|iteration over a 0-d array",
        "One thing came where several are wanted; to count turns, write "
        "`range(number)`.",
    ),
    (
        r"interpreted as an integer|indices must be integers"
        r"|integer or slice|slice indices|Indexer must have integer",
        "A place is given by a whole number: `/` makes a float of two "
        "whole numbers, `//` does not; a dict takes its keys.",
    ),
    (
        r"object is not callable",
        "Round brackets stand behind something that is no function.",
    ),
    (
        r"is not subscriptable",
        "Square brackets stand behind something that has no entries.",
    ),
    (
        r"^TypeError: (unsupported|bad) operand",
        "A sign such as + or * stands between two things that it does not "
        "fit: print the type of both.",
    ),
    (
        r"^AttributeError: .*has no attribute",
        "The value in front of the point is another one than you think: "
        "print its type. Do the arguments stand in the question's order?",
    ),
    (
        r"contracting dim|matmul: Input operand|size 1 is different",
        "A matrix product got shapes that do not fit: print them. Does the "
        "matrix lie the wrong way round, or is the vector another one?",
    ),
    (
        r"[Ii]ncompatible shapes|could not be broadcast",
        "Two arrays were combined whose shapes do not fit: print both.",
    ),
    (
        r"only defined for scalar-output",
        "`grad` needs a function that returns one number, shape ().",
    ),
    (
        r"requires real- or complex-valued inputs",
        "`grad` cannot move a whole number by a little: use floats.",
    ),
    (
        r"[Ee]xpected a callable value",
        "`grad`, `vmap` and `jit` take a function, not what it returned: "
        "leave its brackets and arguments away.",
    ),
    (
        r"inconsistent sizes",
        "What `vmap` walks along is not equally long: are the arguments in "
        "order, and which entry of `in_axes` should be None?",
    ),
    (
        r"accepts a single key, but was given a key array",
        "`split` returns several keys: unpack them into two names.",
    ),
    (
        r"PRNG key|must be a random key",
        "A random key is wanted here: hand on the key, or a subkey of it.",
    ),
    (
        r"^NameError: name",
        "Python knows no such name: is it misspelt, or defined in a cell "
        "that you have not run?",
    ),
    (
        r"^UnboundLocalError",
        "The name is used before the function has given it a value.",
    ),
    (
        r"required positional argument|positional arguments? but",
        "The number of arguments is wrong for the function that the message "
        "names: look at its `def` line, or at the question.",
    ),
    (r"^KeyError", "The dictionary has no such entry: print its keys."),
    (r"^IndexError", "An index lies beyond the end: count from 0."),
    (r"^RecursionError", "The function calls itself without an end."),
)
