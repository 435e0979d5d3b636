//! Units from a file: its rows, what they change, and what cannot have been.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hailong::base::Lang;
use hailong::base::random::Random;
use hailong::domain::unit::table::{History, Known, UnitRow, read};
use hailong::store::{By, UnitsChanged};

use crate::support::databases::on_both;
use crate::support::platform::morning;
use crate::support::sample::text;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn history() -> History {
    History { units: vec![("VP".to_owned(), text("Văn phòng"))], events: Vec::new() }
}

fn read_by(csv: &str, history: &History) -> Result<Vec<UnitRow>, Vec<String>> {
    let known = Known {
        history,
        with_touchpoints: &BTreeSet::from(["VP".to_owned()]),
        has_office: true,
        today: day("2026-12-01"),
    };
    let read = read(csv.as_bytes(), known);
    read.map(|read| read.rows)
        .map_err(|faults| faults.iter().map(|fault| fault.localized(Lang::En)).collect())
}

#[test]
fn unit_rows_have_either_header_names_for_codes_and_days_as_an_office_writes_them() {
    let csv = "Danh sách đơn vị;;;\r\nTên đơn vị;Mã;Trực thuộc;Ngày thành lập\r\n\
        Phòng Một cửa;pmc;Văn phòng;01/03/2026\r\nTổ Hộ tịch;THT;Phòng Một cửa;15/3/2026\r\n";
    let rows = read_by(csv, &history()).unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (&*row.code, &*row.name.en, row.parent.as_deref(), row.from))
        .collect();
    assert_eq!(
        told,
        [
            ("PMC", "Phòng Một cửa", Some("VP"), Some(day("2026-03-01"))),
            ("THT", "Tổ Hộ tịch", Some("PMC"), Some(day("2026-03-15"))),
        ]
    );
}

#[test]
fn every_fault_of_unit_rows_is_told_at_once_by_its_row() {
    let csv = "code,name_vi,parent,from,to\n\
        A,Phòng A,XX,,\n\
        B,Phòng B,A;VP,,\n\
        B,Phòng B,VP,2026-13-01,\n\
        C,Phòng C,A,2026-01-01,2026-03-31\n\
        C,Phòng C,VP,2026-03-31,\n\
        D,Phòng D,A,2026-01-01,\n\
        D,Phòng D,VP,2026-01-01,\n\
        E,Phòng E,,,\n\
        E,Phòng E,,,\n\
        phòng,,,2026-12-02,2026-12-01\n\
        VP,Văn phòng,,,2026-06-30\n\
        F,Phòng F,,2026-01-01,2026-02-01\n\
        F,Phòng F,,2026-04-01,\n";
    let faults = read_by(csv, &history()).unwrap_err();
    let starts = [
        "row 2, column parent: there is no unit `XX`",
        "row 3, column parent: `A;VP`: a unit stands below one other alone",
        "row 4, column from: `2026-13-01` is no day",
        "row 4, column parent: unit B has two units above it",
        "row 6, column from: the days of unit C overlap",
        "row 8, column parent: unit D has two units above it: VP (this row) and A (row 7)",
        "row 10, column code: the code E stands in row 9 already",
        "row 11, column code: the code `phòng` needs 1 to 12",
        "row 11, column name_vi: the name is missing",
        "row 11, column from: 2026-12-02 has not come yet",
        "row 11, column to: 2026-12-01 is not over",
        "row 11, column to: 2026-12-01 is before its first day",
        "row 12, column to: unit VP still has touchpoints",
        "row 14, column from: unit F is not there between",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[test]
fn units_above_each_other_and_parents_that_come_later_are_told_by_their_rows() {
    let csv = "code,name_vi,parent,from\nA,Phòng A,B,2026-01-01\nB,Phòng B,A,2026-01-01\n\
        C,Phòng C,D,2026-01-01\nD,Phòng D,,2026-02-01\n";
    let faults = read_by(csv, &history()).unwrap_err();
    let starts = [
        "row 2: Unit A cannot stand below itself",
        "row 3: Unit B cannot stand below itself",
        "row 4: The unit above, D, was not there on that day.",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[tokio::test]
async fn units_of_a_file_are_kept_with_their_history_and_the_same_file_changes_nothing() {
    on_both(async |database| {
        let store = &database.store;
        database
            .run("insert into office values ('o', 'Sở', 'Office', 'UBND', 'PC', '', '', '', '')")
            .await;
        let csv = "code,name_vi,name_en,parent,from,to,basis\n\
            PMC,Phòng Một cửa cũ,,,2025-01-01,2026-02-28,QĐ 1\n\
            PMC,Phòng Một cửa,One-stop,,2026-03-01,,QĐ 2\n\
            THT,Tổ Hộ tịch,,PMC,2025-01-01,,\n\
            LT,Lưu trữ,,PMC,,,\n\
            CU,Tổ cũ,,,2025-01-01,2025-12-31,\n";
        let today = day("2026-12-01");
        let by = By::account("mai", morning());
        for again in [false, true] {
            let history = store.unit_history().await.unwrap();
            let rows = read_by(csv, &history).unwrap();
            let changes = store.preview_units(&rows, today).await.unwrap();
            assert_eq!(changes.events.is_empty() && changes.added.is_empty(), again, "{changes:?}");
            let done =
                store.import_units(&rows, ("đơn vị.xlsx", &Random::seeded(1)), &by).await.unwrap();
            assert_eq!(done, UnitsChanged::Done);
        }
        let now = store.organisation(None).await.unwrap();
        let name = |code: &str, on: &str| now.name(code, day(on)).unwrap().vi.clone();
        assert_eq!(name("PMC", "2026-02-28"), "Phòng Một cửa cũ");
        assert_eq!(name("PMC", "2026-03-01"), "Phòng Một cửa");
        assert_eq!(now.parent("THT", today), Some("PMC"));
        assert_eq!(now.parent("LT", today), Some("PMC"));
        assert!(now.is_alive("LT", day("2020-01-01")), "it was always there");
        assert!(!now.is_alive("CU", today) && now.is_alive("CU", day("2025-12-31")));
        let units = store.units().await.unwrap();
        let kept = units.iter().find(|unit| unit.code == "PMC").unwrap();
        assert_eq!(kept.name.en, "One-stop");
        let mut bases = database.texts("select distinct basis from unit_act").await;
        bases.sort();
        assert_eq!(bases, ["QĐ 1", "QĐ 2", "đơn vị.xlsx"]);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}
