from django.urls import path

from hearth.casework.around.views import give_on, member_leaves, person_leaves, team_around
from hearth.casework.fidelity.views import fidelity
from hearth.casework.moves.views import move, step_down, step_up
from hearth.casework.outside.views import give, take_back
from hearth.casework.plan.views import area_left, chase_action, plan, plan_sign, plan_version
from hearth.casework.reopening.views import assess, look_again
from hearth.casework.reviewing.views import ask_before_review, contribution
from hearth.casework.views.caseload import caseload
from hearth.casework.views.closing import close, follow_up
from hearth.casework.views.courses import book_place, course, course_plan, courses, leave, session
from hearth.casework.views.episode import episode
from hearth.casework.views.observing import observations
from hearth.casework.views.opening import open_for_family, open_from_referral
from hearth.casework.views.people import hand_over, people
from hearth.casework.views.planning import action_done, agree, goal, goal_progress
from hearth.casework.views.programmes import programme, programmes
from hearth.casework.views.reviewing import review
from hearth.casework.views.team import supervise_worker, supervision, team
from hearth.casework.views.visiting import risk, visit, visit_not_done, visit_plan
from hearth.casework.views.week import go_out, not_back, week

app_name = "casework"
urlpatterns = [
    path("", caseload, name="caseload"),
    path("open/<uuid:referral_id>/", open_from_referral, name="open"),
    path("family/<uuid:family_id>/open/", open_for_family, name="open_for_family"),
    path("courses/", courses, name="courses"),
    path("courses/new/", course_plan, name="course_plan"),
    path("courses/<uuid:course_id>/", course, name="course"),
    path("courses/bookings/<uuid:booking_id>/leave/", leave, name="leave_course"),
    path("courses/sessions/<uuid:session_id>/", session, name="session"),
    path("<uuid:episode_id>/course/", book_place, name="book_place"),
    path("team/", team, name="team"),
    path("team/visits/", fidelity, name="fidelity"),
    path("team/<uuid:worker_id>/supervision/", supervise_worker, name="supervise"),
    path("supervisions/<uuid:supervision_id>/", supervision, name="supervision"),
    path("week/", week, name="week"),
    path("visits/<uuid:visit_id>/out/", go_out, name="go_out"),
    path("out/<uuid:check_in_id>/", not_back, name="not_back"),
    path("programmes/", programmes, name="programmes"),
    path("programmes/<slug:programme_id>/", programme, name="programme"),
    path("<uuid:episode_id>/", episode, name="episode"),
    path("<uuid:episode_id>/plan/", plan, name="plan"),
    path("<uuid:episode_id>/plan/<slug:area>/", area_left, name="leave_area"),
    path("plans/<uuid:plan_id>/", plan_version, name="plan_version"),
    path("plans/<uuid:plan_id>/sign/", plan_sign, name="plan_sign"),
    path("actions/<uuid:action_id>/ask/", chase_action, name="chase"),
    path("<uuid:episode_id>/goals/new/", goal, name="goal"),
    path("goals/<uuid:goal_id>/", goal_progress, name="goal_progress"),
    path("<uuid:episode_id>/actions/new/", agree, name="agree"),
    path("actions/<uuid:action_id>/done/", action_done, name="action_done"),
    path("<uuid:episode_id>/visits/new/", visit_plan, name="visit_plan"),
    path("visits/<uuid:visit_id>/", visit, name="visit"),
    path("visits/<uuid:visit_id>/not-done/", visit_not_done, name="visit_not_done"),
    path("risks/<uuid:risk_id>/", risk, name="risk"),
    path("risks/<uuid:risk_id>/assess/", assess, name="assess_again"),
    path("risks/look/<uuid:look_id>/", look_again, name="look_again"),
    path("<uuid:episode_id>/review/", review, name="review"),
    path("<uuid:episode_id>/review/ask/", ask_before_review, name="ask_contribution"),
    path("contributions/<uuid:asked_id>/", contribution, name="contribution"),
    path("contributions/<uuid:asked_id>/link/", give, name="give_link"),
    path("contributions/<uuid:asked_id>/link/back/", take_back, name="take_link_back"),
    path("<uuid:episode_id>/step-up/", step_up, name="step_up"),
    path("<uuid:episode_id>/step-down/", step_down, name="step_down"),
    path("steps/<uuid:move_id>/", move, name="move"),
    path("<uuid:episode_id>/team/", team_around, name="team_around"),
    path("team/members/<uuid:member_id>/leaves/", member_leaves, name="leave_team"),
    path("team/people/<uuid:participant_id>/leaves/", person_leaves, name="leave_work"),
    path("team/<uuid:worker_id>/give-on/", give_on, name="give_on"),
    path("<uuid:episode_id>/hand-over/", hand_over, name="hand_over"),
    path("<uuid:episode_id>/people/", people, name="people"),
    path("<uuid:episode_id>/observations/<slug:stage>/", observations, name="observations"),
    path("<uuid:episode_id>/close/", close, name="close"),
    path("follow-ups/<uuid:follow_up_id>/", follow_up, name="follow_up"),
]
