//! Procedures and drivers: in full for who may take single responses, else of closed months and years.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::NaiveDate;
use hailong::domain::account::Role;
use hailong::domain::batch::finer::{Named, by_procedure, is_told, month};
use hailong::domain::batch::{Batch, Columns, Place, Selection, Shape, Standing};
use hailong::domain::measure::{Filter, Tally};
use hailong::domain::survey::Instrument;
use hailong::domain::survey::file::built_in;

use super::{answered, days_before, part};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";
const K: u64 = 5;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn over(first: NaiveDate, last: NaiveDate) -> Filter {
    Filter { from: Some(first), to: Some(last), ..Filter::default() }
}

/// A batch on each of some days, its responses of these procedures.
fn columns(form: &Instrument, batches: &[(NaiveDate, Vec<&str>)]) -> Columns {
    let at_one = batches.iter().map(|(day, procedures)| ("A", *day, procedures.clone()));
    columns_at(form, &at_one.collect::<Vec<_>>())
}

/// The same, each at a touchpoint.
fn columns_at(form: &Instrument, batches: &[(&str, NaiveDate, Vec<&str>)]) -> Columns {
    let shape = Shape::of(form);
    let record = "4".repeat(shape.width());
    let mut columns = Columns::of(shape);
    for ((touchpoint, day, procedures), number) in batches.iter().zip(1..) {
        let batch = Batch {
            number,
            instrument: form.id.clone(),
            version: form.version.clone(),
            wave: String::new(),
            office: "so".to_owned(),
            place: Place { touchpoint: Some((*touchpoint).to_owned()), ..Place::default() },
            day: *day,
            responses: procedures.len() as u64,
            records: record.repeat(procedures.len()),
            procedures: procedures.join(" "),
            durations: "-".repeat(procedures.len()),
            standing: Standing::Counted,
            released: None,
        };
        assert!(columns.add(&batch));
    }
    assert!(columns.fit());
    columns
}

fn told(form: &Instrument, all: &Columns, filter: Filter) -> BTreeMap<Named, u64> {
    let selection = Selection { filter, ..Selection::default() };
    let told = by_procedure(form, all.view(&selection), K);
    told.into_iter().map(|(name, tally)| (name, tally.responses)).collect()
}

fn code(code: &str) -> Named {
    Named::Procedure(code.to_owned())
}

#[test]
fn small_procedures_are_one_row_which_takes_in_the_smallest_while_it_is_small_itself() {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("sipas-counter").unwrap();
    let all = columns(form, &[(day("2026-03-05"), [["a"; 9], ["b"; 9]].concat())]);
    let march = over(day("2026-03-01"), day("2026-03-31"));
    assert_eq!(told(form, &all, march.clone()), [(code("a"), 9), (code("b"), 9)].into());
    let procedures = [&["a"; 9][..], &["b"; 6], &["c"; 3], &["-"; 1]].concat();
    let all = columns(form, &[(day("2026-03-05"), procedures)]);
    // Four of c and of no known procedure are too few, and take in b.
    assert_eq!(told(form, &all, march.clone()), [(code("a"), 9), (Named::Others, 10)].into());
    let procedures = [&["a"; 9][..], &["c"; 3], &["d"; 2]].concat();
    let all = columns(form, &[(day("2026-03-05"), procedures)]);
    assert_eq!(told(form, &all, march.clone()), [(code("a"), 9), (Named::Others, 5)].into());
    let all = columns(form, &[(day("2026-03-05"), [&["a"; 9][..], &["c"; 1]].concat())]);
    assert_eq!(told(form, &all, march), [(Named::Others, 10)].into());
}

#[test]
fn a_procedure_less_the_touchpoint_that_handles_no_other_is_no_group_of_few_people() {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("sipas-counter").unwrap();
    let march = day("2026-03-05");
    let elsewhere = [&["a"; 2][..], &["b"; 12]].concat();
    let all = columns_at(form, &[("A", march, vec!["a"; 10]), ("B", march, elsewhere)]);
    let told = told(form, &all, over(day("2026-03-01"), day("2026-03-31")));
    // Two of a at B would be told by twelve less the ten of A; they take in those of b.
    assert_eq!(told, [(code("a"), 10), (Named::Others, 14)].into());
}

