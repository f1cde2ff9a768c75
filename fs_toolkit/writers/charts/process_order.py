"""The order of the steps of a process: how far each stands from a start, loops back left aside."""

from __future__ import annotations

from fs_toolkit.document.charts import ProcessChart


def starts_of(data: ProcessChart) -> list[str]:
    """Steps that follow no other, or are said to be a start."""
    return [step.id for step in data.steps if step.kind == "start" or not step.after]


def refuse_bad_order(data: ProcessChart) -> None:
    """Raises ValueError where no start leads to a step: a circle that nothing enters."""
    if not starts_of(data):
        raise ValueError(
            f'chart "{data.title}" has no start: every step follows another, round and round'
        )
    reached = set(starts_of(data))
    before = -1
    while len(reached) != before:
        before = len(reached)
        reached |= {
            step.id for step in data.steps if any(other in reached for other, _ in step.after)
        }
    for step in data.steps:
        if step.id not in reached:
            raise ValueError(f'chart "{data.title}": no start leads to "{step.name}"')


def loops_of(data: ProcessChart) -> set[tuple[str, str]]:
    """Arrows that lead back to a step on the way from a start to where they begin.

    Steps are walked through in their order in the data, so that the arrow which is drawn as
    going back is the one that a reader takes for it.
    """
    following: dict[str, list[str]] = {step.id: [] for step in data.steps}
    for step in data.steps:
        for before, _ in step.after:
            following[before].append(step.id)
    loops: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in starts_of(data):
        if start in done:
            continue
        # Depth first without recursion: a process may be as long as it likes.
        way = [start]
        waiting = [iter(following[start])]
        while way:
            after = next(waiting[-1], None)
            if after is None:
                done.add(way.pop())
                waiting.pop()
            elif after in way:
                loops.add((way[-1], after))
            elif after not in done:
                way.append(after)
                waiting.append(iter(following[after]))
    return loops


def columns_of(data: ProcessChart) -> dict[str, int]:
    """How far each step is from a start, by the longest way that does not turn back.

    >>> from fs_toolkit.document.charts import ProcessStep
    >>> steps = ProcessStep("a", 0, "A"), ProcessStep("b", 0, "B", after=(("a", ""),))
    >>> columns_of(ProcessChart("", ("Desk",), steps))
    {'a': 0, 'b': 1}
    """
    loops = loops_of(data)
    columns = {step.id: 0 for step in data.steps}
    for _ in data.steps:
        changed = False
        for step in data.steps:
            for before, _words in step.after:
                if (before, step.id) not in loops and columns[step.id] <= columns[before]:
                    columns[step.id] = columns[before] + 1
                    changed = True
        if not changed:
            break
    return columns
