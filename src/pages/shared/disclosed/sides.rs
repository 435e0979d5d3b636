//! What a filter can choose among, beside days.

use crate::domain::measure::{Filter, TallyRow};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Unit,
    Touchpoint,
    Procedure,
    Tier,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Unit, Self::Touchpoint, Self::Procedure, Self::Tier];

    pub(super) fn of(self, row: &TallyRow) -> &str {
        match self {
            Self::Unit => &row.unit,
            Self::Touchpoint => &row.touchpoint,
            Self::Procedure => row.procedure.as_deref().unwrap_or_default(),
            Self::Tier => row.tier.code(),
        }
    }

    pub(super) fn wanted(self, filter: &Filter) -> Option<&str> {
        let of = match self {
            Self::Unit => &filter.unit,
            Self::Touchpoint => &filter.touchpoint,
            Self::Procedure => &filter.procedure,
            Self::Tier => &filter.tier,
        };
        of.as_deref()
    }

    pub(super) fn open(self, filter: &mut Filter) {
        match self {
            Self::Unit => filter.unit = None,
            Self::Touchpoint => filter.touchpoint = None,
            Self::Procedure => filter.procedure = None,
            Self::Tier => filter.tier = None,
        }
    }
}

/// The sides a filter names, with what it names.
pub(super) fn named(filter: &Filter) -> impl Iterator<Item = (Side, &str)> {
    let wanted = |side: Side| Some((side, side.wanted(filter)?));
    Side::ALL.into_iter().filter_map(wanted)
}

/// For each counter the set of those sides on which it is not what the filter names, one bit a side.
pub(super) fn lacking(filter: &Filter) -> impl Fn(&TallyRow) -> usize {
    let named: Vec<(Side, &str)> = named(filter).collect();
    move |row| {
        let sides = named.iter().enumerate();
        sides.map(|(at, (side, wanted))| usize::from(side.of(row) != *wanted) << at).sum()
    }
}