#[test]
fn every_row_of_months_and_years_and_every_difference_of_them_is_nobody_or_five_people() {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("sipas-counter").unwrap();
    let first = day("2025-01-01");
    // Procedures of one person in some months and of many in others.
    let batches = (0..700_usize).step_by(3).map(|at| {
        let names = ["a", "b", "c", "d", "e", "-"];
        let own = (0..5 + at % 7).map(|slot| names[(at * at + slot * (1 + at % 5)) % (1 + at % 6)]);
        (first + chrono::Days::new(at as u64), own.collect())
    });
    let all = columns(form, &batches.collect::<Vec<_>>());
    let is_enough = |told: &BTreeMap<Named, u64>| told.values().all(|n| *n == 0 || *n >= K);
    let months: Vec<_> = (0..24)
        .map(|at| {
            let span = month(first + chrono::Months::new(at)).unwrap();
            let own = told(form, &all, over(span.first, span.last));
            assert!(is_enough(&own), "{own:?}");
            own
        })
        .collect();
    let less = |mut from: BTreeMap<Named, u64>, months: &[BTreeMap<Named, u64>]| {
        for (name, n) in months.iter().flatten() {
            let left = from.entry(name.clone()).or_default();
            *left = left.checked_sub(*n).expect("no more than the year has");
        }
        from
    };
    for (year, months) in [(2025, &months[..12]), (2026, &months[12..])] {
        let at = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let whole = told(form, &all, over(at(1, 1), at(12, 31)));
        assert!(less(whole, months).values().all(|n| *n == 0), "{year}");
    }
    // The reporting year less its eleven whole months are two half months.
    let year = told(form, &all, over(day("2025-12-15"), day("2026-12-14")));
    assert!(is_enough(&year));
    assert!(is_enough(&less(year, &months[12..23])));
}

#[test]
fn closed_months_and_years_of_the_whole_office_are_told_and_nothing_else() {
    let closed = Some(day("2026-12-20"));
    let is = |from: &str, to: &str| is_told(&over(day(from), day(to)), closed);
    assert!(is("2026-11-01", "2026-11-30"));
    assert!(is("2025-01-01", "2025-12-31"));
    assert!(is("2025-12-15", "2026-12-14"));
    assert!(!is("2026-12-01", "2026-12-31"), "it is not over");
    assert!(!is("2026-10-01", "2026-11-30"), "two months");
    assert!(!is("2026-11-01", "2026-11-29"));
    assert!(!is_told(&Filter::default(), closed));
    let november = over(day("2026-11-01"), day("2026-11-30"));
    assert!(!is_told(&november, None));
    let some = Some("X".to_owned());
    for filter in [
        Filter { unit: some.clone(), ..november.clone() },
        Filter { touchpoint: some.clone(), ..november.clone() },
        Filter { procedure: some.clone(), ..november.clone() },
        Filter { tier: some, ..november },
    ] {
        assert!(!is_told(&filter, closed), "{filter:?}");
    }
}

#[test]
fn a_procedure_is_counted_response_by_response() {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("sipas-counter").unwrap();
    let procedures = vec!["a", "b", "a", "-", "b", "b"];
    let all = columns(form, &[(day("2026-03-05"), procedures), (day("2026-03-06"), vec!["a"; 5])]);
    let of = |code: &str| {
        let filter = Filter { procedure: Some(code.to_owned()), ..Filter::default() };
        let selection = Selection { filter, ..Selection::default() };
        let view = all.view(&selection);
        let (tally, _) = view.tally();
        assert_eq!(tally.responses, view.responses());
        assert_eq!(view.answers(&[0], 1)[0].len() as u64, tally.responses);
        let mut again = Tally::default();
        view.by_procedure_and_place(|_, day| day).values().for_each(|part| again.add(part));
        assert_eq!(again.moments, tally.moments);
        tally.responses
    };
    assert_eq!((of("a"), of("b"), of("c")), (7, 3, 0));
    let everything = Selection::default();
    // Every third of eleven: those at 0, 3, 6 and 9.
    assert_eq!(all.view(&everything).answers(&[0], 3)[0].len(), 4);
}

