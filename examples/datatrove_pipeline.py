"""datatrove: a folder of JSON lines to a folder of clean ones. `datatrove_pipeline.py IN OUT`."""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.integrations.datatrove import CleanTexts

source, out = sys.argv[1:]
LocalPipelineExecutor(
    pipeline=[
        JsonlReader(source, glob_pattern="*.jsonl"),
        CleanTexts(),
        LambdaFilter(lambda document: document.metadata["status"] == "ok"),
        JsonlWriter(out, compression=None),
    ],
    logging_dir=f"{out}/logs",
).run()
