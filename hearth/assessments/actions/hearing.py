from hearth.assessments.actions.changing import as_it_was_seen, name_of, open_for_change
from hearth.assessments.models import Assessment, ChildsVoice
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.completeness import Heard
from hearth.audit.actors import Actor
from hearth.families.models import Person
from hearth.scope.actions import action, record


@action
def hear_child(*, assessment: Assessment, child: Person, heard: Heard, version: int, by: Actor) -> ChildsVoice:
    """Keep what the child said or showed, word for word. `version` is the one on the page, 0 at first."""
    assessment = open_for_change(assessment)
    if not assessment.subjects.filter(child=child).exists():
        raise NotPossible("This child is not part of this assessment.")
    voice = ChildsVoice.objects.filter(holder_id=assessment.holder_id, assessment=assessment, child=child).first()
    voice = as_it_was_seen(voice or ChildsVoice(assessment=assessment, child=child, version=0), version)
    voice.words, voice.seen_alone, voice.how = heard.words, heard.seen_alone, heard.how
    voice.by_name = name_of(by)
    voice.save()
    record(by=by, verb="heard", subject=voice, fields=["words", "seen_alone", "how"])
    return voice
