"""Many items through one function in several processes: results in their order, no death costs more than a document."""

from cleaner.workers.inside import collecting_rarely
from cleaner.workers.item import At, Engine
from cleaner.workers.ordered import ordered

__all__ = ["At", "Engine", "collecting_rarely", "ordered"]
