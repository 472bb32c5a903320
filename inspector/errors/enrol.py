"""What can go wrong when laptops are enrolled, and what somebody may not do."""

from inspector.errors import Fault

NOT_FIELD = Fault(
    code="ENROL_001",
    where="{kind}",
    what="only a field workspace is enrolled; this one makes its own keys",
    next="run this on the laptop that goes out, in a workspace made with `init --role field`",
)
NOT_OFFICE = Fault(
    code="ENROL_002",
    where="{kind}",
    what="a field workspace enrols nobody",
    next="take the file to the office, whose workspace was made with `init --role office`",
)
MAY_NOT = Fault(
    code="ENROL_003",
    where="{person}",
    what="their roles ({roles}) do not allow this; it needs one of: {needed}",
    next="let somebody with such a role do it (`--as PERSON`), or have the office change the role",
)
OTHER_PERSON = Fault(
    code="ENROL_004",
    where="{person}",
    what="this laptop is enrolled for somebody else, and signs for nobody but them",
    next="work on a laptop that is enrolled for this person",
)
ANSWERED = Fault(
    code="ENROL_005",
    where="{file}",
    what="this request was answered already: {name}, {role}",
    next="give the same role and person to write the same answer again, or make a new request "
    "on the laptop",
)
REVOKED = Fault(
    code="ENROL_006",
    where="{device}",
    what="this device was revoked on {when}; what it asks for is not given",
    next="if the laptop is in the right hands again, run `inspector key request --anew` on it",
)
OLD_REQUEST = Fault(
    code="ENROL_007",
    where="{file}",
    what="the request is from {made}, more than {days} days old",
    next="make a new request on the laptop; if the laptop's clock was wrong, set it first",
)
SEVERAL_PEOPLE = Fault(
    code="ENROL_008",
    where="{name}",
    what="{count} people of that name are registered, and it is not clear who this is",
    next="say who with `--person ID`; `inspector person list --json` shows the ids",
)
OTHER_OWNER = Fault(
    code="ENROL_009",
    where="{file}",
    what="the device is enrolled for {name}; this would give it to somebody else",
    next="revoke the device, then let the laptop ask anew with `inspector key request --anew`",
)
NO_SUCH_DEVICE = Fault(
    code="ENROL_010",
    where="{text}",
    what="no device with this id is enrolled here",
    next="see `inspector office devices`; give the last 6 digits or more",
)
IS_REVOKED = Fault(
    code="ENROL_011",
    where="{device}",
    what="the device was revoked already, on {when}; nothing was changed",
    next="nothing is left to do",
)
NO_REQUEST = Fault(
    code="ENROL_012",
    where="{file}",
    what="this laptop is not waiting for any answer",
    next="make a request first with `inspector key request -o FILE`",
)
OTHER_REQUEST = Fault(
    code="ENROL_013",
    where="{file}",
    what="it answers an earlier request of this laptop, which a later one has replaced",
    next="take the answer to the latest request, or have the office answer that one",
)
ACCEPTED = Fault(
    code="ENROL_014",
    where="{file}",
    what="this enrolment was accepted already; nothing was changed",
    next="nothing is left to do; `inspector key show` tells until when it holds",
)
OTHER_OFFICE = Fault(
    code="ENROL_015",
    where="{file}",
    what="its signature is not of the office that this laptop is enrolled with",
    next="compare the fingerprint with the office (`inspector office show`); to work for another "
    "office, make a new workspace",
)
ENDED = Fault(
    code="ENROL_016",
    where="{file}",
    what="the enrolment held until {until}; the latest time known to this laptop is {now}",
    next="set the clock if it is wrong, or make a new request with `inspector key request`",
)
OTHER_FINGERPRINT = Fault(
    code="ENROL_017",
    where="{file}",
    what="its fingerprint is {found}, not the one given",
    next="compare both again; if they differ, somebody exchanged the file: do not use it",
)
NO_PROOF = Fault(
    code="ENROL_018",
    where="{file}",
    what="the request does not prove that it comes from the device that it names",
    next="make a new request on the laptop itself; do not answer this one",
)
BY_REQUEST = Fault(
    code="ENROL_019",
    where="signing certificate",
    what="the office issued this laptop's certificate, and only the office renews it",
    next="run `inspector key request -o FILE` and have the office answer it",
)
ELSEWHERE = Fault(
    code="ENROL_020",
    where="{file}",
    what="the laptop asks to renew an enrolment that this office never gave",
    next="take it to the office that enrolled it; after a restore, to where its register is whole",
)
NOT_ENROLLED = Fault(
    code="ENROL_021",
    where="{office}",
    what="no office enrolled this workspace yet",
    next="ask the office with `inspector key request -o FILE`, and accept its answer",
)
