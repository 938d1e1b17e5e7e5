"""What people were asked to say before a review that has been held since is nobody's to do any more."""

from django.db import migrations

DONE = """
    UPDATE worklist_item item SET done_at = now()
      FROM casework_contribution asked
      JOIN casework_review review ON review.holder_id = asked.holder_id AND review.id = asked.review_id
     WHERE item.holder_id = asked.holder_id AND item.kind = 'contribution' AND item.source_id = asked.id
       AND item.done_at IS NULL AND asked.received_on IS NULL AND review.held_on IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0013_asked_by_link_held"),
        ("worklist", "0004_about_families_only"),
    ]
    operations = [migrations.RunSQL(DONE, migrations.RunSQL.noop)]
