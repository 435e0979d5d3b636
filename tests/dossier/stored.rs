//! Dossiers, letters and points: whole, logged, and read back as they were written.

use chrono::NaiveDate;
use hailong::base::calendar::{Holidays, Period};
use hailong::domain::dossier::{
    Apology, AsOf, Dossier, DossierFilter, Outcome, Rates, Rules, Standing,
};
use hailong::domain::unit::Procedure;
use hailong::store::{
    AuditFilter, By, DossierImport, DossiersWanted, Issuing, NewLetter, Scoring, Store,
};

use super::dossier;
use crate::support::databases::on_both;
use crate::support::sample::{morning, settle_in, text};

fn lan() -> By {
    By::account("lan", morning())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn ready(store: &Store) {
    settle_in(store).await;
    let procedure = Procedure {
        code: "3.000242".to_owned(),
        name: text("ABTC"),
        illustrative: false,
        closed: None,
    };
    store.keep_procedures(&[procedure]).await.unwrap();
}

/// More than one run of rows.
fn many() -> Vec<Dossier> {
    let one = |n: u32| dossier(&format!("H{n:04}"), "BT01", ("2026-03-02", "2026-03-10", None));
    (0..700).map(one).collect()
}

async fn log_size(store: &Store) -> usize {
    let all = AuditFilter::default();
    store.audit_page(&all, None, 1000).await.unwrap().len()
}

#[tokio::test]
async fn dossiers_read_back_and_the_same_again_leaves_no_trace() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let mut all = many();
        all[3].apologies = vec![Apology { sent: day("2026-03-09"), new_due: None }];
        all[5] = dossier("H0005", "BT02", ("2026-03-02", "2026-03-10", Some("2026-03-11")));
        let taken = |added, changed, unchanged| DossierImport::Taken { added, changed, unchanged };
        let first = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(first, taken(700, 0, 0));
        let everything = DossierFilter::default();
        let kept = store.dossiers(&everything, DossiersWanted::All, None, 1000).await.unwrap().rows;
        assert!(
            kept.iter()
                .all(|each| each.unit == if each.dossier.code == "H0005" { "LS" } else { "VP" })
        );
        let kept: Vec<Dossier> = kept.into_iter().map(|each| each.dossier).collect();
        assert_eq!(kept, all);

        let size = log_size(store).await;
        let again = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(again, taken(0, 0, 700));
        assert_eq!(log_size(store).await, size);
        assert_eq!(store.dossier_entries("H0004").await.unwrap().len(), 1);

        all[4].due = day("2026-03-12");
        let later = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(later, taken(0, 1, 699));
        let entries = store.dossier_entries("H0004").await.unwrap();
        assert_eq!(entries[1].before, "3.000242,BT01,2026-03-02,2026-03-10,,,,");
        assert_eq!(entries[1].after, "3.000242,BT01,2026-03-02,2026-03-12,,,,");

        all[5].due = day("2026-03-12");
        all[6].due = day("2026-03-12");
        let refused = store.import_dossiers(all, &lan()).await.unwrap();
        assert_eq!(refused, DossierImport::Conflicts(vec!["H0005".to_owned()]));
        let kept = store.dossier("H0006").await.unwrap().unwrap();
        assert_eq!(kept.dossier.due, day("2026-03-10"), "nothing of a refused file stays");
    })
    .await;
}

