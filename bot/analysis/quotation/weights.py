"""The weights of the features, fitted by ``tools/quotation/train.py``; not to be edited by hand."""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "bias": -4.857,
    "says": 2.487,
    "says_near": 1.108,
    "says_next": 0.208,
    "that": 0.285,
    "speaker": 1.274,
    "likened": 1.083,
    "called_by_someone": 3.553,
    "called_by_all": -2.419,
    "attributed": 1.743,
    "name_next": -1.226,
    "name_near": -0.626,
    "leads_on": 1.286,
    "verb_next": 0.524,
    "comma": -0.421,
    "pointed_at": -0.376,
    "foreign": -2.677,
    "titled": -3.255,
    "capital_alone": -0.190,
    "capital_first": -0.602,
    "one_word": -1.049,
    "three_words": 0.582,
    "five_words": 0.735,
    "clause": 1.154,
    "stops": 0.709,
    "digits": -0.233,
    "repeated": -0.721,
    "spoken_too": 1.022,
}
