//! The columns of exported responses and a response as one row of them; the same in every format.
//! Pure.

use super::record::Version;
use super::words::{dont_know, not_applicable, tier};
use crate::base::dataset::{Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::batch::Duration;
use crate::domain::survey::{self, Instrument, Item, Tier};

/// Bytes that a code of a touchpoint, unit or procedure has at most.
const CODE: usize = 64;

/// Columns before the items.
pub(super) const BEFORE: usize = 9;

/// Bytes of the longest remark: 1,200 letters of four bytes.
pub const LONGEST_REMARK: usize = 4_800;

/// The export of an instrument over all its versions.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is.
    pub dataset: Dataset,
    /// How the records of each version are read.
    pub(super) versions: Vec<Version>,
}

impl Table {
    /// The table of responses to these versions of one instrument, the newest first; remarks have at most so many
    /// bytes.
    pub fn of(versions: &[&Instrument], remark: usize, lang: Lang) -> Self {
        let mut items: Vec<(&Instrument, &Item)> = Vec::new();
        for (version, item) in
            versions.iter().flat_map(|each| each.items.iter().map(move |item| (*each, item)))
        {
            if !items.iter().any(|(_, known)| known.code == item.code) {
                items.push((version, item));
            }
        }
        let mut columns = before();
        columns.extend(items.iter().map(|(_, item)| asked(item, versions)));
        let label =
            Text::new("Góp ý (đã che thông tin cá nhân)", "Remark (personal details masked)");
        columns.push(Column::new("remark", label, Kind::Text(remark)));
        let title = versions.first().map(|newest| newest.title.clone()).unwrap_or_default();
        let dataset = Dataset { title, columns, lang, shown: Shown::Codes };
        let codes: Vec<&str> = items.iter().map(|(_, item)| item.code.as_str()).collect();
        let of = |version: &&Instrument| Version::of(version, &codes, &dataset.columns[BEFORE..]);
        Self { versions: versions.iter().map(of).collect(), dataset }
    }
}

fn before() -> Vec<Column> {
    let code = || Kind::Text(CODE);
    let tiers = Tier::ALL.iter().map(|each| Choice::new(each.code(), tier(*each)));
    let seconds = |name: &String| {
        Choice::new(name.clone(), Text::new(format!("{name} giây"), format!("{name} seconds")))
    };
    let durations = durations();
    vec![
        Column::new("response", Text::new("Mã phiếu trả lời", "Response"), Kind::Text(32)),
        Column::new("instrument", Text::new("Mẫu phiếu khảo sát", "Survey"), code()),
        Column::new("version", Text::new("Phiên bản phiếu", "Version of the survey"), code()),
        Column::new("day", Text::new("Ngày chốt", "Day settled"), Kind::Day),
        Column::new("touchpoint", Text::new("Điểm khảo sát", "Survey point"), code()),
        Column::new("unit", Text::new("Đơn vị", "Unit"), code()),
        Column::new("procedure", Text::new("Thủ tục hành chính", "Procedure"), code()),
        Column::new("tier", Text::new("Nguồn phiếu", "Channel"), Kind::Choice(tiers.collect())),
        Column::new(
            "duration",
            Text::new("Thời gian trả lời", "Time taken"),
            Kind::Choice(durations.iter().map(seconds).collect()),
        ),
    ]
}

/// The ranges of durations, with a dash that no spreadsheet reads as a date.
pub(super) fn durations() -> Vec<String> {
    "1234"
        .chars()
        .filter_map(|code| Duration::of_code(code).name())
        .map(|name| name.replace('-', "–"))
        .collect()
}

/// The column of an item: the values of all versions that ask it.
fn asked(item: &Item, versions: &[&Instrument]) -> Column {
    let mut choices: Vec<Choice> = Vec::new();
    let (mut no_opinion, mut not_asked) = (None, None);
    for version in versions {
        let Some(scale) = version.item(&item.code).and_then(|item| version.scale_of(item)) else {
            continue;
        };
        for choice in &scale.choices {
            let code = choice.code.to_string();
            if !choices.iter().any(|known| known.code == code) {
                choices.push(Choice::new(code, choice.label.clone()));
            }
        }
        no_opinion = no_opinion.or(scale.dont_know.clone());
        not_asked = not_asked.or(scale.not_applicable.clone());
    }
    let missing = |code: &str, label: Text| Choice { is_missing: true, ..Choice::new(code, label) };
    choices.push(missing("?", no_opinion.unwrap_or_else(dont_know)));
    choices.push(missing("~", not_asked.unwrap_or_else(not_applicable)));
    let kind = match item.kind {
        survey::Kind::SelectOne { .. } => Kind::Choice(choices),
        survey::Kind::SelectMany { .. } => Kind::Choices(choices),
    };
    Column {
        code: item.code.clone(),
        label: item.title.clone(),
        question: Some(item.question.clone()),
        kind,
        repeats: false,
    }
}
