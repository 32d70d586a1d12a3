"""From a query of modelsearch to what an engine must match and by what it ranks; the same plan
for every engine, so that all of them answer alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from search import abbreviations
from search.query import Query, Unit, parse
from search.statistics import counted
from search.tokens import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modelsearch.query import SearchQuery

# Terms of a question are taken from the rarest up, until so many entries hold one of them.
ENOUGH_ENTRIES = 4000
FEWEST_TERMS = 4
# Of so many words, what holds them all is ranked whole.
FEW_WORDS = 2
MOST_TERMS = 20
# A term that stands in a larger part of the index says nothing.
COMMON = 0.3


@dataclass(frozen=True)
class Token:
    """One token, or all that begin with it."""

    text: str
    is_beginning: bool = False


@dataclass(frozen=True)
class Every:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Some:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class But:
    """The one without the other."""

    wanted: Node
    unwanted: Node


Node = Token | Every | Some | But


@dataclass(frozen=True)
class Plan:
    """`match`: None finds nothing. `scores`: tokens that raise the rank. `accents`: those of
    titles. `is_relaxed`: not every word was asked for. `is_widened`: what holds some of the words
    follows what holds all."""

    match: Node | None
    scores: tuple[str, ...] = ()
    accents: tuple[str, ...] = ()
    is_relaxed: bool = False
    is_widened: bool = False


def plan_of(query: SearchQuery, *, relaxed: bool = False) -> Plan:
    """The plan of a search."""
    parsed = _parsed(query)
    node = _node(query, relaxed=relaxed)
    scores = tuple(dict.fromkeys(token for part in parsed for token in part.pairs))
    if len(parsed) == 1 and len(parsed[0].words) == 1:
        scores = (*parsed[0].words, *scores)
    accents = tuple(dict.fromkeys(token for part in parsed for token in part.accents))
    is_relaxed = relaxed or any(part.is_question for part in parsed)
    return Plan(node, scores[:MOST_TERMS], accents, is_relaxed)


def best_first(plan: Plan, query: SearchQuery) -> tuple[Node, ...]:
    """What stands before everything else that matches, so that not all of it need be ranked: what
    holds the words in this order; then what holds one of the rarest pairs. Nothing where few words
    were asked for, or not all of them."""
    parsed = _parsed(query)
    if plan.match is None or plan.is_relaxed or plan.is_widened or len(parsed) != 1:
        return ()
    (found,) = parsed
    phrase = _phrase(found.words)
    if phrase is None or len(found.words) <= FEW_WORDS:
        return ()
    counts, _entries = counted(found.pairs)
    rarest = _rarest(found.pairs, counts, fewest=1)
    return (phrase, Every((plan.match, rarest))) if rarest else (phrase,)


def together(plan: Plan, query: SearchQuery) -> Node:
    """Of what matches, what holds the words side by side, in whichever of their wordings."""
    nodes: list[Node | None] = [plan.match]
    for part in _parsed(query):
        wordings = [(unit.words, *unit.others) for unit in part.units]
        nodes += [_some(filter(None, map(_phrase, same))) for same in wordings]
        nodes += [
            _some(
                Token(pair)
                for one in left
                for other in right
                for pair in pairs((one[-1], other[0]))
            )
            for left, right in pairwise(wordings)
        ]
    return Every(tuple(dict.fromkeys(node for node in nodes if node)))


def widened(plan: Plan, query: SearchQuery, *, is_relaxed: bool) -> Plan:
    """The plan with what holds only some of the words added."""
    parts = [node for node in (plan.match, plan_of(query, relaxed=True).match) if node]
    return replace(plan, match=_some(parts), is_relaxed=is_relaxed, is_widened=True)


def scattered(query: SearchQuery) -> Plan:
    """The plan where no two of the words stand side by side anywhere: some of the rarest. What was
    asked for as a phrase isn't taken apart."""
    if _asks_for_phrase(query):
        return Plan(None, is_relaxed=True)
    words = tuple(dict.fromkeys(word for part in _parsed(query) for word in part.words))
    counts, entries = counted(words)
    telling = [word for word in words if counts.get(word, 1) <= COMMON * entries]
    match = _rarest(telling or words, counts, FEWEST_TERMS)
    return Plan(match, scores=words[:MOST_TERMS], is_relaxed=True)


