//! Where unpredictable bytes come from; tests bring their own.

/// A source of bytes nobody can guess.
pub trait Randomness {
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The operating system's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsRandomness;

impl Randomness for OsRandomness {
    /// Stops the program if the system has none to give: every key made after
    /// that would be a guess, and no caller could do better than stop.
    #[expect(clippy::expect_used, reason = "see above")]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

pub(crate) fn array<const N: usize>(rng: &mut dyn Randomness) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill(&mut bytes);
    bytes
}

/// The same bytes every time, for tests.
#[cfg(test)]
pub(crate) struct Seeded(blake3::OutputReader);

#[cfg(test)]
impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof())
    }
}

#[cfg(test)]
impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }
}
