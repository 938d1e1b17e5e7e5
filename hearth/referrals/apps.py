from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "hearth.referrals"
    label = "referrals"

    def ready(self) -> None:
        from hearth.chronology.stages import tells
        from hearth.referrals import entries, jobs, receivers  # noqa: F401  a worker must know the one; the other listens
        from hearth.referrals.handovers import entries as handed
        from hearth.referrals.handovers import jobs as handing  # noqa: F401  so must it this

        tells(self.label, entries.rebuild)
        tells("handovers", handed.rebuild)
