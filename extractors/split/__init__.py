"""Cut a document into acts. Each module is one regime; `split` asks them in the order of what proves a cut best.

What proves a cut is evidence inside the document: a number of constant shape, an actes identifier that changes, a run of
ordinals that grows by one; capitals or bold alone are a hint, confirmed by a decision in the text that follows.
"""

from extractors.split.cut import Cut, Decoupe, Piece
from extractors.split.decide import split

__all__ = ["Cut", "Decoupe", "Piece", "split"]
