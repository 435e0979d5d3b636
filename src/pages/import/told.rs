//! Figures of others as the preview of a file tells them. Pure.

use super::words::Words;
use crate::base::{Lang, Text, format};
use crate::domain::import::{FileKind, is_far};
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

/// What is doubtful about a figure that takes the place of another; `None` where they are of one size.
pub(super) fn official_doubt(before: &OfficialFigure, after: &OfficialFigure) -> Option<Text> {
    let is_doubtful = is_far(before.value, after.value) || is_far(before.maximum, after.maximum);
    let told = |lang: Lang| {
        let [before, after] = [before, after].map(|it| {
            let number = |value: f64| value.to_string().replace('.', lang.pick(",", "."));
            Words::of(lang).out_of(&number(it.value), &number(it.maximum))
        });
        (before, after)
    };
    is_doubtful.then(|| doubt(|lang| official_name(after, lang), told))
}

/// The same of a figure of the portal.
pub(super) fn portal_doubt(before: &PortalFigure, after: &PortalFigure) -> Option<Text> {
    let numbers = |it: &PortalFigure| {
        let rate = it.rate.map_or([0, 0], |rate| [rate.good, rate.all]);
        [rate[0], rate[1], it.points.unwrap_or(0)]
    };
    #[expect(clippy::cast_precision_loss, reason = "compared by orders of magnitude")]
    let is_doubtful = numbers(before).into_iter().zip(numbers(after)).any(|(before, after)| {
        before.max(after) >= SMALLEST && is_far(before as f64, after as f64)
    });
    let told = |lang| (portal_line(before, lang), portal_line(after, lang));
    is_doubtful.then(|| doubt(|lang| portal_name(after, lang), told))
}

/// Counts below this one may grow by any factor from one month to another.
const SMALLEST: u64 = 1_000;

fn doubt(name: impl Fn(Lang) -> String, told: impl Fn(Lang) -> (String, String)) -> Text {
    let ((was, becomes), (before, after)) = (told(Lang::Vi), told(Lang::En));
    Text {
        vi: format!(
            "nghi vấn: {} đang là `{was}`, tệp ghi `{becomes}`, chênh nhiều lần; xin xem lại dấu thập phân, dấu phần trăm hoặc điểm tối đa",
            name(Lang::Vi)
        ),
        en: format!(
            "doubtful: {} is `{before}`, the file says `{after}`, many times away; check the decimal mark, the percent sign or the maximum",
            name(Lang::En)
        ),
    }
}
