//! The period of a page of figures: chosen once at its top, kept in its address, its days beside every figure.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::narrowing;
use crate::base::calendar::{Chosen, Report, Span, read_day};
use crate::base::{Lang, format, words};
use crate::domain::measure::Filter;
use crate::web::errors::problem::FieldError;
use crate::web::fields::{first, given};
use crate::web::lang::lang_field;
use crate::web::shell::{Audience, Frame, page};
use crate::web::{context, paths};

words! {
    /// Names of periods and of what chooses them.
    struct Words {
        label: "Khoảng thời gian" / "Period",
        report: Report {
            FirstQuarter => "Quý I" / "Quarter I",
            SixMonths => "6 tháng" / "Six months",
            ThirdQuarter => "Quý III" / "Quarter III",
            Year => "Năm" / "Year",
        },
        second_quarter: "Quý II" / "Quarter II",
        last_quarter: "Quý IV" / "Quarter IV",
        twelve_months: "12 tháng" / "12 months",
        all: "Từ trước đến nay" / "All time",
        own_days: "Chọn ngày…" / "Own days…",
        days: "Khoảng ngày" / "Days",
        from: "Từ ngày" / "From",
        to: "Đến ngày" / "To",
        show: "Áp dụng" / "Apply",
        until(day: &str): "đến {day}" / "until {day}",
        title: "Chọn lại khoảng thời gian" / "Choose the period again",
        unread: "Chưa đọc được khoảng thời gian, nên chưa có số liệu nào được hiển thị:"
            / "The period could not be read, so no figure is shown:",
        no_day(typed: &str): "không có ngày “{typed}”. Xin ghi đủ ngày, tháng, năm, ví dụ 31/01/2026."
            / "there is no day “{typed}”. Please write day, month and year, such as 31/01/2026.",
        backwards: "sớm hơn ngày bắt đầu. Xin chọn ngày bằng hoặc sau ngày bắt đầu."
            / "it is before the first day. Please choose that day or a later one.",
        not_begun(typed: &str): "kỳ “{typed}” chưa bắt đầu. Xin chọn một kỳ dưới đây."
            / "the period “{typed}” has not begun. Please choose one below.",
        no_period(typed: &str): "không có kỳ “{typed}”. Xin chọn một kỳ dưới đây."
            / "there is no period “{typed}”. Please choose one below.",
    }
}

/// The period of a page: a named one, or days of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagePeriod {
    /// The named one; `None` for own days.
    pub chosen: Option<Chosen>,
    /// First and last day that are counted; `None` for an open end.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    today: NaiveDate,
}

/// Adds the usual period to the query of a page that names none; all days where it names a wave.
pub fn settle(fields: &mut Vec<(String, String)>, today: NaiveDate) {
    let of_wave = given(fields, "wave").is_some();
    settle_as(fields, if of_wave { Chosen::All } else { Chosen::usual(today) });
}

/// The same of a list: all days where the query asks by a field of `waiting` for what is still to be done, since
/// what is left over from an earlier year is to be done too.
pub fn settle_list(fields: &mut Vec<(String, String)>, today: NaiveDate, waiting: &[&str]) {
    let is_waiting = waiting.iter().any(|name| given(fields, name).is_some());
    settle_as(fields, if is_waiting { Chosen::All } else { Chosen::usual(today) });
}

/// Adds a period to a query that names neither one nor days.
pub fn settle_as(fields: &mut Vec<(String, String)>, period: Chosen) {
    if ["period", "from", "to"].iter().all(|name| given(fields, name).is_none()) {
        fields.retain(|(name, _)| name != "period");
        fields.push(("period".to_owned(), period.to_string()));
    }
}

impl PagePeriod {
    /// The reporting year of today.
    pub fn usual(today: NaiveDate) -> Self {
        let chosen = Chosen::usual(today);
        let first = chosen.span(today).map(|span| span.first);
        Self { chosen: Some(chosen), days: (first, Some(today)), today }
    }

