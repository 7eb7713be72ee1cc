"""The weights of the features, fitted by ``tools/quotation/train.py``; not to be edited by hand."""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "bias": -5.138,
    "says": 2.526,
    "says_near": 1.233,
    "says_next": 0.210,
    "speaker": 1.604,
    "called_by_someone": 2.853,
    "called_by_all": -0.633,
    "attributed": 1.879,
    "name_next": -1.260,
    "name_near": -0.684,
    "leads_on": 1.404,
    "verb_next": 0.421,
    "comma": -0.484,
    "listed": 0.141,
    "pointed_at": -0.437,
    "foreign": -2.653,
    "titled": -3.349,
    "capital_alone": -0.369,
    "capital_first": -0.653,
    "one_word": -0.918,
    "three_words": 0.571,
    "five_words": 0.729,
    "clause": 1.121,
    "stops": 0.694,
    "digits": -0.244,
    "repeated": -0.674,
    "spoken_too": 1.087,
}
