from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "hearth.referrals"
    label = "referrals"

    def ready(self) -> None:
        from hearth.chronology.stages import tells
        from hearth.referrals import entries, jobs, receivers  # noqa: F401  a worker must know the one; the other listens

        tells(self.label, entries.rebuild)
