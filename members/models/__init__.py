"""What the members room keeps: Members and other parties, regional bodies, partners."""

from members.models.member import Member, MemberCategory
from members.models.partner import Memorandum, MemorandumStatus, Partner, PartnerCategory
from members.models.regional_body import BodyCategory, RegionalBody
from members.models.vice_chair import ViceChair

__all__ = [
    "BodyCategory",
    "Member",
    "MemberCategory",
    "Memorandum",
    "MemorandumStatus",
    "Partner",
    "PartnerCategory",
    "RegionalBody",
    "ViceChair",
]
