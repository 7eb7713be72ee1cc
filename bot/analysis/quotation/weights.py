"""The weights of the features, fitted by ``train.py`` beside this file; not to be edited by hand."""

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "bias": -4.908,
    "says": 2.504,
    "says_near": 1.131,
    "says_next": 0.143,
    "that": 0.290,
    "speaker": 1.251,
    "likened": 1.076,
    "called_by_someone": 3.564,
    "called_by_all": -2.418,
    "attributed": 1.579,
    "name_next": -1.192,
    "name_near": -0.597,
    "leads_on": 1.337,
    "verb_next": 0.560,
    "comma": -0.728,
    "pointed_at": -0.308,
    "foreign": -2.651,
    "titled": -3.214,
    "capital_alone": -0.201,
    "capital_first": -0.718,
    "one_word": -1.037,
    "three_words": 0.616,
    "five_words": 0.687,
    "clause": 1.135,
    "stops": 0.745,
    "digits": -0.228,
    "repeated": -0.721,
    "spoken_too": 1.016,
}