/// A filter with one field set.
#[tokio::test]
async fn a_code_in_another_case_is_the_dossier_that_is_kept() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let kept = dossier("h24-1", "BT01", ("2026-03-02", "2026-03-10", None));
        store.import_dossiers(vec![kept.clone()], &lan()).await.unwrap();
        let again = Dossier { code: "H24-1".to_owned(), ..kept.clone() };
        let changes = store.preview_dossiers(vec![again.clone()]).await.unwrap();
        assert_eq!((changes.added.len(), changes.unchanged), (0, 1));
        assert_eq!(changes.respelled, [("H24-1".to_owned(), "h24-1".to_owned())]);
        assert!(changes.note().unwrap().vi.contains("`H24-1` = h24-1"));
        let later = Dossier { due: day("2026-03-12"), ..again };
        store.import_dossiers(vec![later], &lan()).await.unwrap();
        assert_eq!(
            database.texts("select code || ' ' || due from dossier").await,
            ["h24-1 2026-03-12"]
        );
        // Two that were kept before go on, each under its exact code.
        database
            .run(
                "insert into dossier (code, procedure, touchpoint, received, due, unit, entries)
                 select 'H24-1', procedure, touchpoint, received, due, unit, entries from dossier",
            )
            .await;
        let both = ["h24-1", "H24-1"].map(|code| Dossier {
            code: code.to_owned(),
            due: day("2026-03-12"),
            ..kept.clone()
        });
        let changes = store.preview_dossiers(both.to_vec()).await.unwrap();
        assert_eq!((changes.unchanged, changes.respelled.len()), (2, 0));
    })
    .await;
}

fn filter(field: &str, value: &str) -> DossierFilter {
    let is = |name: &str| (field == name).then_some(value);
    let days = |name: &str| is(name).map(day);
    DossierFilter {
        received_from: days("received_from"),
        received_to: days("received_to"),
        unit: is("unit").map(str::to_owned),
        touchpoint: is("touchpoint").map(str::to_owned),
        procedure: is("procedure").map(str::to_owned),
    }
}

async fn codes(store: &Store, filter: &DossierFilter, wanted: DossiersWanted) -> String {
    let found = store.dossiers(filter, wanted, None, 10).await.unwrap().rows;
    found.into_iter().map(|each| each.dossier.code).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn filters_narrow_by_days_unit_touchpoint_and_procedure() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let all = vec![
            dossier("H1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-11"))),
            dossier("H2", "BT02", ("2026-04-02", "2026-04-10", None)),
        ];
        store.import_dossiers(all, &lan()).await.unwrap();
        for (field, value, expected) in [
            ("", "", "H1 H2"),
            ("received_from", "2026-04-02", "H2"),
            ("received_to", "2026-04-01", "H1"),
            ("unit", "LS", "H2"),
            ("touchpoint", "BT01", "H1"),
            ("procedure", "9", ""),
        ] {
            let found = codes(store, &filter(field, value), DossiersWanted::All).await;
            assert_eq!(found, expected, "{field} {value}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_behind_a_due_day_and_a_code_whatever_they_stand_as() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let all = vec![
            dossier("H1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-09"))),
            dossier("H2", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-12"))),
            dossier("H3", "BT01", ("2026-03-02", "2026-03-11", Some("2026-03-13"))),
            dossier("H4", "BT01", ("2026-03-02", "2026-03-12", None)),
            dossier("H5", "BT01", ("2026-03-02", "2026-03-12", None)),
            dossier("H6", "BT01", ("2026-03-02", "2026-03-20", None)),
        ];
        store.import_dossiers(all, &lan()).await.unwrap();
        let today = day("2026-03-16");
        let everything = DossierFilter::default();
        for (wanted, expected) in [
            (DossiersWanted::Standing(Standing::InTime, today), "H1"),
            (DossiersWanted::Standing(Standing::Late, today), "H3 H2"),
            (DossiersWanted::Standing(Standing::Overdue, today), "H4 H5"),
            (DossiersWanted::Standing(Standing::InProgress, today), "H6"),
            (DossiersWanted::Due(today, day("2026-03-19")), ""),
            (DossiersWanted::Due(today, day("2026-03-20")), "H6"),
            (DossiersWanted::All, "H1 H2 H3 H4 H5 H6"),
        ] {
            assert_eq!(codes(store, &everything, wanted).await, expected, "{wanted:?}");
            let (mut behind, mut seen) = (None, Vec::new());
            loop {
                let page = store.dossiers(&everything, wanted, behind.as_ref(), 1).await.unwrap();
                seen.extend(page.rows.into_iter().map(|each| each.dossier.code));
                behind = page.next;
                if behind.is_none() {
                    break;
                }
            }
            assert_eq!(seen.join(" "), expected, "one by one: {wanted:?}");
        }
    })
    .await;
}

