"""Ray Data: JSON lines to a folder of Parquet files, on all nodes. `ray_data.py IN.jsonl OUT`."""

import sys

import ray

from cleaner.integrations.ray import clean_dataset

source, out = sys.argv[1:]
ray.init(include_dashboard=False)  # `ray.init("auto")` where there is a cluster
articles = ray.data.read_json(source).repartition(2)  # on real data: some blocks for each processor
clean = clean_dataset(articles, text="text", url="url")
clean.filter(lambda row: row["status"] == "ok").write_parquet(out)
