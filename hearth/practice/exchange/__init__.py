"""Instruments in other people's formats. Ours, in YAML, is the truth; each conversion says in words what it loses.

- XLSForm, out and in: `spreadsheet_of`, `read_spreadsheet`. For charities that collect with Kobo, ODK and the like.
- FHIR R4 Questionnaire and QuestionnaireResponse, out: `questionnaire`, `response`. For the health service.

Text of licensed instruments (`private`) leaves an agency only where somebody asks for it: else it is withheld.
"""

WITHHELD = "(Text withheld: it belongs to a licence.)"
