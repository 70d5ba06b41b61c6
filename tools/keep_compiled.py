"""Let JAX keep all that it compiles, for the next run; tests use it.

Nothing is imported here that an environment of `make test-versions` lacks.
"""


def keep_compiled(folder):
    """Return the environment variables that make JAX keep it in `folder`.

    >>> keep_compiled("here")["JAX_COMPILATION_CACHE_DIR"]
    'here'
    """
    return {
        "JAX_COMPILATION_CACHE_DIR": str(folder),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
    }
