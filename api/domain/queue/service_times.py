"""Service times of a group: what was measured today, and what is believed of the next service."""

import math
from dataclasses import dataclass
from statistics import NormalDist

# The believed mean weighs as much as eight measured services; their spread is believed to be 0.6 of the mean.
PRIOR_WEIGHT = 8
PRIOR_SPREAD = 0.6

_NORMAL = NormalDist()
# A service that has lasted longer than all but one in two hundred tells no more by lasting longer still.
_LONGEST_BELIEVED_SHARE = 0.995


@dataclass(frozen=True, slots=True)
class ServiceTimes:
    """The day's measured services of a group, as sums that can be added to atomically."""

    count: int = 0
    total_seconds: float = 0.0
    total_squared: float = 0.0

    def with_service(self, seconds: float) -> "ServiceTimes":
        """These and one more service that took `seconds`."""
        return ServiceTimes(
            count=self.count + 1,
            total_seconds=self.total_seconds + seconds,
            total_squared=self.total_squared + seconds * seconds,
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is believed of a group's next services: log-normal, with this mean and standard deviation.

    `mean_error_seconds` is the standard deviation of what is still unknown about the mean itself.
    """

    mean_seconds: float
    sd_seconds: float
    mean_error_seconds: float = 0.0

    @property
    def log_sd(self) -> float:
        return math.sqrt(math.log1p((self.sd_seconds / self.mean_seconds) ** 2))

    def stretched(self, by: float) -> "Estimate":
        """The same of services that take `by` times as long."""
        return Estimate(self.mean_seconds * by, self.sd_seconds * by, self.mean_error_seconds * by)

    @property
    def log_mean(self) -> float:
        return math.log(self.mean_seconds) - self.log_sd**2 / 2


def estimate(*, measured: ServiceTimes, prior_minutes: float) -> Estimate:
    """Measured service times, drawn towards the prior by the weight of eight services."""
    prior = prior_minutes * 60
    weight = PRIOR_WEIGHT + measured.count
    mean = (PRIOR_WEIGHT * prior + measured.total_seconds) / weight
    prior_squared = prior * prior * (1 + PRIOR_SPREAD**2)
    variance = (PRIOR_WEIGHT * prior_squared + measured.total_squared) / weight - mean * mean
    sd = math.sqrt(max(variance, 0.0))
    return Estimate(mean_seconds=mean, sd_seconds=sd, mean_error_seconds=sd / math.sqrt(weight))


def remaining_seconds(*, believed: Estimate, elapsed: float, draw: float | None) -> float:
    """How much longer a service lasts that has lasted `elapsed` seconds.

    `draw` is a standard normal value that says how unlucky we are; None asks for the mean.
    """
    log_mean, log_sd = believed.log_mean, believed.log_sd
    if log_sd == 0:
        return max(believed.mean_seconds - elapsed, 0.0)
    longest = math.exp(log_mean + log_sd * _NORMAL.inv_cdf(_LONGEST_BELIEVED_SHARE))
    elapsed = min(max(elapsed, 1.0), longest)
    depth = (math.log(elapsed) - log_mean) / log_sd
    over = _NORMAL.cdf(depth)
    if draw is None:
        return believed.mean_seconds * _NORMAL.cdf(log_sd - depth) / (1 - over) - elapsed
    share = over + (1 - over) * _NORMAL.cdf(draw)
    return math.exp(log_mean + log_sd * _NORMAL.inv_cdf(share)) - elapsed
