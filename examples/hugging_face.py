"""Hugging Face datasets: JSON lines to JSON lines of clean texts. `hugging_face.py IN.jsonl OUT.jsonl`."""

import sys

from datasets import Dataset

from cleaner import Settings
from cleaner.integrations.datasets import clean_dataset

source, out = sys.argv[1:]
articles = Dataset.from_json(source)
clean = clean_dataset(articles, settings=Settings(keep=("photo-credit",)), num_proc=2)
clean.filter(lambda row: row["status"] == "ok").to_json(out, force_ascii=False)