    /// The period that a query asks for, as its filter was read. Days to come are not counted.
    pub fn of(fields: &[(String, String)], filter: &Filter, today: NaiveDate) -> Self {
        let is_own = ["from", "to"].iter().any(|name| given(fields, name).is_some());
        let named = first(fields, "period").parse().ok().filter(|_| !is_own);
        let last = filter.to.map(|last| last.min(today).max(filter.from.unwrap_or(last)));
        Self { chosen: named, days: (filter.from, last), today }
    }

    /// Its days, where both ends are known.
    pub fn span(&self) -> Option<Span> {
        let (first, last) = (self.days.0?, self.days.1.unwrap_or(self.today));
        Some(Span { first, last: last.max(first) })
    }

    /// What it is called, for a sentence and for the top of a page: `Năm 2026`.
    pub fn name(&self, lang: Lang) -> String {
        self.chosen.map_or_else(|| Words::of(lang).days.to_owned(), |chosen| name(chosen, lang))
    }

    /// Its days: `15/12/2025 – 29/11/2026`; of all days the last one that is counted.
    pub fn dates(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let day = |day: NaiveDate| format::day(day, lang);
        let last = day(self.days.1.unwrap_or(self.today));
        match self.days.0 {
            None => words.until(&last),
            Some(first) => format!("{} – {last}", day(first)),
        }
    }

    /// Name and days, beside figures: `Năm 2026, 15/12/2025 – 29/11/2026`.
    pub fn said(&self, lang: Lang) -> String {
        format!("{}, {}", self.name(lang), self.dates(lang))
    }

    /// The heading of a page: its title, the period and its days, and the other periods.
    ///
    /// `address` gives the page's address with these fields of its query changed.
    pub fn bar(
        &self,
        title: &str,
        fields: &[(String, String)],
        address: impl Fn(&[(&str, &str)]) -> String,
        lang: Lang,
    ) -> Markup {
        let words = Words::of(lang);
        let mut choices = Chosen::around(self.today);
        if let Some(chosen) = self.chosen.filter(|chosen| !choices.contains(chosen)) {
            choices.push(chosen);
        }
        html! {
            div.period {
                h1 { (title) }
                details.choose {
                    summary { strong { (self.name(lang)) } " " span { (self.dates(lang)) } }
                    nav.choices aria-label=(words.label) {
                        @for each in choices {
                            @let code = each.to_string();
                            a href=(address(&[("period", &code), ("from", ""), ("to", ""), ("after", "")]))
                                aria-current=[(self.chosen == Some(each)).then_some("true")] { (short(each, lang)) }
                        }
                        (self.own_days(words, fields, &address(&[]), lang))
                    }
                }
            }
        }
    }

    fn own_days(
        &self,
        words: &Words,
        fields: &[(String, String)],
        address: &str,
        lang: Lang,
    ) -> Markup {
        let path = address.split('?').next().unwrap_or_default();
        let is_kept = |name: &str| !["period", "from", "to", "lang", "after"].contains(&name);
        let (first, last) = self.days;
        let iso = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let value =
            |name, day| given(fields, name).map(str::to_owned).or(iso(day)).unwrap_or_default();
        html! {
            details.group.days {
                summary.here[self.chosen.is_none()] { (words.own_days) }
                form method="get" action=(path) {
                    (lang_field(lang))
                    @for (name, value) in fields.iter().filter(|(name, value)| is_kept(name) && !value.is_empty()) {
                        input type="hidden" name=(name) value=(value);
                    }
                    label for="from" { (words.from) }
                    input #from type="date" name="from" value=(value("from", first));
                    label for="to" { (words.to) }
                    input #to type="date" name="to" value=(value("to", last));
                    button type="submit" { (words.show) }
                }
            }
        }
    }
}

/// The page in place of one whose days cannot be read: what is wrong with each, and the form to choose others, filled
/// as it was.
pub fn refused(
    fields: &[(String, String)],
    faults: &[FieldError],
    today: NaiveDate,
    lang: Lang,
) -> Markup {
    let (_, address) = context::asked();
    let path = address.split('?').next().unwrap_or_default();
    let main = choose_again(fields, faults, (path, today), lang);
    let title = Words::of(lang).title;
    page(&Frame { title, lang, path: &address, audience: Audience::Office }, &main)
}

