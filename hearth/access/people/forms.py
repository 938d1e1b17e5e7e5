"""Inviting somebody, giving a role, beginning a team, choosing a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hearth.access.models import User
from hearth.access.people.queries import open_teams_of, teams_of
from hearth.access.rules import MAY, ROLES, TEAM_KINDS, roles_in
from hearth.access.viewer import Viewer
from hearth.ui.fields import OneFromList, OneOf, Option, ShortText
from hearth.ui.forms import QuestionForm


class RoleForm(QuestionForm):
    """A team and a role that this team can have."""

    team = OneFromList("Which team?", missing="Choose a team")
    role = OneOf("Which role?", missing="Choose a role")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.teams = {str(team.pk): team for team in open_teams_of(viewer)}
        kinds = {team.kind for team in self.teams.values()}
        able = {role for kind in kinds for role in roles_in(kind, keeps_register=viewer.keeps_register)}
        options = [Option(role, label, MAY[role].capitalize()) for role, label in ROLES.items() if role in able]
        self.fields["team"].options = [(key, team.name) for key, team in self.teams.items()]  # type: ignore[attr-defined]
        self.fields["role"].options = options  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        team, role = self.teams.get(said.get("team", "")), said.get("role", "")
        if team and role and role not in roles_in(team.kind, keeps_register=self.viewer.keeps_register):
            kind = TEAM_KINDS[team.kind].lower()
            self.add_error("role", f"{team.name} is a team of the kind “{kind}”, where nobody has this role")
        said["team"] = team
        return said


class InviteForm(RoleForm):
    name = ShortText("Their name", missing="Give their name", max_length=100)
    email = ShortText(
        "Their address at work", hint="The invitation goes there.", missing="Give their address", max_length=254
    )
    field_order = ["name", "email", "team", "role"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise forms.ValidationError("Give a whole address, such as name@agency.example") from None
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError("This address already has an account. Look among your people, or ask them")
        return email


class TeamForm(QuestionForm):
    name = ShortText("What is the team called?", missing="Give the team a name", max_length=100)
    kind = OneOf("What does it do?", list(TEAM_KINDS.items()), missing="Choose what the team does")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if teams_of(self.viewer).filter(name__iexact=name).exists():
            raise forms.ValidationError("There is a team of this name")
        return name


class PasswordForm(forms.Form):
    """Plain, because a password is neither kept as typed nor shown again."""

    password = forms.CharField(strip=False, max_length=200)
    again = forms.CharField(strip=False, max_length=200)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            field.error_messages["required"] = "Type the password"

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", "The two are not the same. Type both again")
        return said

    @property
    def rules(self) -> list[str]:
        return password_validators_help_texts()
