from django.db import models

from hearth.assessments.models.assessment import Assessment
from hearth.assessments.rules.completeness import FourAnswers, Heard
from hearth.assessments.rules.stages import IMPACTS
from hearth.scope.models import HeldKey, HeldModel


class Analysis(HeldModel):
    """The four questions of every neglect assessment: type, scale, impact, and the reason behind it."""

    assessment = HeldKey(Assessment, related_name="analyses")
    kind_of_neglect = models.JSONField(default=list)  # needs' ids
    no_neglect_found = models.BooleanField(default=False)
    scale = models.TextField(blank=True)
    impact_physical = models.TextField(blank=True)
    impact_emotional = models.TextField(blank=True)
    present_or_potential = models.TextField(choices=IMPACTS, blank=True)
    reason = models.TextField(blank=True)  # causes
    symptoms = models.TextField(blank=True)
    by_name = models.TextField()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "assessments_analysis"
        verbose_name_plural = "analyses"
        constraints = [
            models.UniqueConstraint(fields=["assessment"], name="one_analysis_an_assessment"),
            models.CheckConstraint(
                condition=models.Q(no_neglect_found=False) | models.Q(kind_of_neglect=[]),
                name="a_kind_of_neglect_or_none_found",
            ),
        ]

    @property
    def answers(self) -> FourAnswers:
        return FourAnswers(
            kind_of_neglect=tuple(self.kind_of_neglect),
            no_neglect_found=self.no_neglect_found,
            scale=self.scale,
            impact_physical=self.impact_physical,
            impact_emotional=self.impact_emotional,
            present_or_potential=self.present_or_potential,
            reason=self.reason,
            symptoms=self.symptoms,
        )


class ChildsVoice(HeldModel):
    """What the child says or shows, word for word, and shown unchanged wherever it is used."""

    assessment = HeldKey(Assessment, related_name="voices")
    child = HeldKey("families.Person", related_name="voices")
    words = models.TextField(blank=True)
    seen_alone = models.BooleanField(null=True)
    how = models.TextField(blank=True)
    by_name = models.TextField()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "assessments_childs_voice"
        constraints = [models.UniqueConstraint(fields=["assessment", "child"], name="one_voice_a_child")]

    @property
    def heard(self) -> Heard:
        return Heard(self.words, self.seen_alone, self.how)
