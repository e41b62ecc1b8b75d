//! How often one may ask. Addresses are kept here, in memory, and nowhere else.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use uuid::Uuid;

/// Failed tries to come in, from one address, until it is locked out.
pub const FAILURES: u32 = 10;
/// How long they count, and how long the lock-out is.
pub const LOCKED_OUT: Duration = Duration::from_secs(15 * 60);

const fn times(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// A device: far above what a sync needs, far below what would hurt the others.
const PER_DEVICE: Quota = Quota::per_second(times(50)).allow_burst(times(500));
/// An address that has not said who it is: an office of many desktops may share
/// one, and all of them wake up on Monday morning.
const PER_ADDRESS: Quota = Quota::per_second(times(20)).allow_burst(times(300));

/// The counts of a running hub.
pub struct RateLimits {
    devices: DefaultKeyedRateLimiter<(Uuid, Uuid)>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    failures: Mutex<HashMap<IpAddr, Failures>>,
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

impl std::fmt::Debug for RateLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RateLimits")
    }
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            devices: RateLimiter::keyed(PER_DEVICE),
            addresses: RateLimiter::keyed(PER_ADDRESS),
            failures: Mutex::default(),
        }
    }
}

/// Seconds until it is worth trying again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub u64);

impl RateLimits {
    pub fn device(&self, workspace: Uuid, device: Uuid) -> Result<(), Wait> {
        self.devices.check_key(&(workspace, device)).map_err(|_| Wait(1))
    }

    pub fn address(&self, address: IpAddr) -> Result<(), Wait> {
        self.addresses.check_key(&network(address)).map_err(|_| Wait(2))
    }

    /// Whether the address failed too often to be heard.
    pub fn locked_out(&self, address: IpAddr) -> Result<(), Wait> {
        let failures = self.failures();
        let Some(known) = failures.get(&network(address)) else { return Ok(()) };
        let left = LOCKED_OUT.saturating_sub(known.last.elapsed());
        if known.count < FAILURES || left.is_zero() {
            return Ok(());
        }
        Err(Wait(left.as_secs().max(1)))
    }

    /// The address showed something that was not right.
    pub fn failed(&self, address: IpAddr) {
        let mut failures = self.failures();
        let known = failures
            .entry(network(address))
            .or_insert_with(|| Failures { count: 0, last: Instant::now() });
        if known.last.elapsed() >= LOCKED_OUT {
            known.count = 0;
        }
        known.count = known.count.saturating_add(1);
        known.last = Instant::now();
    }

    /// Forgets whoever has been quiet.
    pub fn sweep(&self) {
        self.devices.retain_recent();
        self.addresses.retain_recent();
        self.failures().retain(|_, known| known.last.elapsed() < LOCKED_OUT);
    }

    fn failures(&self) -> MutexGuard<'_, HashMap<IpAddr, Failures>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever has one IPv6 address has all of the 2⁶⁴ beside it.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_failures_lock_an_address_out_and_its_neighbours_in_ipv6() {
        let limits = RateLimits::default();
        let (one, beside): (IpAddr, IpAddr) =
            ("2001:db8::1".parse().unwrap(), "2001:db8::2".parse().unwrap());
        let other = "192.0.2.1".parse().unwrap();
        for _ in 0..FAILURES {
            assert_eq!(limits.locked_out(one), Ok(()));
            limits.failed(one);
        }
        assert!(limits.locked_out(one).is_err());
        assert!(limits.locked_out(beside).is_err());
        assert_eq!(limits.locked_out(other), Ok(()));
    }

    #[test]
    fn a_device_may_ask_often_but_not_for_ever() {
        let limits = RateLimits::default();
        let asked = (0..1_000)
            .take_while(|_| limits.device(Uuid::from_u128(1), Uuid::from_u128(2)).is_ok())
            .count();
        assert!((500..900).contains(&asked), "{asked}");
        assert_eq!(limits.device(Uuid::from_u128(1), Uuid::from_u128(3)), Ok(()));
    }
}
