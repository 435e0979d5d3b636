//! Which tasks a page is about, from the query of its address. Pure.

use strum::{EnumString, IntoStaticStr};

use super::row::Row;
use crate::base::calendar::{Nearness, YEARS};
use crate::domain::plan::{Assignee, Task, TaskStatus};
use crate::web::auth::scope::Scope;
use crate::web::fields;

/// The request; `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) year: Option<i32>,
    pub(super) area: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) status: Option<TaskStatus>,
    pub(super) when: Option<When>,
    pub(super) mine: Option<Mine>,
}

/// Tasks of the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mine {
    /// Those they were put on by name.
    Me(String),
    /// Those of the units their account is limited to; all for an account of the whole office.
    Unit(Scope),
}

impl Mine {
    /// The words of the query.
    pub(super) const CODES: [&str; 2] = ["me", "unit"];

    fn of_code(code: &str, (name, scope): (&str, &Scope)) -> Option<Self> {
        match code {
            "me" => Some(Self::Me(name.to_owned())),
            "unit" => Some(Self::Unit(scope.clone())),
            _ => None,
        }
    }

    fn fits(&self, row: &Row) -> bool {
        let task = &row.task;
        match self {
            Self::Me(name) => task.assigned.contains(&Assignee::Person(name.clone())),
            Self::Unit(scope) => is_of(task, scope),
        }
    }
}

/// Whether one of these units leads the task or was put on it.
fn is_of(task: &Task, scope: &Scope) -> bool {
    let is_put = |who: &Assignee| matches!(who, Assignee::Unit(unit) if scope.holds(unit));
    scope.is_whole()
        || task.row.lead.any(|unit| scope.holds(unit))
        || task.assigned.iter().any(is_put)
}

/// Whether the account of this name and these units may work on the task: it is of one of the units, or
/// the account is assigned to it.
pub(super) fn may_work(task: &Task, (name, scope): (&str, &Scope)) -> bool {
    is_of(task, scope) || task.assigned.contains(&Assignee::Person(name.to_owned()))
}

/// Tasks by how near they are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum When {
    Overdue,
    Soon,
}

impl When {
    pub(super) fn code(self) -> &'static str {
        self.into()
    }
}

impl Wanted {
    /// Whether the task is among those requested. A task is of a unit that leads it or was put on
    /// it: nearly all are coordinated by all units, which narrows nothing.
    pub(super) fn fits(&self, row: &Row) -> bool {
        let task = &row.task;
        let of_unit = |unit: &String| {
            task.row.lead.include(unit) || task.assigned.contains(&Assignee::Unit(unit.clone()))
        };
        let near = |when: When| {
            matches!(
                (when, row.nearness()),
                (When::Overdue, Some(Nearness::Overdue(_))) | (When::Soon, Some(Nearness::Soon(_)))
            )
        };
        self.area.as_deref().is_none_or(|area| area == task.row.area())
            && self.unit.as_ref().is_none_or(of_unit)
            && self.status.is_none_or(|status| status == task.status)
            && self.when.is_none_or(near)
            && self.mine.as_ref().is_none_or(|mine| mine.fits(row))
    }
}

/// Reads `year`, `area`, `unit`, `status`, `when` and `mine` (of `who`, a name with its units); blanks
/// are "all". A year, an area or a unit
/// must be among those known.
pub(super) fn read(
    fields: &[(String, String)],
    units: &[String],
    who: (&str, &Scope),
) -> Result<Wanted, Vec<&'static str>> {
    let value = |name| Some(fields::value(fields, name)).filter(|value| !value.is_empty());
    let mut faults = Vec::new();
    let year = value("year").and_then(|text| {
        kept("year", text.parse().ok().filter(|year| YEARS.contains(year)), &mut faults)
    });
    let is_area = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let area = value("area").and_then(|text| {
        let area = Some(text).filter(is_area).map(str::to_owned);
        kept("area", area, &mut faults)
    });
    let unit = value("unit").and_then(|text| {
        let unit = units.iter().find(|unit| *unit == text).cloned();
        kept("unit", unit, &mut faults)
    });
    let status =
        value("status").and_then(|text| kept("status", TaskStatus::of_code(text), &mut faults));
    let when = value("when").and_then(|text| kept("when", text.parse().ok(), &mut faults));
    let mine = value("mine").and_then(|text| kept("mine", Mine::of_code(text, who), &mut faults));
    if faults.is_empty() {
        Ok(Wanted { year, area, unit, status, when, mine })
    } else {
        Err(faults)
    }
}

/// The value, or `None` with the field noted.
fn kept<T>(field: &'static str, value: Option<T>, faults: &mut Vec<&'static str>) -> Option<T> {
    if value.is_none() {
        faults.push(field);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_all_and_every_fault_is_told_at_once() {
        let read_query = |query: &[(&str, &str)]| {
            let owned: Vec<_> = query
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            read(&owned, &["VPS".to_owned()], ("lan", &Scope::default()))
        };
        assert_eq!(read_query(&[("year", ""), ("unit", " ")]), Ok(Wanted::default()));
        let wanted = read_query(&[("unit", "VPS"), ("when", "soon"), ("year", "2023")]).unwrap();
        assert_eq!(wanted.year, Some(2023));
        assert_eq!(wanted.when, Some(When::Soon));
        let faults = read_query(&[
            ("year", "hai"),
            ("area", "1.1"),
            ("unit", "X"),
            ("status", "late"),
            ("when", "now"),
            ("mine", "yours"),
        ]);
        assert_eq!(faults.unwrap_err(), ["year", "area", "unit", "status", "when", "mine"]);
    }
}
