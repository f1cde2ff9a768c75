"""What a loan costs the borrower year by year, and how soft it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.loans import grant_element, loan_schedule
from fs_toolkit.proposal.funding import LoanTerms


@dataclass(frozen=True)
class DebtService:
    """What a loan asks for in each year of the plan."""

    interest: Floats
    """Shape (T,). [money]"""
    principal: Floats
    """Shape (T,). [money]"""
    fee: Floats
    """Shape (T,). [money]"""
    outstanding: float
    """Still owed after the last year of the plan. [money]"""

    @property
    def total(self) -> Floats:
        """Interest, principal and fee together, shape (T,). [money]."""
        return self.interest + self.principal + self.fee
