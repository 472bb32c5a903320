"""What can be wrong with a bundle, where it is written and where it is read."""

from inspector.errors import Exit, Fault

NOT_ENROLLED = Fault(
    code="BUNDLE_001",
    where="{office}",
    what="no office enrolled this workspace, so there is nobody to make a bundle for",
    next="ask the office with `inspector key request -o FILE`, and accept its answer",
)
NO_BUNDLE = Fault(
    code="BUNDLE_002",
    where="{file}",
    what="no bundle lies here",
    next="give the folder or the .tar file that `inspector bundle export` wrote, or a folder of "
    "such",
)
UNFINISHED = Fault(
    code="BUNDLE_003",
    where="{file}",
    what="the bundle was never finished: writing it was interrupted",
    next="on the laptop run `inspector bundle export` again to the same place; it goes on there",
)
OTHER_THERE = Fault(
    code="BUNDLE_004",
    where="{file}",
    what="something else lies here already; nothing was written",
    next="choose another place, or give --force to replace it",
)
STRANGE_MEMBER = Fault(
    code="BUNDLE_005",
    where="{file}",
    what="something is in it that no bundle has: {name}",
    next="do not use it; have the bundle made anew on the laptop",
)
CUT_OFF = Fault(
    code="BUNDLE_006",
    where="{file}",
    what="it was cut off, or something was put behind its end",
    next="copy it again from the laptop; if that does not help, have it made anew",
)
EVIDENCE_ABSENT = Fault(
    code="BUNDLE_007",
    where="{file}",
    what="the evidence file {sha256} is not in the bundle",
    next="copy the whole bundle again; what is missing also comes with the next bundle",
)
EVIDENCE_DAMAGED = Fault(
    code="BUNDLE_008",
    where="{file}",
    what="the evidence file {sha256} was damaged on the way",
    next="copy the whole bundle again; what is missing also comes with the next bundle",
)
NOTHING_NEW = Fault(
    code="BUNDLE_009",
    where="{office}",
    what="the office has acknowledged everything; there is nothing new to hand over",
    next="nothing is left to do; with --all everything goes again",
)
PART_TOO_SMALL = Fault(
    code="BUNDLE_010",
    where="--split",
    what="parts of {most} MB are too small: one needs {needed} MB",
    next="give a larger number, or leave --split out",
)
SEVERAL = Fault(
    code="BUNDLE_011",
    where="{file}",
    what="{count} bundles lie here; which one is meant?",
    next="give the folder or the .tar file of one of them",
)
NO_ROOM = Fault(
    code="BUNDLE_012",
    where="{file}",
    what="there is no room left for the rest of the bundle; what was written stays for later",
    next="make room there and run the same export again, which goes on; or make parts with --split",
    exit=Exit.STORAGE,
)
STOPPED = Fault(
    code="BUNDLE_013",
    where="{file}",
    what="the bundle cannot be written on there ({detail}); nothing is lost on this laptop",
    next="put the stick in again and run the same export, which goes on; or take another stick",
    exit=Exit.STORAGE,
)
