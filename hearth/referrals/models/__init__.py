from hearth.referrals.models.handover import Handover
from hearth.referrals.models.referral import ReferralState, ServiceReferral

__all__ = ["Handover", "ReferralState", "ServiceReferral"]