/// What was reported does not move: neither when a dossier is completed after the period, nor when its counter changes
/// the unit.
#[tokio::test]
async fn counts_of_a_period_that_is_over_stay() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let open = dossier("H1", "BT01", ("2026-03-02", "2026-03-10", None));
        let done = dossier("H2", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-10")));
        let late = dossier("H3", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-11")));
        store.import_dossiers(vec![open.clone(), done, late], &lan()).await.unwrap();
        let (from, to) = (day("2025-12-15"), day("2026-03-14"));
        let as_of = AsOf::period(Some(to), day("2026-03-20"));
        let rules = Rules::built_in().unwrap();
        let holidays = Holidays::default();
        let told = async || {
            let all = DossierFilter::default();
            let counts = store.dossier_counts(&all, as_of, (&rules, &holidays)).await.unwrap();
            let mut days = store.dossier_days((from, to), as_of).await.unwrap();
            days.sort();
            let in_time = store.dossiers_in_time((from, to), as_of).await.unwrap();
            (counts.rates_by(|place| &place.unit), days, in_time)
        };
        let before = told().await;
        let rates = before.0["VP"];
        assert_eq!((rates.on_time.successes, rates.on_time.trials, rates.overdue), (1, 2, 1));
        assert_eq!(before.1.len(), 3);
        assert_eq!((before.2.good, before.2.all), (1, 3));
        let finished = Dossier {
            completed: Some(day("2026-03-18")),
            outcome: Some(Outcome::Granted),
            ..open.clone()
        };
        store.import_dossiers(vec![finished], &lan()).await.unwrap();
        assert_eq!(told().await, before, "completed after the period");
        let still = Dossier { code: "H4".to_owned(), received: day("2026-03-16"), ..open };
        store.import_dossiers(vec![still], &lan()).await.unwrap();
        let mut counters = store.touchpoints().await.unwrap();
        counters.retain(|each| each.code == "BT01");
        counters[0].unit = "LS".to_owned();
        store.keep_touchpoints(&counters).await.unwrap();
        let units = async |code| store.dossier(code).await.unwrap().unwrap().unit;
        assert_eq!((units("H2").await, units("H4").await), ("VP".to_owned(), "LS".to_owned()));
    })
    .await;
}

/// The rates of the dossiers that fit, from each of them.
async fn from_each(store: &Store, filter: &DossierFilter, as_of: AsOf) -> Rates {
    let all = store.dossiers(filter, DossiersWanted::All, None, 10_000).await.unwrap().rows;
    let known = |mut dossier: Dossier| {
        dossier.completed = dossier.completed.filter(|completed| *completed <= as_of.known);
        dossier
    };
    let all: Vec<Dossier> = all.into_iter().map(|each| known(each.dossier)).collect();
    Rates::of(&all, as_of.past, &Rules::built_in().unwrap(), &Holidays::default())
}

async fn counts_are_of_each(store: &Store) {
    let (rules, holidays) = (Rules::built_in().unwrap(), Holidays::default());
    let narrowed = [
        ("", ""),
        ("unit", "VP"),
        ("unit", "LS"),
        ("touchpoint", "BT02"),
        ("procedure", "3.000242"),
        ("procedure", "9"),
        ("received_from", "2026-03-15"),
        ("received_to", "2026-03-14"),
    ];
    for (field, value) in narrowed {
        let filter = filter(field, value);
        for today in ["2026-03-20", "2026-09-01"] {
            let as_of = AsOf::period(filter.received_to, day(today));
            let counts = store.dossier_counts(&filter, as_of, (&rules, &holidays)).await.unwrap();
            let expected = from_each(store, &filter, as_of).await;
            assert_eq!(counts.rates(), expected, "{field} {value} {today}");
        }
    }
}

