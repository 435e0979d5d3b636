//! Made-up people whose answers are alike.

use hailong::base::random::Random;
use hailong::domain::measure::{Counter, Tally};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Instrument, Record};
use rand::RngExt;
use rand::rngs::StdRng;

/// Which items a person leaves blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// None.
    None,
    /// One in five, by chance.
    Scattered,
    /// All but the first quarter, on every other form.
    Short,
}

/// How satisfied they are, and how alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crowd {
    /// The true share of satisfied answers.
    pub(crate) share: f64,
    /// The correlation of two answers of one person.
    pub(crate) alike: f64,
    pub(crate) blanks: Blanks,
}

/// A form that is counted fast.
pub(crate) struct Form {
    pub(crate) instrument: Instrument,
    counter: Counter,
    index: Vec<usize>,
}

impl Form {
    /// The built-in form of this id.
    pub(crate) fn of(id: &str) -> Option<Self> {
        let instrument = built_in().ok()?.newest(id)?.clone();
        let (counter, index) = (Counter::of(&instrument), instrument.index_items());
        Some(Self { instrument, counter, index })
    }

    /// `n` more people.
    pub(crate) fn answer(&self, crowd: &Crowd, n: u64, tally: &mut Tally, rng: &mut StdRng) {
        for at in 0..n {
            let mut answers = vec![Answer::Missing; self.instrument.items.len()];
            let mut urn = Urn::of(crowd.share, crowd.alike);
            for (place, item) in self.index.iter().enumerate() {
                let blank = match crowd.blanks {
                    Blanks::None => false,
                    Blanks::Scattered => rng.random::<f64>() < 0.2,
                    Blanks::Short => at % 2 == 1 && place * 4 >= self.index.len(),
                };
                if let Some(answer) = answers.get_mut(*item).filter(|_| !blank) {
                    *answer = Answer::One(if urn.draw(rng) { '5' } else { '2' });
                }
            }
            self.counter.count(tally, &Record::of(&self.instrument, &answers));
        }
    }
}

/// Pólya's urn: draws are 1 with the same chance, and any two have the same correlation.
pub(crate) struct Urn {
    ones: f64,
    all: f64,
    /// What a draw adds.
    step: f64,
}

impl Urn {
    pub(crate) fn of(share: f64, alike: f64) -> Self {
        let all = 1.0 - alike;
        Self { ones: share * all, all, step: alike }
    }

    pub(crate) fn draw(&mut self, rng: &mut StdRng) -> bool {
        let one = rng.random::<f64>() * self.all < self.ones;
        self.all += self.step;
        self.ones += if one { self.step } else { 0.0 };
        one
    }
}

/// The numbers of a seed.
pub(crate) fn seeded<T>(seed: u64, draw: impl FnOnce(&mut StdRng) -> T) -> T {
    Random::seeded(seed).with(draw)
}
