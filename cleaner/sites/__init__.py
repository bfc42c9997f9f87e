"""What the documents of a folder tell together: which lines a site prints again, which documents are near-copies."""

from cleaner.sites.known import Known
from cleaner.sites.learned import load, named_site, save
from cleaner.sites.sample import Sample, sample_of, samples_of
from cleaner.sites.store import FEWEST_OF_A_SITE, Store
from cleaner.sites.surveyed import Copies, Surveyed, forget

__all__ = [
    "FEWEST_OF_A_SITE",
    "Copies",
    "Known",
    "Sample",
    "Store",
    "Surveyed",
    "forget",
    "load",
    "named_site",
    "sample_of",
    "samples_of",
    "save",
]