fn choose_again(
    fields: &[(String, String)],
    faults: &[FieldError],
    (path, today): (&str, NaiveDate),
    lang: Lang,
) -> Markup {
    let words = Words::of(lang);
    let label = |name: &str| match name {
        "from" => words.from,
        "to" => words.to,
        _ => words.label,
    };
    let why = |fault: &FieldError| match (fault.field.as_str(), first(fields, &fault.field)) {
        ("to", _) if narrowing::is_backwards(fault) => words.backwards.to_owned(),
        ("from" | "to", typed) => words.no_day(typed),
        (_, typed) if narrowing::is_to_come(fault) => words.not_begun(typed),
        (_, typed) => words.no_period(typed),
    };
    let is_chosen = |name: &str| ["period", "from", "to"].contains(&name);
    let others = || fields.iter().filter(|(name, _)| !is_chosen(name) && name != "lang");
    let other_period = |code: &str| {
        let others = others().map(|(name, value)| (name.as_str(), value.as_str()));
        paths::in_lang(&paths::with_query(path, others.chain([("period", code)])), lang)
    };
    html! {
        h1 { (words.title) }
        div.sum role="alert" {
            p.say { (words.unread) }
            ul { @for fault in faults { li {
                @if is_chosen(&fault.field) && fault.field != "period" {
                    a href={ "#" (fault.field) } { (label(&fault.field)) }
                } @else { (label(&fault.field)) }
                ": " (why(fault))
            } } }
        }
        form.filters method="get" action=(path) {
            (lang_field(lang))
            @for (name, value) in others().filter(|(_, value)| !value.is_empty()) {
                input type="hidden" name=(name) value=(value);
            }
            @for name in ["from", "to"] {
                @let typed = first(fields, name);
                // A date field would drop what is no day.
                @let kind = if typed.is_empty() || read_day(typed).is_some() { "date" } else { "text" };
                div {
                    label for=(name) { (label(name)) }
                    input id=(name) type=(kind) name=(name) value=(typed)
                        aria-invalid=[faults.iter().any(|fault| fault.field == name).then_some("true")];
                }
            }
            button type="submit" { (words.show) }
        }
        nav.choices aria-label=(words.label) {
            @for each in Chosen::around(today) {
                a href=(other_period(&each.to_string())) { (short(each, lang)) }
            }
        }
    }
}

/// What a period is called beside others of the same year.
fn short(chosen: Chosen, lang: Lang) -> String {
    let words = Words::of(lang);
    match chosen {
        Chosen::Report(period) if period.report != Report::Year => {
            words.report(period.report).to_owned()
        }
        Chosen::Quarter { number: 2, .. } => words.second_quarter.to_owned(),
        Chosen::Quarter { .. } => words.last_quarter.to_owned(),
        Chosen::Month(first) => match lang {
            Lang::Vi => first.format("Tháng %-m").to_string(),
            Lang::En => first.format("%B").to_string(),
        },
        Chosen::Report(_) | Chosen::TwelveMonths | Chosen::All => name(chosen, lang),
    }
}

/// What a period is called.
pub fn name(chosen: Chosen, lang: Lang) -> String {
    let words = Words::of(lang);
    match chosen {
        Chosen::Report(period) => format!("{} {}", words.report(period.report), period.year),
        Chosen::Quarter { year, number } => {
            let quarter = if number == 2 { words.second_quarter } else { words.last_quarter };
            format!("{quarter} {year}")
        }
        Chosen::Month(first) => match lang {
            Lang::Vi => first.format("Tháng %-m/%Y").to_string(),
            Lang::En => first.format("%B %Y").to_string(),
        },
        Chosen::TwelveMonths => words.twelve_months.to_owned(),
        Chosen::All => words.all.to_owned(),
    }
}

/// A period as it stands in an address, in words; as it is where it cannot be read.
pub fn name_of(code: &str, lang: Lang) -> String {
    code.parse().map_or_else(|_| code.to_owned(), |chosen| name(chosen, lang))
}
