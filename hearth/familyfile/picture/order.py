"""In which order a row stands, from left to right, and how far apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hearth.familyfile.picture.scene import BIRTH, CIRCLE, Figure, Key, Scene

ROUNDS = 12


def ordered(scene: Scene, row_of: Mapping[Key, int]) -> list[list[Key]]:
    """Each row's figures: children under their parents, eldest first; partners side by side."""
    figures = {each.key: each for each in scene.figures}
    rows: list[list[Key]] = []
    place: dict[Key, float] = {}
    for number in range(max(row_of.values(), default=-1) + 1):
        here = [key for key in figures if row_of[key] == number]
        rows.append(_row(here, figures, scene, place))
        place |= {key: float(at) for at, key in enumerate(rows[-1])}
    return rows


def _row(here: Sequence[Key], figures: Mapping[Key, Figure], scene: Scene, place: Mapping[Key, float]) -> list[Key]:
    """Brothers and sisters in turn, and to each whoever is their partner and has no place of their own yet."""
    partners, parents, leans = _partners(here, scene), _parents(scene), _leaning(here, scene)

    def above(key: Key) -> float:
        places = [place[parent] for parent in parents[key] if parent in place]
        return sum(places) / len(places) if places else float("inf")

    def side(key: Key) -> int:
        """Towards a partner who has parents of their own in the row above."""
        others = [above(each) for each in partners[key] if parents[each]]
        return 0 if not others else 1 if min(others) > above(key) else -1

    def wanted(key: Key) -> tuple[float, int, str, str]:
        return (above(key), side(key), figures[key].born or "9999", str(key))

    found: list[Key] = []
    rootless = {key for key in here if not parents[key]}
    for key in sorted(here, key=wanted):
        if key not in found and key not in leans:
            found += _cluster(key, partners, figures, rootless, set(found))
    for key, other in leans.items():
        found.insert(found.index(other) + 1 if other in found else len(found), key)
    return found


def _parents(scene: Scene) -> Mapping[Key, set[Key]]:
    """Those by birth, where any is known: whoever has taken a child in does not pull them from the others."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for each in sorted(scene.descents, key=lambda each: each.tie != BIRTH):
        if each.tie == BIRTH or not found[each.child]:
            found[each.child] |= set(each.parents)
    return found


def _leaning(here: Sequence[Key], scene: Scene) -> Mapping[Key, Key]:
    """Who has nothing in the picture but a link to somebody of this row, and stands next to them."""
    tied = {key for pair in scene.pairs for key in (pair.one, pair.other)}
    tied |= {key for each in scene.descents for key in (*each.parents, each.child)}
    return {
        one: other
        for link in scene.links
        for one, other in ((link.one, link.other), (link.other, link.one))
        if one in here and other in here and one not in tied and other in tied
    }


def _partners(here: Sequence[Key], scene: Scene) -> Mapping[Key, list[Key]]:
    found: dict[Key, list[Key]] = defaultdict(list)
    for pair in scene.pairs:
        if pair.one in here and pair.other in here:
            found[pair.one].append(pair.other)
            found[pair.other].append(pair.one)
    return found


def _cluster(
    key: Key, partners: Mapping[Key, list[Key]], figures: Mapping[Key, Figure], rootless: set[Key], placed: set[Key]
) -> list[Key]:
    """Somebody, with partners on both sides where there are two; of two alone, the man stands to the left."""
    placed.add(key)

    def outwards(each: Key) -> list[Key]:
        """A partner, and beyond them their own other partners."""
        placed.add(each)
        return [each, *(further for next_one in free(each) for further in outwards(next_one))]

    def free(each: Key) -> list[Key]:
        return [other for other in partners[each] if other in rootless and other not in placed]

    right: list[Key] = []
    left: list[Key] = []
    alone_with_a_man = figures[key].shape == CIRCLE and len(free(key)) == 1
    for number, each in enumerate(free(key)):
        if each in placed:
            continue
        (left if alone_with_a_man or number % 2 else right).extend(outwards(each))
    return [*reversed(left), key, *right]


def spread(rows: Sequence[Sequence[Key]], scene: Scene, gap: float) -> dict[Key, float]:
    """Where each stands across: children under the middle of their parents, parents over the middle of their children,
    and nobody nearer to a neighbour than `gap`."""
    x = {key: at * gap for row in rows for at, key in enumerate(row)}
    for _ in range(ROUNDS):
        for row in rows[1:]:
            _settle(row, _under(row, scene, x), x, gap)
        for row in reversed(rows[:-1]):
            _settle(row, _over(row, scene, x), x, gap)
    left = min(x.values(), default=0.0)
    return {key: round(at - left, 2) for key, at in x.items()}


def _under(row: Sequence[Key], scene: Scene, x: Mapping[Key, float]) -> dict[Key, float]:
    """A family of children is moved as one, so that its middle is under its parents' middle."""
    wanted: dict[Key, list[float]] = defaultdict(list)
    for parents, children in _families(scene).items():
        here = [child for child in children if child in row]
        if here:
            middle = sum(x[parent] for parent in parents) / len(parents)
            shift = middle - (min(x[child] for child in here) + max(x[child] for child in here)) / 2
            for child in here:
                wanted[child].append(x[child] + shift)
    return {key: sum(wanted[key]) / len(wanted[key]) if wanted[key] else x[key] for key in row}


def _over(row: Sequence[Key], scene: Scene, x: Mapping[Key, float]) -> dict[Key, float]:
    wanted: dict[Key, list[float]] = defaultdict(list)
    for parents, children in _families(scene).items():
        here = [parent for parent in parents if parent in row]
        if here:
            middle = (min(x[child] for child in children) + max(x[child] for child in children)) / 2
            shift = middle - sum(x[parent] for parent in parents) / len(parents)
            for parent in here:
                wanted[parent].append(x[parent] + shift)
    return {key: sum(wanted[key]) / len(wanted[key]) if wanted[key] else x[key] for key in row}


def _families(scene: Scene) -> dict[tuple[Key, ...], list[Key]]:
    found: dict[tuple[Key, ...], list[Key]] = defaultdict(list)
    for each in scene.descents:
        found[tuple(sorted(each.parents, key=str))].append(each.child)
    return found


def _settle(row: Sequence[Key], wanted: Mapping[Key, float], x: dict[Key, float], gap: float) -> None:
    """As near to what is wanted as order and gap allow: least squares, by pooling neighbours who would overlap."""
    pools: list[tuple[float, int]] = []  # mean of wanted places less the gaps before them, and how many
    for at, key in enumerate(row):
        pools.append((wanted[key] - at * gap, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (second, many), (first, few) = pools.pop(), pools.pop()
            pools.append(((first * few + second * many) / (few + many), few + many))
    level = [mean for mean, many in pools for _ in range(many)]
    for at, key in enumerate(row):
        x[key] = level[at] + at * gap


def nearest_apart(row: Sequence[Key], x: Mapping[Key, float]) -> float:
    """The smallest distance between neighbours, for tests."""
    return min((x[right] - x[left] for left, right in pairwise(row)), default=float("inf"))
