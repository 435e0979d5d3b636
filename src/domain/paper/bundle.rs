//! A bundle and its counts.

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Cover;
use crate::base::calendar::read_day;
use crate::base::enum_codes;
use crate::domain::survey::Catalogue;

/// The most forms of a bundle: a ream of paper ten times.
const MOST: u64 = 5000;

/// How far a bundle has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum BundleState {
    /// Its forms are handed out, counted and keyed.
    Open,
    /// Closed; forms of it wait for more paper of the same place.
    Waiting,
    /// Closed, and all its forms are settled.
    Settled,
}

enum_codes!(pub BundleState);

/// The counts of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Forms handed out (số phiếu phát ra).
    pub delivered: u64,
    /// Forms that came back (số phiếu thu về); `None` while they are out.
    pub returned: Option<u64>,
    /// Blank or spoiled ones among those (phiếu trắng, hỏng).
    pub spoiled: u64,
}

impl Counts {
    /// How many forms are to be keyed; `None` until they are counted.
    pub fn valid(&self) -> Option<u64> {
        self.returned.map(|returned| returned.saturating_sub(self.spoiled))
    }
}

/// A bundle to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBundle {
    /// Code of its place.
    pub touchpoint: String,
    /// Instrument id.
    pub instrument: String,
    /// The day on which its forms are filled in.
    pub day: NaiveDate,
    /// Its counts.
    pub counts: Counts,
    /// Whether each form is keyed twice and compared.
    pub keyed_twice: bool,
}

/// A bundle as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Its code.
    pub code: String,
    /// Instrument id and version.
    pub instrument: String,
    /// The version.
    pub version: String,
    /// Code of the office.
    pub office: String,
    /// Code of the unit that the place belonged to when the bundle was made.
    pub unit: String,
    /// Code of the place.
    pub touchpoint: String,
    /// The day written on its forms.
    pub day: NaiveDate,
    /// Its counts.
    pub counts: Counts,
    /// Whether each form is keyed twice and compared.
    pub keyed_twice: bool,
    /// The totals written on its cover.
    pub cover: Cover,
    /// How far it has come.
    pub state: BundleState,
    /// How many forms a closed one has.
    pub forms: u64,
    /// Name of the account that made it.
    pub made_by: String,
    /// Name of the account that closed it; empty before.
    pub closed_by: String,
}

/// A field of a bundle that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountFault {
    /// It is no number from 0 to 5,000, or none is written where one is needed.
    NoNumber(&'static str),
    /// It is no day, or one to come.
    Day,
    /// It is before the first day of the instrument, which is this.
    Early(NaiveDate),
    /// It is none of the choices.
    NoChoice(&'static str),
    /// More came back than were handed out.
    Returned {
        /// How many came back.
        returned: u64,
        /// How many were handed out.
        delivered: u64,
    },
    /// More are blank or spoiled than came back.
    Spoiled {
        /// How many are.
        spoiled: u64,
        /// How many came back.
        returned: u64,
    },
}

impl CountFault {
    /// The field it is about.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoNumber(field) | Self::NoChoice(field) => field,
            Self::Day | Self::Early(_) => "day",
            Self::Returned { .. } => "returned",
            Self::Spoiled { .. } => "spoiled",
        }
    }
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(each, _)| each == name).map_or("", |(_, value)| value.trim())
}

/// Reads `delivered`, `returned` and `spoiled`.
pub fn read_counts(fields: &[(String, String)]) -> Result<Counts, Vec<CountFault>> {
    let mut faults = Vec::new();
    let mut number = |name: &'static str| {
        let typed = value(fields, name);
        let read = typed.parse().ok().filter(|number| *number <= MOST);
        if read.is_none() && !typed.is_empty() {
            faults.push(CountFault::NoNumber(name));
        }
        read
    };
    let (delivered, returned, spoiled) =
        (number("delivered"), number("returned"), number("spoiled"));
    let is_unread = |name, faults: &[CountFault]| faults.contains(&CountFault::NoNumber(name));
    if matches!(delivered, None | Some(0)) && !is_unread("delivered", &faults) {
        faults.insert(0, CountFault::NoNumber("delivered"));
    }
    if let (Some(delivered), Some(returned)) = (delivered, returned)
        && returned > delivered
    {
        faults.push(CountFault::Returned { returned, delivered });
    }
    let (spoilt, back) = (spoiled.unwrap_or(0), returned.unwrap_or(0));
    if spoilt > back && !is_unread("returned", &faults) {
        faults.push(CountFault::Spoiled { spoiled: spoilt, returned: back });
    }
    match delivered {
        Some(delivered) if faults.is_empty() => {
            Ok(Counts { delivered, returned, spoiled: spoiled.unwrap_or(0) })
        }
        _ => Err(faults),
    }
}

