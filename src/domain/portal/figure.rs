//! A figure that the portal printed.

use crate::base::calendar::CivilPeriod;
use crate::base::text::same_name;
use crate::domain::measure::ServiceRate;

/// What the portal printed of a line or of a whole group, of an agency and a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalFigure {
    /// The agency, as the portal names it.
    pub agency: String,
    /// The period of the calendar.
    pub period: CivilPeriod,
    /// Code of the line or the group.
    pub code: String,
    /// Numerator and denominator; `None` where it prints points alone.
    pub rate: Option<ServiceRate>,
    /// Points in hundredths; `None` where it prints none.
    pub points: Option<u64>,
}

impl PortalFigure {
    /// Its name in the audit log.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}/{}", self.period, self.agency, self.code)
    }

    /// Its value in the audit log.
    pub(crate) fn audit_line(&self) -> String {
        let rate = self.rate.map_or("–".to_owned(), |rate| format!("{}/{}", rate.good, rate.all));
        let points = self.points.map_or("–".to_owned(), decimal);
        format!("{rate}; {points}")
    }
}

/// Hundredths with a point, as files write them.
pub(super) fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// What a file of figures is read with.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The board whose codes are known.
    pub board: &'a super::Board,
    /// The period of rows that name none.
    pub period: Option<CivilPeriod>,
}

/// Words in the name of an agency that one source writes and another leaves out.
const FILLING: [&str; 8] = ["-", "tỉnh", "thành", "phố", "tp", "tp.", "ubnd", "của"];

/// Whether the portal's name of an agency is that of this office: `Sở Ngoại vụ - Thành phố Hải Phòng` is
/// `Sở Ngoại vụ thành phố Hải Phòng`.
pub fn is_agency(agency: &str, office: &str) -> bool {
    let filling = FILLING.map(same_name);
    let words = |name: &str| -> Vec<String> {
        let name = same_name(name);
        let words = name.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned);
        words.filter(|word| !filling.contains(word)).collect()
    };
    let (agency, office) = (words(agency), words(office));
    !agency.is_empty() && agency == office
}
