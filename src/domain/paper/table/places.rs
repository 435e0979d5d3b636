//! Where columns stand, and what rows without them are.

use super::Context;
use super::columns::{Column, Extra, Named};
use crate::base::table::Row;

/// Where the columns of codes stand.
pub(super) fn of_codes(columns: &[Named]) -> Vec<usize> {
    let is_code = |extra: &Extra| {
        matches!(extra, Extra::Key | Extra::Sheet | Extra::Touchpoint | Extra::Procedure)
    };
    let places = columns.iter().enumerate();
    let of_codes =
        places.filter(|(_, (column, _))| matches!(column, Column::Extra(it) if is_code(it)));
    of_codes.map(|(place, _)| place).collect()
}

/// Whether a row is the name of a group: a text of several words alone, without the place and the day that each form
/// has.
pub(super) fn is_group(row: &Row, columns: &[Named], context: &Context<'_>) -> bool {
    let is_blank = |wanted: Extra| {
        let place = columns.iter().position(|(column, _)| *column == Column::Extra(wanted));
        place.is_some_and(|place| row.cell(place).is_empty())
    };
    let lacks_place = context.touchpoint.is_none() && is_blank(Extra::Touchpoint);
    let lacks_day = context.day.is_none() && is_blank(Extra::Day);
    row.filled() <= 2 && lacks_place && lacks_day && row.cells().any(|cell| cell.contains(' '))
}
