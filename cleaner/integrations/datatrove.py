"""datatrove: steps of a pipeline that clean its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from cleaner.integrations.columns import COLUMNS, TEXT, checked, named
from cleaner.integrations.record import CleanedRecord, clean_page, clean_text, cleaner_of
from cleaner.settings import DEFAULTS, Settings


class CleanTexts(PipelineStep):
    """Cleans the text of every document and adds the other columns to its metadata; no document is dropped.

    A text that cannot be cleaned becomes an empty one with the status `failed`; `url` in the metadata gives the site.
    `columns` are those of `cleaner.integrations.columns`. Raises WrongUsage.
    """

    name = "cleaner"
    type = "CLEAN"

    def __init__(self, settings: Settings = DEFAULTS, columns: Sequence[str] = COLUMNS) -> None:
        super().__init__()
        cleaner_of(settings)
        self.settings = settings
        self.columns = checked(columns)

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Yield the documents, clean, in their order."""
        for document in data:
            with self.track_time():
                record = self._record(document)
                self._enter(record, document)
            self.stat_update(record.status)
            self.update_doc_stats(document)
            yield document

    def _record(self, document: Document) -> CleanedRecord:
        return clean_text(cleaner_of(self.settings), document.text, document.metadata.get("url"))

    def _enter(self, record: CleanedRecord, document: Document) -> None:
        document.text = record.cleaned.text if record.cleaned else ""
        columns = [column for column in self.columns if column != TEXT]
        names = named(columns, document.metadata, TEXT)
        document.metadata.update(zip(names.values(), record.cells(columns), strict=True))


class CleanPages(CleanTexts):
    """Cleans documents whose text is an HTML page, as `WarcReader` gives them: what is no article goes."""

    name = "cleaner for pages"

    def _record(self, document: Document) -> CleanedRecord:
        return clean_page(cleaner_of(self.settings), document.text, document.metadata.get("url"))
