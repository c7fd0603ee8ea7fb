//! Chance that can be repeated: the same seed gives the same sheets on every machine and with every version of every
//! library, so that a figure can be checked by anybody.

/// A source of numbers (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The source of one sheet of a seed.
    pub(crate) fn of(seed: u64, sheet: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ sheet.wrapping_mul(0xD1B5_4A32_D192_ED03));
        chance.next();
        chance
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Between 0 and 1.
    pub(crate) fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.share()
    }

    /// About a mean of nothing: twelve shares added up come close enough to the bell.
    pub(crate) fn gauss(&mut self, spread: f32) -> f32 {
        let twelve: f32 =
            (0..3).map(|_| self.next()).map(|bits| (0..4).map(|i| (bits >> (16 * i) & 0xFFFF) as f32).sum::<f32>()).sum();
        (twelve / 65_536.0 - 6.0) * spread
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    pub(crate) fn happens(&mut self, share: f32) -> bool {
        self.share() < share
    }

    /// One of them, each as often as its weight says.
    pub(crate) fn weighed<T: Copy>(&mut self, choices: &[(T, f32)]) -> T {
        let mut left = self.share() * choices.iter().map(|(_, weight)| weight).sum::<f32>();
        for (choice, weight) in choices {
            left -= weight;
            if left < 0.0 {
                return *choice;
            }
        }
        choices[choices.len() - 1].0
    }

    /// So many different numbers below `count`.
    pub(crate) fn some(&mut self, many: usize, count: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..count).collect();
        for place in 0..many.min(count) {
            let other = place + self.below(count - place);
            all.swap(place, other);
        }
        all.truncate(many);
        all
    }
}

/// The sine of so many turns, by a polynomial: the machine's own differs from machine to machine in its last figure.
pub(crate) fn wave(turns: f32) -> f32 {
    let turn = turns - turns.floor() - 0.5;
    let rough = -(8.0 * turn - 16.0 * turn * turn.abs());
    0.225 * (rough * rough.abs() - rough) + rough
}

/// A bell of height 1 and spread 1, likewise.
pub(crate) fn bell(x: f32) -> f32 {
    let base = (1.0 - x * x / 32.0).max(0.0);
    let fourth = base * base * base * base;
    fourth * fourth * fourth * fourth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_pinned() {
        let mut chance = Chance::of(7, 1);
        let three = [chance.next(), chance.next(), chance.next()];
        assert_eq!(three, {
            let mut again = Chance::of(7, 1);
            [again.next(), again.next(), again.next()]
        });
        assert_ne!(Chance::of(7, 2).next(), three[0]);
        assert!((wave(0.25) - 1.0).abs() < 0.01 && wave(0.5).abs() < 0.01 && (wave(0.75) + 1.0).abs() < 0.01);
        assert!((bell(1.0) - 0.6065).abs() < 0.01);
        let spread = (0..4000).map(|_| chance.gauss(2.0).powi(2)).sum::<f32>() / 4000.0;
        assert!((3.5..4.5).contains(&spread), "{spread}");
    }
}
