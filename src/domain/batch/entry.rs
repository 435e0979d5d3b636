//! A settled batch.

use chrono::NaiveDate;

use super::{Place, Standing};

/// A batch (lô phiếu) as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Counts up with every batch settled, without gaps.
    pub number: u64,
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Code of the wave; empty outside of waves.
    pub wave: String,
    /// Code of the office.
    pub office: String,
    /// What is told of where its answers were given.
    pub place: Place,
    /// The office day on which it was settled.
    pub day: NaiveDate,
    /// How many responses it has.
    pub responses: u64,
    /// The records of its responses one after the other, all of the same width, in random order.
    pub records: String,
    /// The procedure of each response, separated by spaces; one code if all have the same, empty if
    /// none is known or told.
    pub procedures: String,
    /// One character a response, see [`Duration`].
    pub durations: String,
    /// Whether it counts.
    pub standing: Standing,
    /// The release to the public it is in.
    pub released: Option<Release>,
}

/// How the public sees a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// Number of the release, from 1.
    pub number: u64,
    /// Whether it was released together with batches of other places, and its own is not told.
    pub merged: bool,
    /// First and last day of the quarters of reporting whose rests were released together; `None` where it is of one
    /// quarter.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

impl Batch {
    /// Characters of one record; `None` when the records are not all of one width.
    pub fn width(&self) -> Option<usize> {
        let responses = usize::try_from(self.responses).ok().filter(|responses| *responses > 0)?;
        let length = self.records.len();
        (self.records.is_ascii() && length.is_multiple_of(responses)).then(|| length / responses)
    }

    /// The record of each response; none when they are not all of one width.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let width = self.width().unwrap_or(0);
        let responses = self.records.len().checked_div(width).unwrap_or(0);
        (0..responses).filter_map(move |slot| self.records.get(slot * width..(slot + 1) * width))
    }

    /// The procedure of the response at a slot, if known.
    pub fn procedure(&self, slot: usize) -> Option<&str> {
        let all = self.procedures.split(' ');
        let code = match all.clone().count() {
            1 => self.procedures.as_str(),
            _ => all.clone().nth(slot)?,
        };
        (!code.is_empty() && code != NO_PROCEDURE).then_some(code)
    }

    /// Writes the procedures of responses, in their order.
    pub fn procedures_of<'a>(each: impl Iterator<Item = Option<&'a str>> + Clone) -> String {
        let first = each.clone().next().flatten();
        if each.clone().all(|procedure| procedure == first) {
            return first.unwrap_or_default().to_owned();
        }
        let codes: Vec<&str> = each.map(|code| code.unwrap_or(NO_PROCEDURE)).collect();
        codes.join(" ")
    }
}

/// An unknown procedure among known ones.
const NO_PROCEDURE: &str = "-";

/// How long filling in a form took: fine enough to tell a careless tap from a read form, too coarse
/// to identify a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration(Option<usize>);

impl Duration {
    /// The ranges in seconds, as exported.
    const RANGES: [&str; 4] = ["<10", "10-30", "30-120", ">120"];

    /// The range of some seconds.
    pub fn of_seconds(seconds: Option<i64>) -> Self {
        Self(seconds.map(|seconds| match seconds {
            ..10 => 0,
            10..30 => 1,
            30..=120 => 2,
            _ => 3,
        }))
    }

    /// The range with this name.
    pub fn of_name(name: &str) -> Self {
        Self(Self::RANGES.iter().position(|range| *range == name))
    }

    /// `1` to `4`, or `-` when it is not known.
    pub fn code(self) -> char {
        self.0.and_then(|at| "1234".chars().nth(at)).unwrap_or('-')
    }

    /// Reads such a character; any other is not known.
    pub fn of_code(code: char) -> Self {
        Self("1234".chars().position(|each| each == code))
    }

    /// `<10`, `10-30`, `30-120` or `>120` seconds; `None` when it is not known.
    pub fn name(self) -> Option<&'static str> {
        self.0.and_then(|at| Self::RANGES.get(at)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fall_into_the_four_ranges_and_are_read_back() {
        let seconds = [Some(0), Some(9), Some(10), Some(29), Some(30), Some(120), Some(121), None];
        let ranges = seconds.map(|each| Duration::of_seconds(each).name());
        let names = ["<10", "<10", "10-30", "10-30", "30-120", "30-120", ">120"].map(Some);
        assert_eq!(ranges[..7], names);
        assert_eq!(ranges[7], None);
        for each in seconds.map(Duration::of_seconds) {
            assert_eq!(Duration::of_code(each.code()), each);
        }
    }

    #[test]
    fn procedures_are_written_once_where_all_have_the_same() {
        let written = |codes: &[Option<&str>]| Batch::procedures_of(codes.iter().copied());
        assert_eq!(written(&[Some("a"), Some("a")]), "a");
        assert_eq!(written(&[None, None]), "");
        assert_eq!(written(&[Some("a"), None]), "a -");
    }
}
