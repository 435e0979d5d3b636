//! Our figures and the portal's, side by side.

use std::collections::BTreeMap;

use super::{Board, Group, Line, PortalFigure, Register};
use crate::domain::measure::ServiceRate;

/// What the office's registers tell, by register.
pub type Own = BTreeMap<Register, ServiceRate>;

/// One line or group on both sides; points in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Our count.
    pub own: Option<ServiceRate>,
    /// Our points by the portal's rule.
    pub own_points: Option<u64>,
    /// The portal's count.
    pub portal: Option<ServiceRate>,
    /// The points it printed.
    pub portal_points: Option<u64>,
    /// The points of its count by its rule.
    pub by_rule: Option<u64>,
}

impl Side {
    /// Our points less the portal's, in hundredths.
    pub fn difference(&self) -> Option<i64> {
        let (own, portal) = self.own_points.zip(self.portal_points)?;
        Some(i64::try_from(own).ok()? - i64::try_from(portal).ok()?)
    }
}

/// A whole board of one agency and period.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides<'a> {
    board: &'a Board,
    own: &'a Own,
    portal: BTreeMap<&'a str, &'a PortalFigure>,
}

impl<'a> Sides<'a> {
    /// Ours, empty for another agency, and the portal's.
    pub fn of(board: &'a Board, own: &'a Own, figures: &'a [PortalFigure]) -> Self {
        let portal = figures.iter().map(|it| (it.code.as_str(), it)).collect();
        Self { board, own, portal }
    }

    /// Whether the portal's side has anything.
    pub fn has_portal(&self) -> bool {
        !self.portal.is_empty()
    }

    /// A line.
    pub fn line(&self, line: &Line) -> Side {
        let own = line.register.and_then(|register| self.own.get(&register).copied());
        let figure = self.portal.get(line.code.as_str());
        let portal = figure.and_then(|it| it.rate);
        Side {
            own,
            own_points: own.and_then(|rate| line.points(rate)),
            portal,
            portal_points: figure.and_then(|it| it.points),
            by_rule: portal.and_then(|rate| line.points(rate)),
        }
    }

    /// A group: the points printed for it, or else the sum of those of its lines.
    pub fn group(&self, group: &Group) -> Side {
        let sum = |of: fn(&Side) -> Option<u64>| group.points(|line| of(&self.line(line)));
        let printed = self.portal.get(group.code.as_str()).and_then(|it| it.points);
        let printed = printed.or_else(|| sum(|side| side.portal_points));
        Side {
            own_points: sum(|side| side.own_points),
            portal_points: printed.or_else(|| sum(|side| side.by_rule)),
            by_rule: sum(|side| side.by_rule),
            ..Side::default()
        }
    }

    /// All groups: points, and the most of those groups that have any, in hundredths.
    pub fn total(&self, of: impl Fn(&Side) -> Option<u64>) -> Option<(u64, u64)> {
        let groups = self.board.groups.iter();
        let known = groups.filter_map(|group| {
            of(&self.group(group)).map(|points| (points, u64::from(group.most) * 100))
        });
        known.reduce(|(points, most), (more, of)| (points + more, most + of))
    }

    /// The difference over the groups that both sides know, in hundredths.
    pub fn difference(&self) -> Option<i64> {
        let groups = self.board.groups.iter();
        let known = groups.filter_map(|group| self.group(group).difference());
        known.reduce(|one, other| one + other)
    }
}
