//! Months, quarters and years of the calendar, as they are named and chosen.

use chrono::NaiveDate;

use crate::base::calendar::CivilPeriod;
use crate::base::{Lang, words};

words! {
    struct Words {
        quarter: "Quý" / "Quarter",
        year: "Năm" / "Year",
    }
}

/// What a period is called.
pub fn period_name(period: CivilPeriod, lang: Lang) -> String {
    let words = Words::of(lang);
    let year = period.year();
    match (period.month(), period.quarter()) {
        (Some(month), _) => match (lang, period.days()) {
            (Lang::En, Some(days)) => days.first.format("%B %Y").to_string(),
            _ => format!("Tháng {month}/{year}"),
        },
        (_, Some(quarter)) => {
            let quarter = ["I", "II", "III", "IV"].get(quarter as usize - 1).unwrap_or(&"");
            format!("{} {quarter}/{year}", words.quarter)
        }
        _ => format!("{} {year}", words.year),
    }
}

/// The periods of three years that have begun.
pub fn begun(today: NaiveDate) -> impl Iterator<Item = CivilPeriod> {
    let [year, ..] = CivilPeriod::around(today);
    let years = (0..3).map(move |back| year.year() - back);
    let all = years.flat_map(CivilPeriod::all_of);
    all.filter(move |it| it.days().is_some_and(|days| days.first <= today))
}
