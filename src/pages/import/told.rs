//! Figures of others as the preview of a file tells them. Pure.

use super::words::Words;
use crate::base::{Lang, format};
use crate::domain::import::FileKind;
use crate::domain::official::OfficialFigure;
use crate::domain::portal::PortalFigure;
use crate::pages::shared::civil_period::period_name;

/// What an official figure is of.
pub(super) fn official_name(figure: &OfficialFigure, lang: Lang) -> String {
    let columns = FileKind::Official.columns();
    let mut levels = columns.choices_of("level").iter();
    let level = levels.find(|(own, ..)| *own == figure.level.code());
    let level = level.map_or("", |(_, vi, en)| lang.pick(*vi, *en));
    let index = format!("{} {}", figure.index.name(), figure.year);
    let parts = [index.as_str(), level, &figure.subject, &figure.component];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What an official figure says, and who does.
pub(super) fn official_line(figure: &OfficialFigure, lang: Lang) -> String {
    let words = Words::of(lang);
    let number = |value: f64| value.to_string().replace('.', lang.pick(",", "."));
    let rank = match (figure.rank, figure.of) {
        (Some(rank), Some(of)) => words.rank_of(rank, of),
        (Some(rank), None) => words.rank(rank),
        _ => String::new(),
    };
    let day = figure.published.map(|day| format::day(day, lang)).unwrap_or_default();
    let other = figure.disputed.as_ref();
    let other = other.map(|it| format!("{} {}", it.source, number(it.value))).unwrap_or_default();
    let value = words.out_of(&number(figure.value), &number(figure.maximum));
    let parts = [value, rank, figure.source.clone(), day, figure.address.clone()];
    let parts = parts.into_iter().chain([figure.note.clone(), other]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What a figure of the portal is of.
pub(super) fn portal_name(figure: &PortalFigure, lang: Lang) -> String {
    format!("{}, {}, {}", figure.agency, figure.code, period_name(figure.period, lang))
}

/// What a figure of the portal says.
pub(super) fn portal_line(figure: &PortalFigure, lang: Lang) -> String {
    let words = Words::of(lang);
    let rate = figure.rate.map(|it| words.out_of(&it.good.to_string(), &it.all.to_string()));
    let points =
        figure.points.map(|it| words.points(&format::of_hundredths(it.cast_signed(), lang)));
    rate.into_iter().chain(points).collect::<Vec<_>>().join("; ")
}
