//! Numbers that look random, the same in each run.

/// A generator of numbers.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Another `seed` gives other numbers.
    #[must_use]
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        (self.half() << 32) | self.half()
    }

    /// A number that is less than `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.any() % limit
    }

    /// A number from `low` on that is less than `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low.wrapping_add_unsigned(self.below(high.abs_diff(low)))
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.below(choices.len() as u64)).expect("a place")]
    }

    /// 32 bits: the higher ones of a linear congruential generator, which are the better ones.
    fn half(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 32
    }
}
