//! Holds `src/domain/worklist/alert/round/mod.rs`.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use hailong::base::calendar::{Holidays, office_instant};
use hailong::domain::worklist::alert::{Kind, Pace, Round, SentAlert, Settings};
use hailong::domain::worklist::{
    DossierMatter, DossierTask, LowRateItem, PetitionMatter, Shortfall, Subject, Urgency, WorkItem,
};

fn holidays() -> Holidays {
    Holidays::read(include_str!("../../seeds/holidays.toml")).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    office_instant(text.parse().unwrap())
}

fn petition(urgency: Urgency) -> WorkItem {
    WorkItem {
        urgency,
        due: None,
        subject: Subject::Petition(PetitionMatter {
            code: "A".to_owned(),
            number: 1,
            subject: String::new(),
            unsorted: false,
        }),
    }
}

fn low() -> WorkItem {
    WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Low(LowRateItem {
            instrument: "quick".to_owned(),
            value: 60.0,
            shortfall: Shortfall::Sure { items: 1 },
        }),
    }
}

/// Late dossiers, so many.
fn late_dossiers(count: u64) -> [WorkItem; 1] {
    let earliest = "2026-11-20".parse().ok();
    [WorkItem {
        urgency: Urgency::Late,
        due: earliest,
        subject: Subject::Dossiers(DossierMatter { task: DossierTask::Finish, count, earliest }),
    }]
}

/// An apology to be sent by that day.
fn apology(day: &str) -> WorkItem {
    let earliest = day.parse().ok();
    WorkItem {
        urgency: Urgency::Soon,
        due: earliest,
        subject: Subject::Dossiers(DossierMatter {
            task: DossierTask::Apologise,
            count: 1,
            earliest,
        }),
    }
}

/// One person over several looks; gives how many matters each look told.
struct Person {
    settings: Settings,
    known: BTreeMap<String, SentAlert>,
    last_digest: Option<NaiveDate>,
    looked: Option<DateTime<Utc>>,
}

impl Person {
    fn with(pace: Pace) -> Self {
        Self {
            settings: Settings {
                address: Some("an@localhost".to_owned()),
                pace,
                ..Settings::default()
            },
            known: BTreeMap::new(),
            last_digest: None,
            looked: None,
        }
    }

    fn looks(&mut self, now: &str, matters: &[WorkItem]) -> usize {
        let outcome = Round {
            settings: &self.settings,
            known: &self.known,
            matters,
            last_digest: self.last_digest,
            looked: self.looked,
            holidays: &holidays(),
            digest_hour: 7,
            now: at(now),
        }
        .outcome();
        self.known = outcome.known;
        self.last_digest = outcome.last_digest;
        self.looked = Some(outcome.looked);
        outcome.tell.len()
    }
}

#[test]
fn a_digest_comes_once_on_the_morning_of_a_working_day() {
    let mut an = Person::with(Pace::Daily);
    let matters = [petition(Urgency::Soon)];
    // A Saturday, then the Monday after it.
    assert_eq!(an.looks("2026-11-28T09:00:00", &matters), 0);
    assert_eq!(an.looks("2026-11-30T06:59:00", &matters), 0);
    assert_eq!(an.looks("2026-11-30T07:00:00", &matters), 1);
    assert_eq!(an.looks("2026-11-30T15:00:00", &[petition(Urgency::Late)]), 0);
    assert_eq!(an.looks("2026-12-01T07:05:00", &[petition(Urgency::Late)]), 1);
    assert_eq!(an.looks("2026-12-02T07:05:00", &[petition(Urgency::Late)]), 0);
}

#[test]
fn a_figure_must_stand_for_two_hours_and_one_that_flickers_is_told_once() {
    let mut an = Person::with(Pace::AtOnce);
    assert_eq!(an.looks("2026-11-30T09:00:00", &[low()]), 0);
    assert_eq!(an.looks("2026-11-30T10:59:00", &[low()]), 0);
    assert_eq!(an.looks("2026-11-30T11:00:00", &[low()]), 1);
    assert_eq!(an.looks("2026-11-30T12:00:00", &[]), 0);
    assert_eq!(an.looks("2026-12-01T09:00:00", &[low()]), 0);
    // A week after it was told, it is told again.
    for day in 2..7 {
        assert_eq!(an.looks(&format!("2026-12-0{day}T09:00:00"), &[low()]), 0);
    }
    assert_eq!(an.looks("2026-12-07T11:00:00", &[low()]), 1);
}

