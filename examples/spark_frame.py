"""Spark: JSON lines to a folder of Parquet files. `spark_frame.py IN.jsonl OUT`, where there is Java."""

import sys

from pyspark.sql import SparkSession

from cleaner.integrations.spark import clean_frame

source, out = sys.argv[1:]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.read.json(source).repartition(2)
clean_frame(articles, text="text", url="url").where("status = 'ok'").write.parquet(out)
spark.stop()
