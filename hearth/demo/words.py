"""What the invented people say and write. Own words; nobody real has said them."""

WORRIES = [  # (who, the account)
    (
        "a neighbour",
        "Out on the step most evenings, past nine, with no coat. I took some toast out and it went in two bites. I "
        "have not seen mum for days. I don't want to get anyone in trouble.",
    ),
    (
        "a neighbour",
        "There is a lot of shouting and then it goes quiet. The curtains are shut all day. The bins have not been out "
        "for weeks and you can smell it from the landing.",
    ),
    (
        "a grandmother",
        "My daughter is not coping. I went round and there was nothing in the fridge but milk. She cried and told me "
        "to go. I love her but I am frightened for the little one.",
    ),
    (
        "a family friend",
        "My son came home and said his friend makes tea alone every night because mum is in bed. He thought it was "
        "grown up. It has stayed with me.",
    ),
    (
        "a shopkeeper",
        "Comes in alone with a list and counts out pennies. Shoes that were far too big and no socks, in this weather.",
    ),
]
SCHOOL = [
    "Comes in hungry most days and falls asleep by ten. Same clothes all week, and other children have begun to say "
    "things. Mum does not answer the phone. Attendance has dropped to seventy-four per cent.",
    "Toothache since September and no dentist. Our assistant was told about looking after the baby at night. We have "
    "offered breakfast club, and a place is paid for, but nobody comes early.",
    "Flinches when asked about home. Four health appointments were missed. We have met mum twice; she was warm, and "
    "worn out. We think early help would be welcome if somebody asked well.",
]
HEALTH = [
    "Three home visits with no answer. At clinic the baby's weight had dropped two centiles. Mother seemed flat, said "
    "she is fine. The home was cold and the cot was full of washing.",
    "Eight-month check missed twice. The older child is not yet talking and is in the pushchair most of the day. "
    "Father drinks in the daytime, by mother's own account. She asked whether somebody could help.",
]
DECIDED = {
    "early_help": "Several small worries from people who do not know each other, over months, and a parent who says "
    "she wants help. Not significant harm now; it will not get better by itself.",
    "advice": "One worry, honestly told, that school can follow up. The family is known to school and engages with it.",
    "statutory": "Basic needs are not met over a long time, earlier help has not changed it, and a child's health is "
    "affected. A social worker should assess.",
    "harm": "A young child was found alone at night, injured and unfed. This is significant harm now.",
    "unfounded": "School, health visitor and housing all saw the children this week and have no worries. What was seen "
    "has an ordinary explanation.",
    "held": "Below the level for a programme, but the worry is real. School sees the children daily and has agreed to "
    "hold this, with breakfast club and a weekly word with mum.",
}
PUBLIC_ANSWER = "Thank you. We have looked into what you told us and somebody is following it up with the family."
GOALS = [
    ("Everyone has breakfast before school", "neglect_concern", 2, 7),
    ("The house feels safe and clean enough to play in", "neglect_concern", 3, 8),
    ("Mum has good days more often than bad ones", "parent_mental_health", 3, 7),
    ("We talk without shouting at bedtime", "significant_relationships", 4, 8),
    ("The children tell somebody when they are upset", "child_wellbeing", 3, 7),
    ("Somebody we trust is always there when mum is out", "safety_in_family", 4, 9),
]
VISIT_NOTES = [
    "Worked on the morning routine together. Mum had written it up herself and stuck it on the fridge.",
    "Quiet visit. Played on the floor with the youngest while mum talked. She said nobody had asked her that before.",
    "The kitchen was clear. The dentist is booked for Tuesday. We said openly that last week was not good enough.",
    "Walked to school together. He held his sister's hand the whole way.",
    "Hard visit. Dad did not want to talk about drinking. Agreed to come back on Thursday and start there.",
]
VOICES = [
    "I like it when it's warm. My best thing is when mum does my hair.",
    "I do the bottles at night because mum needs sleep. I don't mind. Sometimes I mind.",
    "i want my own bed and for nobody to shout 😀",
]
MISSED = [
    "Nobody opened, though the television was on.",
    "Mum rang: the baby was ill.",
    "Forgot, and was sorry.",
]
EVIDENCE = [
    "Seen at three visits in different weeks.",
    "Mum says so herself; school says the same.",
    "Better than last time, but not yet every day.",
]
FAMILY_VIEW = [
    "It's better. I still get days. I want Hana to keep coming.",
    "We didn't want anyone at first. Now we do.",
    "I know what you want from me. Nobody had said it straight before.",
]
