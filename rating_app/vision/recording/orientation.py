"""Which way up a picture is meant to be seen: a phone that was turned says so in a display matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.vision.face import Image


@dataclass(frozen=True)
class Orientation:
    """One of the eight ways in which a picture can lie. Rows and columns are exchanged first, then each is reversed."""

    transposed: bool = False
    rows_reversed: bool = False
    columns_reversed: bool = False

    @classmethod
    def of_matrix(cls, matrix: npt.ArrayLike) -> Orientation:
        """From a display matrix (9,), row by row: a picture's x and y become (a x + c y, b x + d y) with
        `a b u c d v x y w` (ISO/IEC 14496-12, 6.2.2). Other angles than quarter turns become the nearest.
        """
        a, b, _, c, d, *_ = np.asarray(matrix, dtype=float)
        if abs(a) + abs(d) >= abs(b) + abs(c):
            return cls(rows_reversed=bool(d < 0), columns_reversed=bool(a < 0))
        return cls(transposed=True, rows_reversed=bool(b < 0), columns_reversed=bool(c < 0))

    def turned(self, image: Image) -> Image:
        """The picture as it is meant to be seen, uint8 (height, width, 3), in one piece."""
        if self == UPRIGHT:
            return image
        turned = image.transpose(1, 0, 2) if self.transposed else image
        turned = turned[:: -1 if self.rows_reversed else 1, :: -1 if self.columns_reversed else 1]
        return np.ascontiguousarray(turned)


UPRIGHT = Orientation()
