"""Make `digits.csv.gz` from the copy that scikit-learn ships.

The images are a part, by 13 writers, of E. Alpaydin and C. Kaynak, *Optical
Recognition of Handwritten Digits*, UCI Machine Learning Repository, 1998,
https://doi.org/10.24432/C50P49, licence CC BY 4.0.  Nothing is changed but
the spelling: 64 grey values from 0 to 16, row after row from the top left,
and the digit, on each line.  The order of the rows is kept, because
neighbouring rows are by one hand.

scikit-learn is needed to make the file, not to read it:

    python -m pip install scikit-learn
    python -m tools.make_digits [FILE]
"""

import gzip
import sys
from pathlib import Path

from tools import ROOT

DIGITS_FILE = ROOT / "helpers" / "data" / "digits.csv.gz"


def make_table(images, labels):
    """Return the text of the table: a header, and a line for each image.

    Arguments:
        images: grey values from 0 to 16, shape (rows, 64).
        labels: the digits, shape (rows,).

    >>> make_table([[0] * 63 + [16]], [7]).splitlines()[1][-6:]
    '0,16,7'
    """
    names = [f"p{row}{column}" for row in range(8) for column in range(8)]
    lines = [",".join([*names, "digit"])]
    for image, label in zip(images, labels):
        lines.append(",".join(str(int(value)) for value in [*image, label]))
    return "\n".join(lines) + "\n"


def main(arguments):
    """Write the table to the file named on the command line, or in place."""
    from sklearn.datasets import load_digits  # needed here only

    path = Path(arguments[0]) if arguments else DIGITS_FILE
    text = make_table(*load_digits(return_X_y=True))
    # Without the time of day, the same rows give the same bytes.
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1:])
