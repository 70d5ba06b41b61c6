"""Grade submitted notebooks: `python -m grading SUBMISSIONS --exercise STEM`.

| folder | what is in it |
|---|---|
| `collect/` | which files were handed in, and whose they are |
| `read/` | the cells of a submitted file, whatever has happened to it |
| `sandbox/` | student code, run where it can do no harm |
| `run/` | the gradebook, and who grades what when |
| `results/` | marks, feedback pages, the class report |

`exercise.py` is all that is known of an exercise.
`grade.py` judges one submission: student code runs in the sandbox and hands
back plain data; the judge, outside of it, draws the inputs from a secret seed
and judges with the declarations of `checks`.  `command.py` is one run
of all this.  Nothing in helpers or in a lesson imports this package.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
