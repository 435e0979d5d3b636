//! One page for the leader: where the office stands, what is weakest, what is late, what changed. Pure.

use serde::{Deserialize, Serialize};

use super::compose::{distance, lately, moved_since, said, subject, verdict};
use super::facts::{Facts, MeasuredRow, SurveyFacts, UnitFacts, What};
use super::line::Line;
use crate::stats::{Interval, Verdict};

/// Criteria and units shown: the lowest.
const SHOWN: usize = 3;

/// Work that is open on the day, counted whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWork {
    /// Dossiers of the period completed in time, of those completed.
    pub dossiers: (u64, u64),
    /// Open dossiers past their due day.
    pub dossiers_overdue: u64,
    /// Petitions of the period handled, of those taken.
    pub petitions: (u64, u64),
    /// Open petitions past their limit.
    pub petitions_overdue: u64,
    /// Tasks of the plan past their due day.
    pub tasks_overdue: u64,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeaderPage {
    /// The office.
    pub office: String,
    /// Its logo, as an address that holds the picture.
    #[serde(skip)]
    pub logo: Option<String>,
    /// What period, in words.
    pub period: String,
    /// Its days, and the day the figures were taken.
    pub days: Line,
    /// The survey.
    pub survey: String,
    /// Its index; `None` without answers.
    pub index: Option<Line>,
    /// 0…1.
    pub share: Option<f64>,
    /// The target, 0…1.
    pub target: Option<f64>,
    /// By the interval.
    pub verdict: Option<Verdict>,
    /// The verdict in a sentence.
    pub sentence: Line,
    /// Answers and interval.
    pub basis: Line,
    /// The index by month.
    pub months: Vec<UnitFacts>,
    /// The lowest criteria.
    pub criteria: Vec<Lowest>,
    /// The lowest units.
    pub units: Vec<Lowest>,
    /// Dossiers, petitions and the plan: a heading, and sentences.
    pub work: Vec<(String, Vec<Line>)>,
    /// What changed.
    pub changes: Vec<Line>,
    /// Work that is open.
    pub open: OpenWork,
}

/// A criterion or a unit with its rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lowest {
    /// Its name.
    pub name: String,
    /// 0…1.
    pub share: f64,
    /// The rate and the answers it rests on.
    pub told: Line,
}

impl LeaderPage {
    /// The page of these facts.
    pub fn of(facts: &Facts, open: OpenWork) -> Self {
        let survey = facts.surveys.iter().max_by_key(|survey| survey.responses);
        let row = survey.and_then(|survey| row_of(facts, survey));
        let share = row.and_then(|row| row.now.value);
        let share = share.or_else(|| survey.and_then(|survey| Some(survey.index? / 100.0)));
        Self {
            office: facts.office.name.clone(),
            logo: facts.office.logo.clone(),
            period: subject(&facts.period),
            days: Line::of("Từ ")
                .day(facts.from)
                .text(" đến ")
                .day(facts.as_of())
                .text(" · trích xuất ngày ")
                .day(facts.taken),
            survey: survey.map_or_else(String::new, |survey| survey.title.clone()),
            index: share.map(|share| Line::default().percent(share)),
            share,
            target: row.map(|row| row.target),
            verdict: row.and_then(verdict),
            sentence: row.map_or_else(|| Line::of("Chưa có ý kiến trong kỳ."), sentence),
            basis: basis(survey, row),
            months: survey.map(|survey| survey.months.clone()).unwrap_or_default(),
            criteria: survey.map(criteria).unwrap_or_default(),
            units: survey.map(units).unwrap_or_default(),
            work: work(facts, open),
            changes: changes(facts, row),
            open,
        }
    }
}

/// What changed, the page's own index first.
fn changes(facts: &Facts, index: Option<&MeasuredRow>) -> Vec<Line> {
    let is_index = |row: &MeasuredRow| index.is_some_and(|index| index.number == row.number);
    let others = facts.measured.iter().filter(|row| !is_index(row));
    index.into_iter().chain(others).filter_map(moved_since).collect()
}