#[tokio::test]
async fn a_procedure_stands_in_the_table_of_a_closed_month_and_in_full_for_an_analyst() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        // The office hands passports out at one desk, which so has one procedure.
        answered(&platform, ("AB01", days_before(morning(), 10)), 4, 20).await;
        answered(&platform, ("BT01", days_before(morning(), 10)), 4, 20).await;
        platform.app.clock.set(morning());
        platform.settle().await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let analyst = platform.signed_in("hoa", Role::Analyst).await;
        let open = platform.get_as(&officer, OF).await;
        let needs = part(&open, "Theo thủ tục</h2>");
        assert!(needs.contains("một tháng hoặc một năm đã hết"), "{needs}");
        assert!(needs.contains("from=2026-11-01") && !needs.contains("<table"), "{needs}");
        let november = "from=2026-11-01&to=2026-11-30";
        let closed = platform.get_as(&officer, &format!("{OF}?{november}")).await;
        let table = part(&closed, "Theo thủ tục</h2>");
        assert!(table.contains("Không rõ thủ tục"), "{table}");
        assert!(table.contains("<table") && !table.contains("procedure="), "{table}");
        let narrowed = platform.get_as(&officer, &format!("{OF}?{november}&unit=PLS")).await;
        assert!(!part(&narrowed, "Theo thủ tục</h2>").contains("<table"));
        let full = platform.get_as(&analyst, &format!("{OF}?unit=PLS")).await;
        let table = part(&full, "Theo thủ tục</h2>");
        assert!(table.contains("procedure=3.000242"), "{table}");
        assert!(table.contains("được tải từng phiếu"));
        let one = platform.get_as(&analyst, &format!("{OF}?procedure=3.000242")).await;
        assert!(one.body.contains("20 phiếu"), "{}", one.body);
        let crossed = "cross?rows=procedure&cols=touchpoint";
        let crossed = platform.get_as(&analyst, &format!("{OF}/{crossed}")).await;
        assert!(crossed.body.contains("Không rõ thủ tục"), "{}", crossed.body);
    })
    .await;
}

#[tokio::test]
async fn one_procedure_by_itself_is_refused_to_who_may_not_take_single_answers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("AB01", morning()), 4, 20).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let analyst = platform.signed_in("hoa", Role::Analyst).await;
        let page = platform.get_as(&officer, &format!("{OF}?procedure=3.000242")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.body.contains("được tải từng phiếu"), "{}", page.body);
        let card = "/api/v1/scorecards/sipas-counter?procedure=3.000242";
        let refused = platform.get_as(&officer, card).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(refused.json()["errors"][0]["field"], "procedure");
        let found = platform.get_as(&analyst, card).await;
        assert_eq!(found.json()["responses"], 20);
        let tallies = "/api/v1/tallies/sipas-counter?procedure=3.000242";
        let refused = platform.get_as(&analyst, tallies).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn drivers_say_of_how_many_people_they_speak_and_are_silent_below_thirty() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", days_before(morning(), 20)), 5, 20).await;
        let early = platform.signed_in("an", Role::Analyst).await;
        let page = platform.get_as(&early, &format!("{OF}/drivers/correlations")).await;
        assert!(page.body.contains("cần ít nhất 30"), "{}", page.body);
        answered(&platform, ("BT01", days_before(morning(), 10)), 3, 21).await;
        answered(&platform, ("BT01", days_before(morning(), 10)), 2, 10).await;
        platform.app.clock.set(morning());
        platform.settle().await;
        let cookie = platform.signed_in("lan", Role::Analyst).await;
        let told = |body: &str| body.contains("Tính trên cả 51 phiếu");
        let page = platform.get_as(&cookie, &format!("{OF}/drivers/correlations")).await;
        assert!(told(&page.body), "{}", page.body);
        assert!(page.body.contains("Không xét vì quá ít người trả lời"));
        assert!(page.body.contains("tương quan, không phải nguyên nhân"));
        let none = platform.get_as(&cookie, "/office/instruments/quick/drivers/correlations").await;
        assert_eq!(none.status, StatusCode::OK);
        let officer = platform.signed_in("hoa", Role::Officer).await;
        let open = platform.get_as(&officer, &format!("{OF}/drivers/correlations")).await;
        assert!(open.body.contains("một tháng hoặc một năm đã hết") && !told(&open.body));
        let november = "from=2026-11-01&to=2026-11-30";
        let closed =
            platform.get_as(&officer, &format!("{OF}/drivers/correlations?{november}")).await;
        assert!(told(&closed.body), "{}", closed.body);
    })
    .await;
}
