//! Numbers that look random and are the same everywhere: SplitMix64.

/// A stream of them.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A stream for the thing that `parts` name.
    pub fn of(parts: &[u64]) -> Self {
        let mut random = Self(0x9E37_79B9_7F4A_7C15);
        for part in parts {
            random.0 ^= part.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
            random.0 = random.draw();
        }
        random
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `limit`, which is not zero.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.draw() % limit.max(1)
    }

    /// True `times` out of a thousand.
    pub(crate) fn happens(&mut self, times: u64) -> bool {
        self.below(1000) < times
    }

    /// One of those in `of`; nothing where there are none.
    pub fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let count = u64::try_from(of.len()).unwrap_or(1);
        usize::try_from(self.below(count)).ok().and_then(|at| of.get(at)).copied().unwrap_or("")
    }
}
