"""The weights of the features, fitted by ``tools/quotation/train.py``; not to be edited by hand."""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "bias": -5.168,
    "says": 2.491,
    "says_near": 1.245,
    "says_next": 0.274,
    "that": 0.349,
    "speaker": 1.610,
    "called_by_someone": 2.862,
    "called_by_all": -0.607,
    "attributed": 1.888,
    "name_next": -1.207,
    "name_near": -0.668,
    "leads_on": 1.386,
    "verb_next": 0.455,
    "comma": -0.467,
    "listed": 0.115,
    "pointed_at": -0.446,
    "foreign": -2.676,
    "titled": -3.321,
    "capital_alone": -0.326,
    "capital_first": -0.638,
    "one_word": -0.875,
    "three_words": 0.555,
    "five_words": 0.756,
    "clause": 1.107,
    "stops": 0.671,
    "digits": -0.248,
    "repeated": -0.693,
    "spoken_too": 1.066,
}
