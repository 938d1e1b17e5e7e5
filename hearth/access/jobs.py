"""What somebody was sending when their session ended is forgotten after a day."""

from procrastinate.contrib.django import app

from hearth.access.sessions.kept import forget_old


@app.periodic(cron="27 * * * *")
@app.task(queue="access", name="access.forget_writing", pass_context=False)
def forget_writing(timestamp: int) -> None:
    forget_old()
