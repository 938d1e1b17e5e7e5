"""Every address of Hearth, one row each: which methods it knows, and who may open it, by the names of the cast.

tess and dev are Northmoor's triage worker and duty manager; kemi and sol the key worker and supervisor of the team that
helps; other, a key worker of another team; ravi, another council's triage; hana and hugo, the charity's key worker and
supervisor; pia, a teacher, and pat, of the same team, who refers nobody; eve, an evaluator; ada and gus, the
administrators of Northmoor and of pia's school; mara, Northmoor's service manager; abe, its auditor; sue, its support;
kit, the keeper of its directory; pru, a provider of services; lea, its practice lead.

An argument of an address is the field of that name in `tests.world.Records`, unless the row says another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hearth.directory.openreferral.terms import KINDS as kinds_taxonomy
from hearth.directory.openreferral.terms import terms

EVERYBODY = "tess dev kemi other sol mara ravi hana hugo pia pat eve ada gus abe sue kit pru lea"
PUBLIC = f"{EVERYBODY} nobody"  # nobody has not signed in
READ, WRITE, READ_AND_WRITE = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")
PERSONA, NO_DRAFT = UUID(int=7), UUID(int=8)


@dataclass(frozen=True)
class Whose:
    """Who may open a record: of the council's register, of a restricted family there, and the same at the charity."""

    council: str
    council_restricted: str
    charity: str | None = None  # None: the charity keeps no such record
    charity_restricted: str | None = None


@dataclass(frozen=True)
class Row:
    route: str
    methods: tuple[str, ...]
    who: Whose | str  # of a page that is about no record: simply who may
    args: Mapping[str, object]


def row(route: str, methods: tuple[str, ...], who: Whose | str, **args: object) -> Row:
    return Row(route, methods, who, args)


FAMILY = Whose("tess dev kemi sol mara", "dev sol mara", "hana hugo", "hugo")  # triage, and the team that helps
TEAM = Whose("kemi sol mara", "sol mara", "hana hugo", "hugo")  # the team that helps, alone
FEW = Whose("dev sol mara", "dev sol mara", "hugo", "hugo")  # those who may see restricted records
SHARED = Whose("pia pat", "", "pia pat", "")  # the team it is shared with; a restricted record is open to no partner
COURSE = Whose("kemi sol mara", "kemi sol mara", "hana hugo", "hana hugo")  # a team's; who of it is listed, not
CONCERN = Whose("tess dev", "dev")
ADVICE = Whose("tess dev", "tess dev")  # about no family, so never a restricted one
HOLDING = Whose("tess dev kemi", "dev")  # and whoever was asked to hold the child
LOGGED = Whose("tess", "dev")  # whoever wrote it down
ASKED_OWN = Whose("tess dev kemi sol mara", "dev sol mara")  # who asked, and who was asked
ASKED_CHARITY = Whose("tess dev mara hana hugo", "dev mara hugo")
CAMPAIGN = Whose("dev ada", "dev ada")  # nobody's family: whoever runs the council's campaigns
OFFERED = Whose("pru", "pru")  # no family's: what a provider wrote for the council's directory
KEPT = Whose("kit", "kit")  # no family's: what waits for the directory's keeper
AT_TRIAGE, AT_WORK = "tess dev ravi", "kemi other sol mara hana hugo"
WITH_CASES = f"{AT_TRIAGE} {AT_WORK}"

TO_READ = (
    "young_start young_me young_neglect young_who_will_know young_grown_ups young_lost friend_start "
    "parent_start parent_help_there_is parent_asking"
).split()


def voice(name: str, *steps: str) -> list[Row]:
    """The pages of a child, of a friend, of a parent: one machine under addresses of their own."""
    asked = ("danger", "where", "council", *(["now-council"] if name != "parent" else []), *steps, "check", "sent")
    return [
        *(row(f"concerns:{name}_{page}", READ_AND_WRITE, PUBLIC) for page in asked),
        *(row(f"concerns:{name}_{page}", READ, PUBLIC) for page in ("call_999", "today", "ring")),
        row(f"concerns:{name}_contact", READ, PUBLIC, body_id="northmoor"),
        row(f"concerns:{name}_keep", WRITE, PUBLIC, step="danger"),
    ]


