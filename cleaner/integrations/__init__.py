"""The cleaner as a step of other pipelines: Arrow tables, Ray Data, Hugging Face datasets, Spark, datatrove."""
