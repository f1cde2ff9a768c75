"""Many studies, many scenarios, many draws: played city by city on any executor, and ranked.

`run_portfolio` is the door for analysts.
"""

from __future__ import annotations

from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.result import Portfolio
from fs_toolkit.portfolio.running import Progress, run_portfolio
from fs_toolkit.portfolio.task import Failure

__all__ = ["Ask", "City", "Failure", "Portfolio", "Progress", "run_portfolio"]
