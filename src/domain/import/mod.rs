//! Files that an office brings in (nhập từ tệp): their kinds, their columns, and templates to fill in. Pure.

mod beside;
mod far;
mod guide;
mod hints;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::table::{Choice, Columns, Header, Most};
use crate::base::template::{Column, Kind, Template};
use crate::base::{Lang, Text, enum_codes};
use crate::domain::portal::Board;
use crate::domain::{assessment, dossier, official, plan, portal, touchpoint, unit};

pub use beside::{Beside, Question};
pub use far::is_far;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    /// Units of the office.
    Units,
    /// Counters.
    Touchpoints,
    /// Procedures.
    Procedures,
    /// Dossiers of the one-stop system.
    Dossiers,
    /// The plan of a year.
    Plan,
    /// The criteria of a self-scoring sheet.
    Criteria,
    /// Official PAR Index, SIPAS, XHH and PAPI figures.
    Official,
    /// PAPI's table of the provinces.
    Papi,
    /// The portal's board.
    Board,
}

enum_codes!(pub FileKind);

/// What cells may be chosen from, each with its code and its name.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The units of today.
    pub units: Vec<(String, String)>,
    /// The procedures.
    pub procedures: Vec<(String, String)>,
    /// The touchpoints.
    pub touchpoints: Vec<(String, String)>,
    /// The instruments.
    pub instruments: Vec<(String, String)>,
}

impl FileKind {
    /// Its columns.
    pub fn columns(self) -> Columns {
        match self {
            Self::Units => unit::table::LAYOUT.columns(),
            Self::Touchpoints => touchpoint::table::LAYOUT.columns(),
            Self::Procedures => touchpoint::procedure_table::LAYOUT.columns(),
            Self::Dossiers => dossier::table::LAYOUT.columns(),
            Self::Plan => plan::table::LAYOUT.columns(),
            Self::Criteria => assessment::table::LAYOUT.columns(),
            Self::Official => official::table::LAYOUT.columns(),
            Self::Papi => official::papi::LAYOUT.columns(),
            Self::Board => portal::table::LAYOUT.columns(),
        }
    }

    /// What it is called.
    pub fn title(self) -> Text {
        let (vi, en) = match self {
            Self::Units => ("Đơn vị", "Units"),
            Self::Touchpoints => ("Điểm khảo sát", "Touchpoints"),
            Self::Procedures => ("Thủ tục hành chính", "Procedures"),
            Self::Dossiers => ("Hồ sơ một cửa", "Dossiers"),
            Self::Plan => ("Kế hoạch năm", "Yearly plan"),
            Self::Criteria => ("Tiêu chí tự chấm điểm", "Self-scoring criteria"),
            Self::Official => ("Kết quả chính thức", "Official results"),
            Self::Papi => ("Bảng PAPI của các tỉnh", "PAPI of the provinces"),
            Self::Board => ("Số liệu của Cổng (766)", "The portal's figures (766)"),
        };
        Text::new(vi, en)
    }

    /// The template: its columns in their order, with lists where a cell is one of few.
    pub fn template(self, lists: &Lists, lang: Lang) -> Template {
        let columns = self.columns();
        let hints = hints::of(self);
        let needed: Vec<&str> = columns.needed().collect();
        let column = |code: &&'static str| {
            let hint = hints.iter().find(|hint| hint.0 == *code);
            let (_, example, vi, en) = hint.copied().unwrap_or((*code, "", "", ""));
            Column {
                title: columns.title(code),
                is_needed: needed.contains(code),
                kind: self.kind(columns, code, (lists, lang)),
                example: in_words(columns.choices_of(code), example, lang).to_owned(),
                note: Text::new(vi, en),
            }
        };
        let is_shown = |code: &&&str| self.is_in_template(code);
        Template {
            title: self.title(),
            guide: guide::of(self),
            columns: columns.names.iter().filter(is_shown).map(column).collect(),
        }
    }

    /// Whether a column stands in the template: a row of it holds all figures of a province.
    pub fn is_in_template(self, column: &str) -> bool {
        self != Self::Papi || !matches!(column, "code" | "value")
    }

    /// Whether a file is the list of a page that has figures beside the rows: it lacks what the import needs, if only the
    /// wording in both languages.
    pub fn is_list_of_page(self, header: &Header) -> bool {
        let columns = self.columns();
        let beside = header.names.iter().filter(|name| columns.is_beside(name)).count();
        matches!(self, Self::Plan | Self::Criteria | Self::Board) && beside >= 3
    }

    /// How much a file of this kind may hold.
    pub fn most(self) -> Most {
        if self == Self::Papi { official::papi::MOST } else { Most::KEPT }
    }

    /// What the cells of a column hold.
    fn kind(self, columns: Columns, column: &str, (lists, lang): (&Lists, Lang)) -> Kind {
        let choices = columns.choices_of(column);
        if !choices.is_empty() {
            let words = choices.iter().map(|(_, vi, en)| lang.pick(*vi, *en).to_owned());
            return Kind::One(words.collect());
        }
        let named = |list: &[(String, String)]| {
            list.iter().map(|(code, name)| format!("{code} – {name}")).collect::<Vec<_>>()
        };
        match (self, column) {
            (Self::Touchpoints, "unit") => Kind::One(named(&lists.units)),
            (Self::Touchpoints, "instrument") => Kind::One(named(&lists.instruments)),
            (Self::Touchpoints, "procedures") | (Self::Dossiers, "procedure_code") => {
                Kind::Suggested(named(&lists.procedures))
            }
            (Self::Dossiers, "touchpoint") => Kind::Suggested(named(&lists.touchpoints)),
            (Self::Plan, "lead" | "coordinating") | (Self::Units, "parent") => {
                Kind::Suggested(named(&lists.units))
            }
            (Self::Board, "code") => {
                let board = Board::built_in().ok();
                let lines = board.iter().flat_map(Board::codes);
                Kind::Suggested(lines.map(|(code, name)| format!("{code} – {}", name.vi)).collect())
            }
            (
                Self::Dossiers,
                "received" | "due" | "completed" | "apology_sent" | "apology_new_due",
            )
            | (Self::Official, "published")
            | (Self::Units, "from" | "to") => Kind::Day,
            (_, "year")
            | (Self::Official, "rank" | "of")
            | (Self::Board, "numerator" | "denominator") => Kind::Whole,
            (Self::Papi, column) if !matches!(column, "tinhid" | "name_vi") => Kind::Decimal,
            (Self::Criteria, "most")
            | (Self::Official, "value" | "maximum" | "other_value")
            | (Self::Board, "points") => Kind::Decimal,
            _ => Kind::Text,
        }
    }
}

/// An example in the words of a language, where it is one of few.
fn in_words<'a>(choices: &[Choice], example: &'a str, lang: Lang) -> &'a str {
    let found = choices.iter().find(|(_, vi, _)| *vi == example);
    found.map_or(example, |(_, vi, en)| lang.pick(*vi, *en))
}
