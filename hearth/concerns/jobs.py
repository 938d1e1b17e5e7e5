"""What the front door does by the clock."""

from procrastinate.contrib.django import app

from hearth.concerns.floods.marks import forget_old_keys


@app.periodic(cron="31 * * * *")
@app.task(queue="concerns", name="concerns.forget_keys", pass_context=False)
def forget_keys(timestamp: int) -> None:
    """Yesterday's marks stop meaning anything."""
    forget_old_keys()
