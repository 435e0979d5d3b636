//! What makes one counter differ from another.

/// Habits of one counter; goodwill is on the scale of a person's feeling, see `person.rs`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// Its part of all answers, relative to the others'.
    pub(super) size: f64,
    /// How much better or worse than usual people feel here.
    pub(super) goodwill: f64,
    /// How the goodwill has changed once the last third of the year has begun.
    pub(super) turn: f64,
    /// The part of its answers that come with a one-time slip.
    pub(super) slips: f64,
}

/// Habits by the place of a touchpoint among all of them, in the order of their codes. The fifth
/// gets into trouble; the sixth is a page on the web and the seventh a help desk, where no person is
/// handed a slip.
const HABITS: [Habits; 7] = [
    habits(14.0, 0.05, 0.0, 0.55),
    habits(31.0, 0.0, 0.05, 0.45),
    habits(10.0, -0.2, 0.1, 0.5),
    habits(24.0, 0.15, 0.0, 0.6),
    habits(12.0, 0.05, -0.95, 0.4),
    habits(6.0, 0.0, 0.0, 0.0),
    habits(3.0, 0.3, 0.0, 0.0),
];

const fn habits(size: f64, goodwill: f64, turn: f64, slips: f64) -> Habits {
    Habits { size, goodwill, turn, slips }
}

/// The habits of the touchpoint at `place`.
pub(super) fn of(place: usize) -> Habits {
    HABITS[place % HABITS.len()]
}