/// Counts are kept in memory and brought up to date by every way that a dossier changes.
#[tokio::test]
async fn counts_are_those_of_each_dossier_after_every_change() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        counts_are_of_each(store).await;
        let days = |n: u64| day("2026-01-05").checked_add_days(chrono::Days::new(n)).unwrap();
        let one = |n: u64| {
            let (received, due) = (days(n % 150), days(n % 150 + 7));
            let completed = (!n.is_multiple_of(4)).then(|| days(n % 150 + n % 11));
            Dossier {
                received,
                due,
                completed,
                outcome: completed.map(|_| Outcome::Granted),
                apologies: n
                    .is_multiple_of(5)
                    .then_some(Apology {
                        sent: days(n % 150 + 5),
                        new_due: Some(days(n % 150 + 20)),
                    })
                    .into_iter()
                    .collect(),
                ..dossier(
                    &format!("H{n}"),
                    if n.is_multiple_of(3) { "BT01" } else { "BT02" },
                    ("2026-01-05", "2026-01-05", None),
                )
            }
        };
        let mut all: Vec<Dossier> = (0..400).map(one).collect();
        store.import_dossiers(all.clone(), &lan()).await.unwrap();
        counts_are_of_each(store).await;

        all.retain(|each| each.completed.is_none());
        for each in &mut all {
            each.received = each.received.checked_add_days(chrono::Days::new(20)).unwrap();
        }
        store.import_dossiers(all.clone(), &lan()).await.unwrap();
        counts_are_of_each(store).await;

        let late = all.iter().find(|each| each.apologies.is_empty()).unwrap();
        for number in [1, 2] {
            let letter = NewLetter {
                dossier: late.code.clone(),
                number,
                sent: late.due.checked_sub_days(chrono::Days::new(2)).unwrap(),
                new_due: late.due.checked_add_days(chrono::Days::new(9)).unwrap(),
            };
            assert_eq!(store.issue_letter(&letter, &lan()).await.unwrap(), Issuing::Recorded);
            counts_are_of_each(store).await;
        }

        let mut counters = store.touchpoints().await.unwrap();
        counters.retain(|each| each.code == "BT01");
        counters[0].unit = "LS".to_owned();
        store.keep_touchpoints(&counters).await.unwrap();
        counts_are_of_each(store).await;
        counts_are_of_each(&database.open_again().await).await;
    })
    .await;
}

#[tokio::test]
async fn a_letters_number_is_used_once_a_year_and_an_import_leaves_letters_alone() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let open = dossier("H1", "BT01", ("2026-03-02", "2026-03-10", None));
        let other = dossier("H2", "BT01", ("2026-03-02", "2026-03-10", None));
        store.import_dossiers(vec![open.clone(), other], &lan()).await.unwrap();
        assert_eq!(store.next_letter(2026).await.unwrap(), 1);
        let letter = NewLetter {
            dossier: "H1".to_owned(),
            number: 7,
            sent: day("2026-03-09"),
            new_due: day("2026-03-13"),
        };
        for _ in 0..2 {
            assert_eq!(store.issue_letter(&letter, &lan()).await.unwrap(), Issuing::Recorded);
        }
        let to = |dossier: &str| NewLetter { dossier: dossier.to_owned(), ..letter.clone() };
        let taken = Issuing::NumberTaken("H1".to_owned());
        assert_eq!(store.issue_letter(&to("H2"), &lan()).await.unwrap(), taken);
        assert_eq!(store.issue_letter(&to("H9"), &lan()).await.unwrap(), Issuing::NoDossier);
        assert_eq!(store.next_letter(2026).await.unwrap(), 8);
        assert_eq!(store.next_letter(2027).await.unwrap(), 1);
        assert_eq!(log_size(store).await, 2, "one import, one letter");

        let done = dossier("H1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-12")));
        store.import_dossiers(vec![done], &lan()).await.unwrap();
        let kept = store.dossier("H1").await.unwrap().unwrap().dossier;
        assert_eq!(kept.new_due(), Some(day("2026-03-13")));
        assert_eq!(kept.completed, Some(day("2026-03-12")));
    })
    .await;
}