/// Reads a bundle to be made: its counts, `touchpoint`, `instrument`, `day` and `twice`.
pub fn read_bundle(
    fields: &[(String, String)],
    (touchpoints, instruments): (&[&str], &Catalogue),
    today: NaiveDate,
) -> Result<NewBundle, Vec<CountFault>> {
    let mut faults = Vec::new();
    let mut choice = |name: &'static str, known: &[&str]| {
        let chosen = value(fields, name).to_owned();
        if !known.contains(&chosen.as_str()) {
            faults.push(CountFault::NoChoice(name));
        }
        chosen
    };
    let touchpoint = choice("touchpoint", touchpoints);
    let instrument = choice("instrument", &instruments.ids());
    let day = read_day(value(fields, "day")).filter(|day| *day <= today);
    match (day, instruments.first_day(&instrument)) {
        (None, _) => faults.push(CountFault::Day),
        (Some(day), Some(first)) if day < first => faults.push(CountFault::Early(first)),
        _ => {}
    }
    let counts = read_counts(fields);
    if let Err(more) = &counts {
        faults.extend(more);
    }
    match (day, counts) {
        (Some(day), Ok(counts)) if faults.is_empty() => {
            let keyed_twice = value(fields, "twice") == "yes";
            Ok(NewBundle { touchpoint, instrument, day, counts, keyed_twice })
        }
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;

    fn counts(delivered: &str, returned: &str, spoiled: &str) -> Result<Counts, Vec<CountFault>> {
        let fields = [("delivered", delivered), ("returned", returned), ("spoiled", spoiled)];
        read_counts(&fields.map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    #[test]
    fn a_bundle_is_of_a_day_on_which_its_instrument_was_asked() {
        let instruments = built_in().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let made = |written: &str| {
            let fields = [
                ("touchpoint", "BT01"),
                ("instrument", "quick"),
                ("day", written),
                ("delivered", "5"),
            ];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let with: (&[&str], _) = (&["BT01"], &instruments);
            read_bundle(&fields, with, day("2026-12-01")).map(|new| new.day)
        };
        assert_eq!(made("2026-11-20"), Ok(day("2026-11-20")));
        // The first version of the survey is valid from this day on.
        assert_eq!(made("2025-07-01"), Ok(day("2025-07-01")));
        for early in ["2025-06-30", "1950-01-01"] {
            assert_eq!(made(early), Err(vec![CountFault::Early(day("2025-07-01"))]), "{early}");
        }
        for bad in ["2026-12-02", "2099-01-01", "20/11"] {
            assert_eq!(made(bad), Err(vec![CountFault::Day]), "{bad}");
        }
    }

    /// Forms of the one-stop centre of Huế, first quarter of 2019 (báo cáo 02/BC-TTHCC): 5326 handed out, 4215 back.
    #[test]
    fn no_more_come_back_than_were_handed_out() {
        let read = counts("326", "215", "15").unwrap();
        assert_eq!(read.valid(), Some(200));
        assert_eq!(
            counts("215", "326", ""),
            Err(vec![CountFault::Returned { returned: 326, delivered: 215 }])
        );
        assert_eq!(
            counts("30", "20", "21"),
            Err(vec![CountFault::Spoiled { spoiled: 21, returned: 20 }])
        );
        assert_eq!(
            counts("20", "25", "30"),
            Err(vec![
                CountFault::Returned { returned: 25, delivered: 20 },
                CountFault::Spoiled { spoiled: 30, returned: 25 },
            ]),
            "both are told at once"
        );
        assert_eq!(counts("30", "", "").unwrap().valid(), None);
        assert_eq!(
            counts("", "x", ""),
            Err(vec![CountFault::NoNumber("delivered"), CountFault::NoNumber("returned"),])
        );
    }
}