CONCERNS = [
    row("concerns:start", READ, PUBLIC),
    row("concerns:exit", READ_AND_WRITE, PUBLIC),
    row("concerns:safety", READ, PUBLIC),
    row("concerns:easy_read", READ, PUBLIC),
    row("concerns:easy_read_sheet", READ, PUBLIC, sheet_id="tell-us"),
    row("concerns:privacy", READ, PUBLIC),
    row("concerns:accessibility", READ, PUBLIC),
    row("concerns:sources", READ, PUBLIC),
    row("concerns:thresholds", READ, PUBLIC),
    row("concerns:before", READ, PUBLIC),
    row("concerns:danger", READ_AND_WRITE, PUBLIC),
    row("concerns:call_999", READ, PUBLIC),
    row("concerns:today", READ, PUBLIC),
    row("concerns:where", READ_AND_WRITE, PUBLIC),
    row("concerns:council", READ_AND_WRITE, PUBLIC),
    row("concerns:contact", READ, PUBLIC, body_id="northmoor"),
    row("concerns:ring", READ, PUBLIC),
    row("concerns:now", READ_AND_WRITE, PUBLIC),
    row("concerns:now-council", READ_AND_WRITE, PUBLIC),
    row("concerns:child", READ_AND_WRITE, PUBLIC, number=1),
    row("concerns:seen", READ_AND_WRITE, PUBLIC),
    row("concerns:you", READ_AND_WRITE, PUBLIC),
    row("concerns:reach", READ_AND_WRITE, PUBLIC),
    row("concerns:check", READ_AND_WRITE, PUBLIC),
    row("concerns:sent", READ_AND_WRITE, PUBLIC),
    row("concerns:keep", WRITE, PUBLIC, step="danger"),
    row("concerns:campaign", READ, PUBLIC, name="spring-schools"),
    row("concerns:campaign_on", WRITE, PUBLIC, name="spring-schools"),
    row("concerns:campaigns", READ, "dev ada"),
    row("concerns:begin_campaign", READ_AND_WRITE, "dev ada"),
    row("concerns:campaign_counts", READ, CAMPAIGN),
    row("concerns:change_campaign", READ_AND_WRITE, CAMPAIGN),
    row("concerns:stop_campaign", WRITE, CAMPAIGN),
    row("concerns:poster", READ, CAMPAIGN, language="en", size="a5"),
    row("concerns:signs", READ, PUBLIC),
    row("concerns:what_happens", READ, PUBLIC),
    *(row(f"concerns:{name}", READ, PUBLIC) for name in TO_READ),
    row("concerns:young_grown_up", READ, PUBLIC, adult="teacher"),
    *voice("young", "happening", "you", "adult", "reach", "wish"),
    *voice("friend", "friend", "happening", "you", "reach"),
    *voice("parent", "help", "you", "reach"),
    row("concerns:parent_child", READ_AND_WRITE, PUBLIC, number=1),
    row("concerns:way_back", READ_AND_WRITE, PUBLIC),
    row("concerns:young_way_back", READ_AND_WRITE, PUBLIC),
    row("concerns:lost", READ_AND_WRITE, PUBLIC),
    row("concerns:my_report", READ_AND_WRITE, PUBLIC),
    row("concerns:developers", READ, PUBLIC),
    # Whoever refers has signed in, or opened a link; all others are shown the ways in, and nothing else.
    row("concerns:professional", READ, PUBLIC),
    row("concerns:refer_new", WRITE, PUBLIC),
    row("concerns:my_referrals", READ, PUBLIC),
    row("concerns:refer_leave", WRITE, PUBLIC),
    row("concerns:refer_link", READ_AND_WRITE, PUBLIC),
    row("concerns:refer_link_sent", READ, PUBLIC),
    row("concerns:refer_open", READ_AND_WRITE, PUBLIC, token="made-up"),
    row("concerns:refer_tasks", READ, PUBLIC, draft_id=NO_DRAFT),
    row("concerns:refer_discard", READ_AND_WRITE, PUBLIC, draft_id=NO_DRAFT),
    row("concerns:refer_check", READ_AND_WRITE, PUBLIC, draft_id=NO_DRAFT),
    row("concerns:refer_sent", READ, PUBLIC, draft_id=NO_DRAFT),
    row("concerns:refer_copy", READ, PUBLIC, draft_id=NO_DRAFT),
    row("concerns:refer_keep", WRITE, PUBLIC, draft_id=NO_DRAFT, step="seen"),
    row("concerns:refer_section", READ_AND_WRITE, PUBLIC, draft_id=NO_DRAFT, step="seen"),
    row("concerns:advice", READ, PUBLIC),
    row("concerns:advice_step", READ_AND_WRITE, PUBLIC, name="where"),
    row("concerns:advice_keep", WRITE, PUBLIC, name="ask"),
    row("concerns:advice_check", READ_AND_WRITE, PUBLIC),
    row("concerns:advice_sent", READ_AND_WRITE, PUBLIC),
    row("concerns:advice_back", READ_AND_WRITE, PUBLIC),
    row("concerns:advice_mine", READ_AND_WRITE, PUBLIC),
    row("concerns:advice_report", WRITE, PUBLIC),
    row("concerns:advice_requests", READ, AT_TRIAGE),
    row("concerns:advice_request", READ, ADVICE, request_id="advice_id"),
    row("concerns:advice_answer", WRITE, ADVICE, request_id="advice_id"),
    row("concerns:advice_call", WRITE, ADVICE, request_id="advice_id"),
    row("concerns:advice_pass_on", READ_AND_WRITE, ADVICE, request_id="advice_id"),
    row("concerns:advice_close", WRITE, ADVICE, request_id="advice_id"),
    row("concerns:own_pages", READ, "ada"),
    row("concerns:announcing", READ_AND_WRITE, "ada"),
    row("concerns:own_routes", READ, "ada"),
    row("concerns:own_route", READ_AND_WRITE, "ada", route_id="new"),
    row("concerns:checked_route", WRITE, "ada", route_id="day-line"),
    row("concerns:own_part", READ_AND_WRITE, "ada", part="wording"),
    row("concerns:own_review", READ_AND_WRITE, "ada", part="wording"),
    row("concerns:own_preview", READ, "ada", part="wording"),
    row("concerns:stale_routes", READ, Whose("ada", "ada")),
    row("concerns:log", READ_AND_WRITE, AT_TRIAGE),
    row("concerns:log_done", READ, LOGGED, concern_id="logged_id"),
]
TRIAGE = [
    row("triage:queue", READ, AT_TRIAGE),
    row("triage:held", READ, AT_TRIAGE),
    row("triage:several", WRITE, AT_TRIAGE),
    row("triage:board", READ, "dev"),
    row("triage:disagree", READ_AND_WRITE, PUBLIC, reference="HTH-2346-7892"),  # nobody's own: back to one's own
    row("triage:challenge", READ_AND_WRITE, CONCERN),
    row("triage:challenge_levels", READ_AND_WRITE, "ada"),
    row("triage:looked", WRITE, CONCERN, concern_id="decided_id"),
    row("triage:crowds", READ, AT_TRIAGE),
    row("triage:same", READ, AT_TRIAGE),
    row("triage:weights", READ_AND_WRITE, "dev"),
    row("triage:pair", READ_AND_WRITE, CONCERN),
    row("triage:joined", READ_AND_WRITE, CONCERN),
    row("triage:crowd", READ, "", mark="0123456789abcdef01234567"),  # so few that there is nothing to see
    row("triage:concern", READ, CONCERN),
    row("triage:file", READ, CONCERN),
    row("triage:take", WRITE, CONCERN),
    row("triage:write", WRITE, CONCERN),
    row("triage:family", READ_AND_WRITE, CONCERN),
    row("triage:decide", READ_AND_WRITE, CONCERN),
    row("triage:decide_anew", READ_AND_WRITE, CONCERN, concern_id="decided_id"),
    row("triage:answer", READ_AND_WRITE, CONCERN, concern_id="decided_id"),
    row("triage:proposal", READ_AND_WRITE, CONCERN, concern_id="proposed_id"),
    row("triage:step", READ_AND_WRITE, CONCERN),
    row("triage:two_people", READ_AND_WRITE, "dev"),
    row("triage:pass_on", READ_AND_WRITE, CONCERN),
    row("triage:finding", READ_AND_WRITE, Whose("dev", "dev")),
    row("triage:holding", READ, HOLDING),
    row("triage:accept_holding", WRITE, HOLDING),
    row("triage:end_holding", WRITE, HOLDING),
]
ABOUT_A_PERSON = (
    "describe_person add_name add_identifier note_need end_need tell_fact doubt_fact tell_kin record_death"
).split()
ABOUT_A_PREGNANCY = "revise_pregnancy name_other_parent record_birth end_pregnancy".split()
ABOUT_COURTS = "begin_proceedings end_proceedings make_order end_order".split()
FAMILIES = [
    row("families:add_person", READ_AND_WRITE, FAMILY),
    row("families:correct_person", READ_AND_WRITE, FAMILY),
    row("families:move_home", READ_AND_WRITE, FAMILY),
    row("families:relate", READ_AND_WRITE, FAMILY),
    row("families:expect_child", READ_AND_WRITE, FAMILY),
    row("families:begin_status", READ_AND_WRITE, FAMILY),
    row("families:end_status", READ_AND_WRITE, FAMILY),
    row("restricting:break_glass", READ_AND_WRITE, WITH_CASES),  # the same page, whatever is asked for
    row("restricting:grants", READ, "dev sol mara hugo"),
    row("restricting:grant", READ_AND_WRITE, FEW),
    row("restricting:restriction", READ_AND_WRITE, FEW),
    row("sealed:open", READ_AND_WRITE, "dev mara"),  # the same page, whoever is asked for
    row("sealed:openings", READ, "dev mara"),
    row("sealed:opening", READ_AND_WRITE, Whose("dev mara", "dev mara", "", "")),
    row("sealed:record", READ, Whose("", "", "", "")),  # whoever opened it, in their session: `familyfile` tests it
    row("restricting:lift", WRITE, Whose("", "dev sol mara", "", "hugo")),
    row("sharing:list", READ, FAMILY),
    row("sharing:share", READ_AND_WRITE, FAMILY),
    row("sharing:refuse", READ_AND_WRITE, FAMILY),
    row("sharing:agree", READ_AND_WRITE, FAMILY),
    row("sharing:withdraw", READ_AND_WRITE, FAMILY),
    row("sharing:agreement", READ_AND_WRITE, FAMILY),
    row("sharing:contribution", READ_AND_WRITE, FAMILY),
    row("shared:list", READ, f"{WITH_CASES} pia pat"),
    row("shared:family", READ, SHARED),
    row("shared:add", READ_AND_WRITE, SHARED),
    row("familyfile:looked", READ, FEW),
    row("families:withdraw_status", READ_AND_WRITE, FAMILY),
    row("families:person", READ, FAMILY),
    *(row(f"families:{name}", READ_AND_WRITE, FAMILY) for name in ABOUT_A_PERSON),
    row("families:give_responsibility", READ_AND_WRITE, FAMILY, person_id="child_id"),
    row("families:end_responsibility", READ_AND_WRITE, FAMILY, person_id="child_id"),
    row("families:end_identifier", WRITE, FAMILY),
    row("families:end_told_kin", WRITE, FAMILY),
    row("families:seal_person", READ_AND_WRITE, FEW),
    row("families:end_relationship", READ_AND_WRITE, FAMILY),
    row("families:withdraw_relationship", READ_AND_WRITE, FAMILY),
    row("families:homes", READ, FAMILY),
    row("families:join_home", READ_AND_WRITE, FAMILY),
    row("families:leave_home", READ_AND_WRITE, FAMILY),
    row("families:keep_secret", WRITE, FAMILY),
    row("families:pregnancy", READ, FAMILY),
    row("families:begin_unborn", WRITE, FAMILY),
    row("families:show_pregnancy", WRITE, FAMILY),
    *(row(f"families:{name}", READ_AND_WRITE, FAMILY) for name in ABOUT_A_PREGNANCY),
    row("families:courts", READ, FAMILY),
    *(row(f"families:{name}", READ_AND_WRITE, FAMILY) for name in ABOUT_COURTS),
    row("familyfile:search", READ_AND_WRITE, WITH_CASES),
    row("familyfile:family", READ, FAMILY),
    row("familyfile:help", READ_AND_WRITE, FAMILY),
    row("familyfile:pack", READ, FAMILY),
    row("familyfile:pack_to_print", READ, FAMILY),
    row("familyfile:picture", READ, FAMILY),
    row("familyfile:picture_for", READ, FAMILY),
]
CHRONOLOGY = [
    row("chronology:chronology", READ, FAMILY),
    row("chronology:seen", READ_AND_WRITE, FEW),
    row("chronology:copies", READ_AND_WRITE, FAMILY),
    row("chronology:copy", READ, FAMILY),
    row("chronology:copy", READ, FAMILY, copy_id="made_copy_id"),
    row("chronology:copy_entry", READ_AND_WRITE, FAMILY),
    row("chronology:copy_words", WRITE, FAMILY),
    row("chronology:make_copy", WRITE, FAMILY),
    row("chronology:copy_pdf", READ, FAMILY, copy_id="made_copy_id"),
]
ASSESSMENTS = [
    row("assessments:begin", READ_AND_WRITE, FAMILY),
    row("assessments:change", READ, FAMILY),
    row("assessments:assessment", READ, FAMILY),
    row("assessments:assessment", READ, FAMILY, assessment_id="completed_id"),
    row("assessments:four_questions", READ_AND_WRITE, FAMILY),
    row("assessments:history", READ_AND_WRITE, FAMILY),
    row("assessments:sign", READ_AND_WRITE, FEW, assessment_id="completed_id"),
    row("assessments:alarm", READ_AND_WRITE, FAMILY),
    row("assessments:asked", WRITE, FAMILY, area_id="love"),
    row("assessments:voice", READ_AND_WRITE, FAMILY),
    row("assessments:complete", READ_AND_WRITE, FAMILY),
    row("assessments:parent", READ_AND_WRITE, FAMILY, assessment_id="completed_id"),
    row("assessments:write", READ_AND_WRITE, FAMILY, assessment_id="completed_id"),
    row("assessments:grade", READ_AND_WRITE, FAMILY, area_id="love"),
]
CASEWORK = [
    row("casework:caseload", READ, AT_WORK),
    row("casework:week", READ, AT_WORK),
    row("casework:courses", READ, AT_WORK),
    row("casework:course_plan", READ_AND_WRITE, AT_WORK),
    row("casework:course", READ, COURSE),
    row("casework:session", READ_AND_WRITE, COURSE),
    row("casework:leave_course", READ_AND_WRITE, TEAM),
    row("casework:book_place", READ_AND_WRITE, TEAM),
    row("casework:team", READ, "sol hugo"),
    row("casework:supervise", READ_AND_WRITE, Whose("sol", "sol", "hugo", "hugo")),
    row("casework:supervision", READ_AND_WRITE, Whose("kemi sol", "kemi sol", "hana hugo", "hana hugo")),
    row("casework:go_out", READ_AND_WRITE, TEAM),
    row("casework:not_back", READ_AND_WRITE, TEAM),
    row("casework:programmes", READ, f"{WITH_CASES} eve"),
    row("casework:programme", READ, f"{WITH_CASES} eve", programme_id="family_partners"),
    row("casework:open", READ_AND_WRITE, Whose("kemi sol mara", "sol mara")),
    row("casework:open", READ_AND_WRITE, Whose("hana hugo", "hugo"), referral_id="asked_of_charity_id"),
    row("casework:open_for_family", READ_AND_WRITE, FAMILY),
    row("casework:episode", READ, TEAM),
    row("casework:plan", READ_AND_WRITE, TEAM),
    row("casework:leave_area", READ_AND_WRITE, TEAM, area="physical_care"),
    row("casework:plan_version", READ, TEAM),
    row("casework:plan_sign", READ_AND_WRITE, TEAM),
    row("casework:chase", READ_AND_WRITE, TEAM),
    row("casework:goal", READ_AND_WRITE, TEAM),
    row("casework:goal_progress", READ_AND_WRITE, TEAM),
    row("casework:agree", READ_AND_WRITE, TEAM),
    row("casework:action_done", WRITE, TEAM),
    row("casework:risk", READ_AND_WRITE, TEAM),
    row("casework:assess_again", WRITE, TEAM),
    row("casework:look_again", READ_AND_WRITE, TEAM),
    row("casework:visit_plan", READ_AND_WRITE, TEAM),
    row("casework:visit", READ_AND_WRITE, TEAM),
    row("casework:visit_not_done", READ_AND_WRITE, TEAM),
    row("casework:review", READ_AND_WRITE, TEAM),
    row("casework:ask_contribution", READ_AND_WRITE, TEAM),
    row("casework:contribution", READ_AND_WRITE, TEAM),
    row("casework:give_link", READ_AND_WRITE, TEAM),
    row("casework:take_link_back", WRITE, TEAM),
    row("casework:step_up", READ_AND_WRITE, TEAM),
    row("casework:step_down", READ_AND_WRITE, TEAM),
    row("casework:move", READ_AND_WRITE, TEAM),
    row("casework:team_around", READ_AND_WRITE, TEAM),
    row("casework:leave_team", READ_AND_WRITE, TEAM),
    row("casework:leave_work", READ_AND_WRITE, TEAM),
    row("casework:give_on", READ_AND_WRITE, Whose("sol", "sol", "hugo", "hugo")),
    row("casework:fidelity", READ, "sol hugo"),
    row("casework:hand_over", READ_AND_WRITE, TEAM),
    row("casework:people", READ_AND_WRITE, TEAM),
    row("casework:observations", READ_AND_WRITE, TEAM, stage="referral"),
    row("casework:close", READ_AND_WRITE, TEAM),
    row("casework:follow_up", READ_AND_WRITE, TEAM),
    row("ownview:people", READ_AND_WRITE, TEAM),
    *(row(f"ownview:{page}", READ_AND_WRITE, TEAM) for page in ("choose", "preview", "advocate", "end", "note")),
    row("ownview:paper", READ, TEAM),
    *(row(f"ownview:{change}", WRITE, TEAM) for change in ("new_code", "close")),
    row("tracks:following", READ, AT_WORK),
    row("tracks:clinic", READ, AT_WORK),
    row("tracks:cohort", READ, "sol mara hugo"),
    row("tracks:history", READ, TEAM),
    row("tracks:readiness", READ_AND_WRITE, TEAM),
    row("tracks:withdraw_readiness", READ_AND_WRITE, TEAM),
    row("costs:time", READ_AND_WRITE, TEAM),
    row("costs:costs", READ, "sol mara hugo"),
    row("costs:post", READ_AND_WRITE, "mara"),
    row("costs:budget", READ_AND_WRITE, "mara"),
    row("costs:post_ends", WRITE, Whose("mara", "mara")),
    # One person's own page: whoever has no link and no code is told the same as whoever has a wrong one.
    row("ownview:mine", READ, PUBLIC),
    row("ownview:out", READ_AND_WRITE, PUBLIC),
    row("ownview:say", READ_AND_WRITE, PUBLIC, kind="question"),
    row("ownview:door", READ_AND_WRITE, PUBLIC, link="MADEUPMADEUPXX"),
    # Somebody asked before a review, by a link: the same.
    row("asked:write", READ_AND_WRITE, PUBLIC),
    row("asked:keep", WRITE, PUBLIC),
    row("asked:out", READ_AND_WRITE, PUBLIC),
    row("asked:door", READ_AND_WRITE, PUBLIC, link="MADEUPMADEUPXX"),
]
REFERRALS = [
    row("referrals:received", READ, AT_WORK),
    row("referrals:referral", READ, ASKED_OWN),
    row("referrals:referral", READ, ASKED_CHARITY, referral_id="asked_of_charity_id"),
    row("referrals:answer", WRITE, Whose("kemi sol mara", "sol mara")),
    row("referrals:answer", WRITE, Whose("hana hugo", "hugo"), referral_id="asked_of_charity_id"),
    row("referrals:progress", WRITE, Whose("kemi sol mara", "sol mara")),
    row("referrals:progress", WRITE, Whose("hana hugo", "hugo"), referral_id="asked_of_charity_id"),
    row("referrals:inform", WRITE, CONCERN),
    row("referrals:withdraw", WRITE, CONCERN),
    row("referrals:looked", WRITE, CONCERN),
    row("referrals:made", READ, WITH_CASES),
    row("referrals:refer", READ_AND_WRITE, FAMILY),
    row("referrals:handovers", READ, WITH_CASES),
    row("referrals:hand_over", READ_AND_WRITE, FAMILY),
    row("referrals:handover", READ, ASKED_CHARITY),
    row("referrals:answer_handover", WRITE, Whose("hana hugo", "hugo")),
    row("referrals:revoke_handover", WRITE, CONCERN),
]
KEYS = [
    row("keys:list", READ, "ada gus"),
    row("keys:make", READ_AND_WRITE, "ada gus"),
    row("keys:revoke", READ_AND_WRITE, Whose("ada", "ada")),
]
REGISTER = "tess dev kemi other sol mara ravi hana hugo eve ada abe sue kit lea"  # whose agency keeps one
GOALS = {"kind": "instrument", "practice_id": "goal_rating"}
PRACTICE = [
    row("practice:library", READ, REGISTER),
    row("practice:file", READ, REGISTER, **GOALS),
    row("practice:difference", READ, REGISTER, **GOALS),
    row("practice:change", READ_AND_WRITE, "ada lea", **GOALS),
    row("practice:workbook", READ, "ada lea", **GOALS),
    row("practice:send", READ_AND_WRITE, "ada lea"),
    row("practice:proposal", READ_AND_WRITE, Whose("ada lea", "ada lea"), proposal_id="own_proposal_id"),
    row("practice:drop", WRITE, Whose("ada lea", "ada lea"), proposal_id="own_proposal_id"),
    row("practice:shipped", WRITE, "ada lea", **GOALS),
    row("training:register", READ, "dev sol mara hugo ada lea"),
    row("training:add", READ_AND_WRITE, "dev sol mara hugo ada lea"),
    row("training:end", WRITE, Whose("dev sol mara ada lea", "dev sol mara ada lea")),
]
DIRECTORY = [
    row("directory:start", READ_AND_WRITE, PUBLIC),
    row("directory:results", READ, PUBLIC),
    row("directory:service", READ, PUBLIC, service_id="listed_service"),
    row("directory:out_of_date", READ_AND_WRITE, PUBLIC, service_id="listed_service"),
    row("directory:keep", WRITE, PUBLIC, service_id="listed_service"),
    row("directory:drop", WRITE, PUBLIC, service_id="listed_service"),
    row("directory:my_list", READ_AND_WRITE, PUBLIC),
    row("directory:shared_list", READ, PUBLIC, token="list_token"),
    row("directory:evidence", READ, PUBLIC),
    row("directory:sheet", READ, PUBLIC),
    row("directory:sheet_to_print", READ, PUBLIC, code="en"),
    row("directory:for_staff", READ, f"{WITH_CASES} pia kit", service_id="listed_service"),
    row("directory:mine", READ, "pru"),
    row("directory:offer", READ_AND_WRITE, "pru"),
    row("directory:offered", READ_AND_WRITE, OFFERED, service_id="offered_id"),
    row("directory:mine_edit", READ_AND_WRITE, "pru", service_id="listed_service"),
    row("directory:mine_assure", WRITE, "pru", service_id="listed_service"),
    row("directory:keeping", READ, "kit"),
    row("directory:new", READ_AND_WRITE, "kit"),
    row("directory:own_results", READ_AND_WRITE, "kit"),
    row("directory:withdraw_result", READ_AND_WRITE, KEPT),
    row("directory:quality", READ, "kit"),
    row("directory:proposal", READ_AND_WRITE, KEPT),
    row("directory:heard", WRITE, KEPT),
    row("directory:new_feed", READ_AND_WRITE, "kit"),
    row("directory:feed", READ_AND_WRITE, KEPT),
    row("directory:edit", READ_AND_WRITE, "kit", service_id="listed_service"),
    row("directory:assure", WRITE, "kit", service_id="listed_service"),
    row("directory:owner", READ_AND_WRITE, "kit", service_id="listed_service"),
    row("directory:sheets", READ_AND_WRITE, f"{WITH_CASES} pia kit"),
]
OPEN = ("GET", "HEAD", "OPTIONS")  # any origin may ask
KINDS_OF_HELP, A_TERM = kinds_taxonomy.id, terms()[0].id
OPEN_REFERRAL = [
    row("openreferral:root", OPEN, PUBLIC),
    row("openreferral:services", OPEN, PUBLIC),
    row("openreferral:service", OPEN, PUBLIC, id="listed_service"),
    row("openreferral:organizations", OPEN, PUBLIC),
    row("openreferral:organization", OPEN, PUBLIC, id=UUID(int=5)),
    row("openreferral:service_at_locations", OPEN, PUBLIC),
    row("openreferral:service_at_location", OPEN, PUBLIC, id=UUID(int=4)),
    row("openreferral:taxonomies", OPEN, PUBLIC),
    row("openreferral:taxonomy", OPEN, PUBLIC, id=KINDS_OF_HELP),
    row("openreferral:taxonomy_terms", OPEN, PUBLIC),
    row("openreferral:taxonomy_term", OPEN, PUBLIC, id=A_TERM),
]
PEOPLE = [
    row("watching:openings", READ_AND_WRITE, Whose("dev sol mara", "dev sol mara"), openings_id="openings_id"),
    row("log:list", READ, "abe"),
    row("people:list", READ, "ada sue gus"),
    row("people:invite", READ_AND_WRITE, "ada gus"),
    row("people:teams", READ_AND_WRITE, "ada gus"),
    row("people:limits", READ_AND_WRITE, "ada gus"),
    row("people:close_team", WRITE, Whose("ada", "ada"), team_id="team_id"),
    row("people:person", READ, Whose("ada sue", "ada sue"), user_id="colleague_id"),
    row("people:give_role", READ_AND_WRITE, Whose("ada", "ada"), user_id="colleague_id"),
    row("people:end_role", WRITE, Whose("ada", "ada"), membership_id="standing_id"),
    row("people:invite_again", WRITE, Whose("ada", "ada"), user_id="colleague_id"),
    row("people:sign_out", WRITE, Whose("ada sue", "ada sue"), user_id="colleague_id"),
    row("people:forget_second_step", WRITE, Whose("ada sue", "ada sue"), user_id="colleague_id"),
]
THE_REST = [
    row("join", READ_AND_WRITE, PUBLIC, secret="made-up"),
    row("api:openapi", READ, PUBLIC),
    row("api:bodies", WRITE, PUBLIC),
    row("worklist:today", READ, f"{WITH_CASES} ada"),
    row("post:undelivered", READ, "dev ada"),
    row("post:message", READ_AND_WRITE, Whose("dev ada", "dev ada")),  # it names nobody
    row("post:again", WRITE, Whose("dev ada", "dev ada")),
    row("drafts:save", WRITE, EVERYBODY, form="refer"),
    row("first_page", READ, EVERYBODY),
    row("confirm_again", READ_AND_WRITE, EVERYBODY),
    row("session_left", READ, EVERYBODY),
    row("session_stay", WRITE, EVERYBODY),
    row("writing", READ_AND_WRITE, EVERYBODY),
    row("outcomes:report", READ, "dev sol mara hugo eve"),
    row("places:find", WRITE, PUBLIC),
    row("health:live", READ, PUBLIC),
    row("health:ready", READ, PUBLIC),
    row("demo:personas", READ, PUBLIC),
    row("demo:become", WRITE, PUBLIC, user_id=PERSONA),
    row("demo:outbox", READ, PUBLIC),
    row("demo:code", READ, PUBLIC),
]
ROWS = [
    *(*CONCERNS, *TRIAGE, *FAMILIES, *CHRONOLOGY, *ASSESSMENTS, *CASEWORK),
    *(*REFERRALS, *KEYS, *PEOPLE, *PRACTICE, *DIRECTORY, *OPEN_REFERRAL, *THE_REST),
]

# For systems with a key. Nobody's browser opens these, whoever has signed in there.
FOR_SYSTEMS = [
    row("api:concerns", WRITE, ""),
    row("api:concern", READ, "", reference="HTH-2222-2222"),
]
NOTHING_OPEN = "openreferral:nothing"
NO_SUCH_ADDRESS = "api:nothing"  # what is not there is told as a problem in JSON too

# django-allauth's own views keep their own rules; which of them open before signing in, is said here.
SIGNING_IN = ["account_login", "account_logout", "account_inactive"]
ONCE_SIGNED_IN = [
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
]