def beginning_plan(query: SearchQuery) -> Plan:
    """The plan of a search while typing: the last word may be unfinished."""
    found = parse(_text(query), abbreviations.in_use())
    if not found:
        return Plan(None)
    *whole, last = found.words
    return Plan(Every((*map(Token, whole), Token(last, is_beginning=True))))


def _parsed(query: SearchQuery) -> list[Query]:
    if isinstance(query, (PlainText, Phrase, Fuzzy)):
        return [parse(query.query_string, abbreviations.in_use())]
    if isinstance(query, (And, Or)):
        parts = islice(query.subqueries, MOST_TERMS)
        return [part for subquery in parts for part in _parsed(subquery)]
    return _parsed(query.subquery) if isinstance(query, Boost) else []


def _asks_for_phrase(query: SearchQuery) -> bool:
    if isinstance(query, (And, Or)):
        return any(map(_asks_for_phrase, query.subqueries))
    return isinstance(query, Phrase)


def _text(query: SearchQuery) -> str:
    if isinstance(query, (And, Or)):
        return " ".join(map(_text, islice(query.subqueries, MOST_TERMS)))
    return getattr(query, "query_string", "")


def _node(query: SearchQuery, *, relaxed: bool) -> Node | None:
    """What must match. MatchAll inside a combination and Not alone ask for nothing."""
    match query:
        case PlainText() | Fuzzy():
            return _plain(query, relaxed=relaxed)
        case Phrase():
            return _phrase(parse(query.query_string, abbreviations.in_use()).words)
        case Boost():
            return _node(query.subquery, relaxed=relaxed)
        case Or():
            return _some(_nodes(query.subqueries, relaxed=relaxed))
        case And():
            return _conjunction(query, relaxed=relaxed)
    return None


def _plain(query: PlainText | Fuzzy, *, relaxed: bool) -> Node | None:
    found = parse(query.query_string, abbreviations.in_use())
    if found and (relaxed or found.is_question or query.operator == "or"):
        return _relaxed(found)
    return _every(_unit(unit) for unit in found.units)


def _nodes(queries: Iterable[SearchQuery], *, relaxed: bool) -> list[Node]:
    nodes = [_node(query, relaxed=relaxed) for query in islice(queries, MOST_TERMS)]
    return [node for node in nodes if node is not None]


def _conjunction(query: And, *, relaxed: bool) -> Node | None:
    wanted = [part for part in query.subqueries if not isinstance(part, (Not, MatchAll))]
    unwanted = [part.subquery for part in query.subqueries if isinstance(part, Not)]
    match = _every(_nodes(wanted, relaxed=relaxed))
    without = _some(_nodes(unwanted, relaxed=False))
    return But(match, without) if match and without else match


def _unit(unit: Unit) -> Node:
    written = Every(tuple(Token(word) for word in unit.words))
    others = [_phrase(other) for other in unit.others]
    return Some((written, *(node for node in others if node))) if unit.others else written


def _phrase(words: tuple[str, ...]) -> Node | None:
    """Words next to each other: all of their pairs. No engine needs positions for it."""
    return _every(map(Token, [*pairs(words)] if len(words) > 1 else words))


def _relaxed(found: Query) -> Node | None:
    """Some of the rarest pairs (words, where there are no pairs that anything holds)."""
    counts, entries = counted([*found.pairs, *found.words])
    terms = [term for term in found.pairs if counts.get(term, 1) <= COMMON * entries]
    return _rarest(terms or found.pairs or found.words, counts, FEWEST_TERMS)


def _rarest(terms: Iterable[str], counts: dict[str, int], fewest: int) -> Node | None:
    """One of the rarest terms, of so many that enough entries hold one."""
    chosen: list[str] = []
    reached = 0
    for term in sorted(terms, key=lambda term: counts.get(term, 1)):
        if len(chosen) >= fewest and reached + counts.get(term, 1) > ENOUGH_ENTRIES:
            break
        chosen.append(term)
        reached += counts.get(term, 1)
    return _some(map(Token, chosen[:MOST_TERMS]))


def _every(nodes: Iterable[Node]) -> Node | None:
    parts = tuple(dict.fromkeys(nodes))
    return parts[0] if len(parts) == 1 else Every(parts) if parts else None


def _some(nodes: Iterable[Node]) -> Node | None:
    parts = tuple(dict.fromkeys(nodes))
    return parts[0] if len(parts) == 1 else Some(parts) if parts else None
