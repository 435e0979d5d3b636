//! The board of a year as a file: every line of every period with both sides. Pure.

use super::view::OfPeriod;
use crate::base::Lang;
use crate::base::csv::{begun, finished, harmless};
use crate::base::format::of_hundredths;
use crate::domain::portal::{Board, Side, Sides};

/// The columns; stable, because programs read the file.
const COLUMNS: [&str; 11] = [
    "period",
    "code",
    "number",
    "name",
    "own_numerator",
    "own_denominator",
    "own_points",
    "portal_numerator",
    "portal_denominator",
    "portal_points",
    "difference",
];

/// The file.
pub(super) fn file(board: &Board, year: &[OfPeriod], lang: Lang) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    for each in year {
        let sides = Sides::of(board, &each.own, &each.portal);
        let period = each.period.to_string();
        for group in &board.groups {
            let name = group.name.in_lang(lang);
            lines.write_record(row(&period, (&group.code, "", name), &sides.group(group)))?;
            for line in &group.lines {
                let name = (line.code.as_str(), line.number.as_str(), line.name.in_lang(lang));
                lines.write_record(row(&period, name, &sides.line(line)))?;
            }
        }
    }
    finished(lines)
}

fn row(period: &str, (code, number, name): (&str, &str, &str), side: &Side) -> [String; 11] {
    let count = |count: Option<u64>| count.map(|it| it.to_string()).unwrap_or_default();
    let decimal = |hundredths: Option<i64>| {
        hundredths.map(|it| of_hundredths(it, Lang::En)).unwrap_or_default()
    };
    let points = |points: Option<u64>| decimal(points.and_then(|it| i64::try_from(it).ok()));
    [
        period.to_owned(),
        code.to_owned(),
        number.to_owned(),
        harmless(name),
        count(side.own.map(|rate| rate.good)),
        count(side.own.map(|rate| rate.all)),
        points(side.own_points),
        count(side.portal.map(|rate| rate.good)),
        count(side.portal.map(|rate| rate.all)),
        points(side.portal_points),
        decimal(side.difference()),
    ]
}
