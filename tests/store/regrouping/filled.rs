//! What an office had in the version before batches.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

/// A response as it was kept.
#[derive(Clone, Debug)]
pub(super) struct Old {
    pub(super) number: usize,
    pub(super) touchpoint: &'static str,
    pub(super) unit: &'static str,
    pub(super) tier: &'static str,
    pub(super) day: NaiveDate,
    pub(super) remark: Option<String>,
}

impl Old {
    /// Six digits that say which it is, as answers to six questions of eight choices.
    pub(super) fn record(&self) -> String {
        let digit = |at: u32| 1 + (self.number / 8_usize.pow(at)) % 8;
        (0..6).map(|at| digit(at).to_string()).collect()
    }

    pub(super) fn id(&self) -> String {
        format!("{:08}-0000-4000-8000-000000000000", self.number * 7919 % 100_000)
    }
}

/// Eighty days of a busy counter, a quiet one and one that hardly anybody uses.
pub(super) fn responses() -> Vec<Old> {
    let first = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let mut all = Vec::new();
    for at in 0..80_u64 {
        let day = first + Days::new(at);
        let mut add = |touchpoint, unit, tier, times| {
            for _ in 0..times {
                let number = all.len();
                let remark = (number % 4 == 0).then(|| format!("Góp ý số {number}"));
                all.push(Old { number, touchpoint, unit, tier, day, remark });
            }
        };
        add("BT01", "VP", "open", if at % 7 < 5 { 4 } else { 0 });
        add("BT01", "VP", "paper", usize::from(at % 9 == 0));
        add("BT02", "LS", "open", usize::from(at % 4 == 0));
        add("BT03", "LS", "verified", usize::from(at == 40));
    }
    all
}

/// What the version before had of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Not taken up yet.
    New,
    /// Taken up, and not shown yet.
    Hidden,
    /// Shown to staff.
    Shown,
    /// Shown, worked on and public.
    Worked,
}

pub(super) fn before(old: &Old) -> Before {
    [Before::Shown, Before::New, Before::Hidden, Before::Worked][old.number / 4 % 4]
}

/// The statements that fill a database of that version.
#[expect(clippy::too_many_lines, reason = "one statement a table")]
pub(super) fn filled(name: &str) -> String {
    let bytes = |number: usize, kind: u8| {
        let hex = format!("{kind:02x}{number:062x}");
        if name == "SQLite" { format!("x'{hex}'") } else { format!(r"'\x{hex}'") }
    };
    let mut sql = String::from(
        "insert into office values ('sngv', 'Sở', 'Dept', 'TP', 'City', 'VP', 'Office');
         insert into unit (code, office, name_vi, name_en) values ('VP', 'sngv', 'VP', 'VP'), ('LS', 'sngv', 'LS', 'LS');
         insert into touchpoint values ('BT01', 'sngv', 'VP', 'a', 'a', 'small', 'open', ''),
             ('BT02', 'sngv', 'LS', 'b', 'b', 'small', 'open', ''),
             ('BT03', 'sngv', 'LS', 'c', 'c', 'small', 'verified', '');
         insert into remark_release values (1, '2026-11-01', 10);
         insert into slip values (X1, 'BT01', '2026-09-01', '2026-10-01', true),
             (X2, 'BT01', '2026-09-01', '2026-10-01', false);
         insert into slips_issued values ('BT01', '2026-09-01', 2);",
    );
    sql = sql.replace("X1", &bytes(1, 9)).replace("X2", &bytes(2, 9));
    for old in responses() {
        let (id, record) = (old.id(), old.record());
        let Old { number, touchpoint, unit, tier, day, .. } = old;
        let state = before(&old);
        let remark = old.remark.as_ref().map_or("null".to_owned(), |text| format!("'{text}'"));
        let taken = old.remark.is_some() && state != Before::New;
        let (key, mac) = (bytes(number, 1), bytes(number, 2));
        write!(
            sql,
            "insert into response values ('{id}', 'small', '1', 'sngv', '{day}', '{touchpoint}',
                 '{unit}', null, '{tier}', '30-120', '{record}', {remark}, {taken});
             insert into receipt values ({key}, {mac}, '{day}');"
        )
        .unwrap();
        if !taken {
            continue;
        }
        let days = if state == Before::Hidden {
            "null, null".to_owned()
        } else {
            format!("'{day}', '{day}'")
        };
        let (of_state, note, publication) = match state {
            Before::Worked => ("action", "thêm quầy", "released"),
            _ => ("unread", "", ""),
        };
        write!(
            sql,
            "insert into remark (id, instrument, response, touchpoint, unit, words, state, note,
                 by_hand, reading, batch_from, batch_to, redacted, publication)
             values ('r{number}', 'small', '{id}', '{touchpoint}', '{unit}', ' gop y so {number} ',
                 '{of_state}', '{note}', true, 'old', {days}, false, '{publication}');
             insert into remark_topic values ('r{number}', 'waiting');"
        )
        .unwrap();
        if state == Before::Worked {
            write!(
                sql,
                "insert into public_remark
                 values ('r{number}', 1, 'Góp ý số {number}', '2026-10', 'BT01', false);"
            )
            .unwrap();
        }
    }
    for number in 0..3 {
        let (key, mac, choice) = (bytes(number, 3), bytes(number, 4), number + 2);
        write!(
            sql,
            "insert into inbox values ({key}, {mac}, 'small', '1', 'BT02', '3.000242', 'open',
                 '1111{choice}1', null, 45, 1795485600000);",
        )
        .unwrap();
    }
    sql
}