#[test]
fn what_was_gone_for_days_is_new_when_it_comes_back() {
    let mut an = Person::with(Pace::AtOnce);
    assert_eq!(an.looks("2026-11-30T09:00:00", &[petition(Urgency::Soon)]), 1);
    assert_eq!(an.looks("2026-12-03T09:00:00", &[]), 0);
    assert_eq!(an.looks("2026-12-03T10:00:00", &[petition(Urgency::Soon)]), 1);
}

#[test]
fn what_is_hidden_or_not_wanted_is_not_told_and_without_an_address_nothing_is() {
    let mut an = Person::with(Pace::AtOnce);
    let matters = [petition(Urgency::Late)];
    an.settings.kinds.remove(&Kind::Petition);
    assert_eq!(an.looks("2026-11-30T09:00:00", &matters), 0);
    an.settings.kinds.insert(Kind::Petition);
    let hidden = an.known.values_mut().next().unwrap();
    hidden.hidden_until = "2026-12-02".parse().ok();
    assert_eq!(an.looks("2026-12-01T09:00:00", &matters), 0);
    let address = an.settings.address.take();
    assert_eq!(an.looks("2026-12-02T09:00:00", &matters), 0);
    an.settings.address = address;
    assert_eq!(an.looks("2026-12-02T09:01:00", &matters), 1);
}

#[test]
fn a_week_later_the_digest_tells_again_however_early_it_comes() {
    let mut an = Person::with(Pace::Daily);
    let matters = [petition(Urgency::Late)];
    assert_eq!(an.looks("2026-11-30T07:00:40", &matters), 1);
    for day in 1..=6 {
        assert_eq!(an.looks(&format!("2026-12-0{day}T07:00:10"), &matters), 0);
    }
    assert_eq!(an.looks("2026-12-07T07:00:10", &matters), 1);
}

#[test]
fn what_was_given_more_time_is_told_when_it_is_late_once_more() {
    let mut an = Person::with(Pace::AtOnce);
    for (day, urgency, sent) in [
        ("01", Urgency::Late, 1),
        ("02", Urgency::Late, 0),
        ("03", Urgency::Soon, 0),
        ("04", Urgency::Late, 1),
    ] {
        let now = format!("2026-12-{day}T09:00:00");
        assert_eq!(an.looks(&now, &[petition(urgency)]), sent, "{day}");
    }
}

#[test]
fn a_sum_is_told_again_when_it_grows_also_from_where_it_fell_to() {
    let mut an = Person::with(Pace::Daily);
    for (day, count, sent) in [
        ("01", 10, 1),
        ("02", 10, 0),
        ("03", 11, 1),
        ("04", 9, 0),
        // Saturday and Sunday bring no digest; one more than on Friday is one nobody was told of.
        ("07", 10, 1),
        ("08", 10, 0),
    ] {
        let now = format!("2026-12-{day}T07:05:00");
        assert_eq!(an.looks(&now, &late_dossiers(count)), sent, "{day}");
    }
}

#[test]
fn an_apology_due_on_another_day_is_told_though_one_was_told_before() {
    let mut an = Person::with(Pace::Daily);
    assert_eq!(an.looks("2026-11-30T07:05:00", &[apology("2026-12-01")]), 1);
    assert_eq!(an.looks("2026-12-01T07:05:00", &[apology("2026-12-01")]), 0);
    assert_eq!(an.looks("2026-12-02T07:05:00", &[apology("2026-12-04")]), 1);
}

#[test]
fn what_is_hidden_stays_so_until_its_day_unless_the_sum_grows() {
    let mut an = Person::with(Pace::AtOnce);
    assert_eq!(an.looks("2026-12-01T09:00:00", &late_dossiers(10)), 1);
    let hidden = an.known.values_mut().next().unwrap();
    hidden.hidden_until = "2026-12-08".parse().ok();
    hidden.hidden_count = Some(10);
    // Gone for four days, looked for every day, and back.
    for day in 2..=5 {
        assert_eq!(an.looks(&format!("2026-12-0{day}T09:00:00"), &[]), 0);
    }
    assert_eq!(an.looks("2026-12-06T09:00:00", &late_dossiers(10)), 0);
    assert_eq!(an.looks("2026-12-06T10:00:00", &late_dossiers(11)), 1);
}

#[test]
fn what_was_told_is_not_new_after_days_in_which_nobody_looked() {
    let mut an = Person::with(Pace::AtOnce);
    let matters = [petition(Urgency::Soon)];
    assert_eq!(an.looks("2026-12-01T09:00:00", &matters), 1);
    // The server stood still from Tuesday to Sunday.
    assert_eq!(an.looks("2026-12-06T09:00:00", &matters), 0);
}
