//! What most counters ask. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::unit::Touchpoint;

/// The instruments that open counters ask, the one that most of them ask first.
pub fn asked(touchpoints: &[Touchpoint], today: NaiveDate) -> Vec<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for touchpoint in touchpoints.iter().filter(|each| !each.is_closed(today)) {
        *counts.entry(&touchpoint.instrument).or_default() += 1;
    }
    let mut asked: Vec<(&str, usize)> = counts.into_iter().collect();
    asked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    asked.into_iter().map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::domain::survey::Tier;

    #[test]
    fn what_most_open_counters_ask_comes_first() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let counter = |instrument: &str, closed| Touchpoint {
            code: "BT01".to_owned(),
            office: "sngv".to_owned(),
            unit: "PLS".to_owned(),
            name: Text::default(),
            instrument: instrument.to_owned(),
            tier: Tier::Open,
            procedures: Vec::new(),
            closed,
        };
        let counters = [
            counter("one-stop-2018", Some(today)),
            counter("one-stop-2018", Some(today)),
            counter("one-stop-2018", Some(today)),
            counter("quick", None),
            counter("sipas-counter", None),
            counter("sipas-counter", None),
        ];
        assert_eq!(asked(&counters, today), ["sipas-counter", "quick"]);
        assert_eq!(asked(&[], today), [""; 0]);
    }
}
