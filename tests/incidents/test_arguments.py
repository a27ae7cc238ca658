"""Who does and who undergoes, on trees drawn by hand: each line is word, part of speech, relation, head (from 1, 0 for the root)."""

from dateline.incidents import arguments, grammar
from dateline.language.analysis import Analysis, Token
from dateline.types import Span


def tree(*rows: str) -> tuple[Analysis, str, list[str]]:
    """A parse and its text."""
    table = [row.split() for row in rows]
    text = " ".join(word for word, *_ in table)
    tokens, at = [], 0
    for i, (word, pos, relation, head) in enumerate(table):
        tokens.append(Token(Span(at, at + len(word)), pos, int(head) - 1 if int(head) else i, relation, 0, 0.0))
        at += len(word) + 1
    return Analysis(tuple(tokens), (), ()), text, [word for word, *_ in table]


def slots(trigger: str, *rows: str) -> dict[str, str]:
    read, text, words = tree(*rows)
    return {words[i]: slot for i, slot in arguments.around(read, words.index(trigger), text).items()}


def test_raids_that_were_carried_out_by_police_have_the_police_as_their_agent() -> None:
    """A light verb hands the agent of its passive to the deed that it carries."""
    rows = ("raids NOUN nsubj:pass 3", "were AUX aux:pass 3", "carried VERB root 0", "out ADP compound:prt 3", "by ADP case 6",
            "police NOUN obl:agent 3", "and CCONJ cc 8", "soldiers NOUN conj 6")  # fmt: skip
    assert slots("raids", *rows)["police"] == "agent"
    read, text, words = tree(*rows)
    found = arguments.slot(read, arguments.around(read, 0, text), words.index("soldiers"))
    assert found == ("agent", 0), "what is joined shares the slot"


def test_the_subject_of_a_passive_undergoes_the_deed() -> None:
    """ "Tres hombres fueron detenidos por la policía"."""
    found = slots("detenidos", "hombres NOUN nsubj:pass 3", "fueron AUX aux:pass 3", "detenidos VERB root 0", "por ADP case 5", "policía NOUN obl 3")  # fmt: skip
    assert found == {"hombres": "patient", "policía": "agent"}


def test_a_deed_told_by_a_noun_has_its_victim_after_of_and_its_doer_after_by() -> None:
    """ "The killing of farmers by herders"."""
    found = slots("killing", "killing NOUN root 0", "of ADP case 3", "farmers NOUN nmod 1", "by ADP case 5", "herders NOUN nmod 1")  # fmt: skip
    assert found == {"farmers": "of", "herders": "agent"}


def test_who_comes_under_fire_undergoes_it() -> None:
    """ "A patrol came under fire from rebels": a verb of suffering turns its subject round."""
    found = slots("fire", "patrol NOUN nsubj 2", "came VERB root 0", "under ADP case 4", "fire NOUN obl 2", "from ADP case 6", "rebels NOUN obl 2")  # fmt: skip
    assert (found["patrol"], found["rebels"]) == ("patient", "agent")


def test_the_target_of_an_attack_undergoes_it() -> None:
    """ "The convoy was the target of an attack by gunmen"."""
    found = slots("attack", "convoy NOUN nsubj 3", "was AUX cop 3", "target NOUN root 0", "of ADP case 5", "attack NOUN nmod 3", "by ADP case 7", "gunmen NOUN nmod 5")  # fmt: skip
    assert (found["convoy"], found["gunmen"]) == ("patient", "agent")


def test_a_clause_without_a_subject_takes_that_of_the_verb_above() -> None:
    """ "Marines overran a camp, killing militants"."""
    found = slots("killing", "Marines NOUN nsubj 2", "overran VERB root 0", "camp NOUN obj 2", "killing VERB advcl 2", "militants NOUN obj 4")  # fmt: skip
    assert found == {"militants": "patient", "Marines": "agent"}


def test_a_relative_clause_gives_its_noun_the_slot_of_its_pronoun() -> None:
    """ "The tanker which was seized by Iran"."""
    found = slots("seized", "tanker NOUN root 0", "which PRON nsubj:pass 4", "was AUX aux:pass 4", "seized VERB acl:relcl 1", "by ADP case 6", "Iran PROPN obl:agent 4")  # fmt: skip
    assert (found["tanker"], found["Iran"]) == ("patient", "agent")


def test_those_who_die_do_not_do_it() -> None:
    """A verb that happens to its subject has a victim for it."""
    assert slots("died", "miners NOUN nsubj 2", "died VERB root 0") == {"miners": "patient"}


def test_a_word_outside_every_slot_has_none() -> None:
    """Where the tree doesn't tie a word to the trigger nothing is said of it."""
    read, text, _ = tree("mayors NOUN nsubj 2", "spoke VERB root 0")
    assert arguments.slot(read, {}, 0) == ("none", 4)
    assert arguments.slot(read, {}, None) == ("none", 4)


def test_who_stands_for_the_last_noun_where_a_verb_parts_it_from_the_one_the_tree_names() -> None:
    """ "The gang had been led by a duo, who were killed": the duo; "the mayor of the town, who spoke": the mayor."""
    read, _, words = tree(
        "gang NOUN nsubj:pass 2", "led VERB root 0", "by ADP case 4", "duo NOUN obl:agent 2", "who PRON nsubj:pass 6", "killed VERB acl:relcl 1",
    )  # fmt: skip
    assert grammar.antecedent(read, words.index("gang"), words.index("who")) == words.index("duo")
    read, _, words = tree(
        "mayor NOUN nsubj 6", "of ADP case 3", "town NOUN nmod 1", "who PRON nsubj 5", "spoke VERB acl:relcl 1", "left VERB root 0",
    )  # fmt: skip
    assert grammar.antecedent(read, words.index("mayor"), words.index("who")) == words.index("mayor")