#[tokio::test]
async fn an_import_knows_each_letter_that_was_issued_for_its_dossier() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let all: Vec<Dossier> = ["H1", "H2", "H3"]
            .map(|code| dossier(code, "BT01", ("2026-03-02", "2026-03-10", None)))
            .into();
        store.import_dossiers(all.clone(), &lan()).await.unwrap();
        let letter = |dossier: &str, number, sent: &str| NewLetter {
            dossier: dossier.to_owned(),
            number,
            sent: day(sent),
            new_due: day("2026-03-20"),
        };
        for letter in [
            letter("H1", 1, "2026-03-08"),
            letter("H1", 2, "2026-03-09"),
            letter("H2", 3, "2026-03-09"),
        ] {
            assert_eq!(store.issue_letter(&letter, &lan()).await.unwrap(), Issuing::Recorded);
        }
        let apology = Apology { sent: day("2026-03-09"), new_due: Some(day("2026-03-20")) };
        let with = |dossier: &Dossier| Dossier { apologies: vec![apology], ..dossier.clone() };
        let mut file: Vec<Dossier> = all.iter().map(with).collect();
        file[1].code = "h2".to_owned();
        let changes = store.preview_dossiers(file).await.unwrap();
        assert_eq!((changes.added.len(), changes.unchanged), (0, 2));
        assert_eq!(changes.changed.len(), 1);
        assert_eq!(changes.changed[0].1.code, "H3");
    })
    .await;
}

#[tokio::test]
async fn a_code_with_marks_is_known_again_on_both_databases() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let one = dossier("đ-1a", "BT01", ("2026-03-02", "2026-03-10", None));
        store.import_dossiers(vec![one.clone()], &lan()).await.unwrap();
        let same = |code: &str| vec![Dossier { code: code.to_owned(), ..one.clone() }];
        let changes = store.preview_dossiers(same("đ-1a")).await.unwrap();
        assert_eq!((changes.added.len(), changes.unchanged), (0, 1));
        let changes = store.preview_dossiers(same("Đ-1A")).await.unwrap();
        assert_eq!((changes.added.len(), changes.unchanged), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn entered_points_are_replaced_with_what_they_were_in_the_log() {
    on_both(async |database| {
        let store = &database.store;
        let period: Period = "2026-Q1".parse().unwrap();
        for (scoring, hundredths, reason) in [
            (Scoring::Own, 200, "một"),
            (Scoring::Own, 150, "hai"),
            (Scoring::Appraised, 100, "ba"),
        ] {
            let points = (scoring, 5, hundredths);
            store.enter_points(period, points, reason, &lan()).await.unwrap();
        }
        let kept = store.points(period).await.unwrap();
        let told: Vec<_> = kept.iter().map(|each| (each.scoring, each.hundredths)).collect();
        assert_eq!(told, [(Scoring::Own, 150), (Scoring::Appraised, 100)]);
        assert!(store.points("2026-H1".parse().unwrap()).await.unwrap().is_empty());
        let log = store.audit_page(&AuditFilter::default(), None, 9).await.unwrap();
        assert_eq!(log[1].entry.before.as_deref(), Some("k5 = 2.00: một"));
        assert_eq!(log[1].entry.after.as_deref(), Some("k5 = 1.50: hai"));
        assert_eq!(log[0].entry.before, None);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_lost_its_zeros_is_no_second_dossier() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let kept = dossier("0000260105", "BT01", ("2026-03-02", "2026-03-10", None));
        store.import_dossiers(vec![kept.clone()], &lan()).await.unwrap();
        let lost = Dossier { code: "260105".to_owned(), ..kept.clone() };
        let DossierImport::Zeros(told) = store.import_dossiers(vec![lost], &lan()).await.unwrap()
        else {
            panic!("a second dossier")
        };
        assert!(told[0].en.contains("code `260105` differs from `0000260105`"), "{told:?}");
        let other = Dossier { code: "260106".to_owned(), ..kept };
        let taken = store.import_dossiers(vec![other], &lan()).await.unwrap();
        assert_eq!(taken, DossierImport::Taken { added: 1, changed: 0, unchanged: 0 });
    })
    .await;
}
