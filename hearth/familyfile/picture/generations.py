"""Which row everybody stands in: children below their parents, partners beside each other."""

from collections import defaultdict
from collections.abc import Mapping

from hearth.familyfile.picture.scene import Key, Scene

Rows = Mapping[Key, int]


def rows_of(scene: Scene) -> dict[Key, int]:
    """A row for each figure, 0 at the top. Records that go in a circle still get rows: an edge is left out."""
    group = _groups(scene)
    below = _below(scene, group)
    depth = _depths({group[each.key] for each in scene.figures}, below)
    _lower_the_rootless(depth, below)
    top = min(depth.values(), default=0)
    return {each.key: depth[group[each.key]] - top for each in scene.figures}


def _groups(scene: Scene) -> dict[Key, Key]:
    """Those who stand in one row: partners, parents of one child, siblings on record. Each named by its first.

    Two are not joined where one descends from the other: a row cannot be below itself.
    """
    first: dict[Key, Key] = {each.key: each.key for each in scene.figures}
    together = [(pair.one, pair.other) for pair in scene.pairs]
    together += [(each.parents[0], other) for each in scene.descents for other in each.parents[1:]]
    together += [(link.one, link.other) for link in scene.links if link.level]
    for one, other in together:
        if first[one] == first[other]:
            continue
        joined = {key: first[one] if name == first[other] else name for key, name in first.items()}
        if not _circular(_below(scene, joined)):
            first = joined
    return first


def _below(scene: Scene, group: Mapping[Key, Key]) -> dict[Key, set[Key]]:
    below: dict[Key, set[Key]] = defaultdict(set)
    for each in scene.descents:
        for parent in each.parents:
            if group[parent] != group[each.child]:
                below[group[parent]].add(group[each.child])
    return below


def _circular(below: Mapping[Key, set[Key]]) -> bool:
    done: set[Key] = set()
    on_the_way: set[Key] = set()

    def meets_itself(key: Key) -> bool:
        if key in on_the_way:
            return True
        if key in done:
            return False
        on_the_way.add(key)
        found = any(meets_itself(each) for each in below.get(key, ()))
        on_the_way.discard(key)
        done.add(key)
        return found

    return any(meets_itself(key) for key in list(below))


def _depths(groups: set[Key], below: Mapping[Key, set[Key]]) -> dict[Key, int]:
    """The longest way down to each. As many rounds as there are groups, so that a circle ends too."""
    depth = dict.fromkeys(groups, 0)
    for _ in range(len(groups)):
        changed = False
        for parent, children in below.items():
            for child in children:
                if depth[child] <= depth[parent] < len(groups):
                    depth[child] = depth[parent] + 1
                    changed = True
        if not changed:
            break
    return depth


def _lower_the_rootless(depth: dict[Key, int], below: Mapping[Key, set[Key]]) -> None:
    """A parent of whom no parent is known stands just above the nearest child, not at the top of the page."""
    with_parents = {child for children in below.values() for child in children}
    for parent, children in below.items():
        if parent not in with_parents and children:
            depth[parent] = max(depth[parent], min(depth[child] for child in children) - 1)