/// The row of the plan that a survey measures.
fn row_of<'a>(facts: &'a Facts, survey: &SurveyFacts) -> Option<&'a MeasuredRow> {
    facts.measured.iter().find(|row| {
        matches!(&row.what, What::Index { instrument, .. } if *instrument == survey.instrument)
    })
}

fn sentence(row: &MeasuredRow) -> Line {
    if row.now.value.is_none() {
        return Line::of("Chưa có ý kiến trong kỳ.");
    }
    Line::of(said(verdict(row))).text(": ").then(distance(row)).text(".").then(lately(row))
}

fn basis(survey: Option<&SurveyFacts>, row: Option<&MeasuredRow>) -> Line {
    let Some(survey) = survey.filter(|survey| survey.responses > 0) else {
        return Line::default();
    };
    let line = Line::default().count(survey.responses).text(" phiếu");
    match row.and_then(|row| row.now.interval) {
        Some(Interval(low, high)) => {
            line.text(" · khoảng tin cậy 95%: ").percent(low).text(" – ").percent(high)
        }
        None => line,
    }
}

fn criteria(survey: &SurveyFacts) -> Vec<Lowest> {
    let told = survey.items.iter().filter_map(|item| Some((&item.title, item.share?, item.n?)));
    lowest(told)
}

fn units(survey: &SurveyFacts) -> Vec<Lowest> {
    let told = survey.units.iter().filter_map(|unit| Some((&unit.name, unit.share?, unit.n)));
    lowest(told)
}

fn lowest<'a>(of: impl Iterator<Item = (&'a String, f64, u64)>) -> Vec<Lowest> {
    let mut all: Vec<_> = of.collect();
    all.sort_by(|one, other| one.1.total_cmp(&other.1));
    all.truncate(SHOWN);
    let told = |(name, share, n): (&String, f64, u64)| Lowest {
        name: name.clone(),
        share,
        told: Line::default().percent(share).text(" · n = ").count(n),
    };
    all.into_iter().map(told).collect()
}

fn work(facts: &Facts, open: OpenWork) -> Vec<(String, Vec<Line>)> {
    let part = |(part, whole): (u64, u64), said: &str, none: &str| {
        if whole == 0 {
            return Line::of(none);
        }
        Line::default().count(part).text("/").count(whole).text(format!(" {said}"))
    };
    let late = |many: u64, what: &str, none: &str| match many {
        0 => Line::of(none),
        many => Line::default().count(many).text(format!(" {what}")),
    };
    let of = |wanted: Option<Verdict>| {
        facts.measured.iter().filter(|row| verdict(row) == wanted).count() as u64
    };
    let done = facts.tasks.iter().filter(|task| task.status == "done").count() as u64;
    let measured = Line::default()
        .count(of(Some(Verdict::Reached)))
        .text(" chỉ tiêu đạt, ")
        .count(of(Some(Verdict::Missed)))
        .text(" chưa đạt, ")
        .count(of(Some(Verdict::Open)))
        .text(" chưa đủ căn cứ, ")
        .count(of(None))
        .text(" chưa có số liệu");
    vec![
        (
            "Hồ sơ".to_owned(),
            vec![
                part(open.dossiers, "hồ sơ đúng hạn trong kỳ", "Chưa có hồ sơ giải quyết xong"),
                late(open.dossiers_overdue, "hồ sơ đang quá hạn", "Không có hồ sơ quá hạn"),
            ],
        ),
        (
            "Phản ánh, kiến nghị".to_owned(),
            vec![
                part(open.petitions, "đã xử lý", "Không có phản ánh trong kỳ"),
                late(
                    open.petitions_overdue,
                    "đang quá hạn phân loại, trả lời hoặc công khai",
                    "Không có phản ánh quá hạn",
                ),
            ],
        ),
        (
            "Kế hoạch năm".to_owned(),
            vec![
                measured,
                part(
                    (done, facts.tasks.len() as u64),
                    "nhiệm vụ khác hoàn thành",
                    "Chưa có kế hoạch",
                ),
                late(open.tasks_overdue, "nhiệm vụ quá hạn", "Không có nhiệm vụ quá hạn"),
            ],
        ),
    ]
}
