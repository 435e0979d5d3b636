//! A handful of made-up petitions in every state, through the doors real ones take.

mod scripts;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use uuid::Uuid;

use super::Failed;
use crate::base::calendar::office_instant;
use crate::base::random::{Random, uuid_from};
use crate::domain::petition::{NewPetition, Person, Rules, State, Written};
use crate::store::{Added, Brought, By, Moved, PublicText, Store};
use scripts::{SCRIPTS, Script, Step};

/// What they are made from.
#[derive(Clone, Copy, Debug)]
pub struct Petitions<'a> {
    /// The same seed makes the same petitions.
    pub seed: u64,
    /// The calendar, and the key their senders are sealed with.
    pub rules: &'a Rules,
    /// Name of the account that handles them.
    pub account: &'a str,
    /// The last day of the made-up year.
    pub last_day: NaiveDate,
}

/// Family names, middle names and given names; put together by chance, they are nobody's.
const NAMES: [[&str; 6]; 3] = [
    ["Nguyễn", "Trần", "Phạm", "Vũ", "Đỗ", "Bùi"],
    ["Thị Minh", "Văn", "Thu", "Đức", "Thị Ngọc", "Quang"],
    ["Hòa", "Thảo", "Khánh", "Dũng", "Yến", "Lâm"],
];

/// Brings them in; how many there are.
pub async fn load_petitions(store: &Store, made_up: Petitions<'_>) -> Result<usize, Failed> {
    // Another stream than that of the answers.
    let random = Random::seeded(made_up.seed.rotate_left(32) ^ 0x5045_5449);
    for script in &SCRIPTS {
        bring_in(store, made_up, script, &random).await?;
    }
    Ok(SCRIPTS.len())
}

async fn bring_in(
    store: &Store,
    made_up: Petitions<'_>,
    script: &Script,
    random: &Random,
) -> Result<(), Failed> {
    let unfit = || Failed::Petition(script.subject.to_owned());
    let holidays = &made_up.rules.holidays;
    let received = last_worked(made_up, script.days_ago).ok_or_else(unfit)?;
    let written = Written {
        kind: script.kind,
        subject: script.subject.to_owned(),
        body: script.body.to_owned(),
        person: person(random),
    };
    let form_key: Uuid = uuid_from(random.bytes());
    let sealing = (&made_up.rules.key, random.bytes());
    let petition = NewPetition::seal(&written, form_key, received, sealing).ok_or_else(unfit)?;
    let at = |day: NaiveDate, minute: i64| {
        office_instant(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(9 * 60 + minute))
    };
    let by = if script.by_staff {
        By::account(made_up.account, at(received, 0))
    } else {
        By::system(at(received, 0))
    };
    let Added::Kept(code) = store.add_petition(&petition, &by).await? else {
        return Err(unfit());
    };
    let mut from = State::New;
    for (minute, step) in (1..).zip(script.steps) {
        let day = holidays.after(received, step.after).ok_or_else(unfit)?;
        let by = By::account(made_up.account, at(day.day, minute));
        let brought = brought(script, step);
        if store.move_petition(&code, (from, step.to), &brought, &by).await? != Moved::Made {
            return Err(unfit());
        }
        from = step.to;
    }
    Ok(())
}

/// The last working day that is at least so many days before the end of the year.
fn last_worked(made_up: Petitions<'_>, days_ago: u64) -> Option<NaiveDate> {
    let last = made_up.last_day.checked_sub_days(Days::new(days_ago))?;
    let mut days = std::iter::successors(Some(last), NaiveDate::pred_opt).take(31);
    days.find(|day| {
        let before = day.pred_opt();
        before.is_some_and(|before| made_up.rules.holidays.between(before, *day) == 1)
    })
}

/// What a step brings: its words, and at the publication the texts, which name nobody.
fn brought(script: &Script, step: &Step) -> Brought {
    let answer = script.steps.iter().find(|step| step.to == State::Handled);
    let public = if step.to == State::Published {
        PublicText {
            subject: script.subject.to_owned(),
            body: script.body.to_owned(),
            answer: answer.map_or("", |step| step.words).to_owned(),
        }
    } else {
        PublicText::default()
    };
    Brought {
        text: step.words.to_owned(),
        public,
        unit: (step.to == State::Received).then(|| script.unit.to_owned()),
    }
}

/// A sender made of chance; the telephone number is in no network's range.
fn person(random: &Random) -> Person {
    let [family, middle, given, house]: [u8; 4] = random.bytes();
    let pick = |names: &[&'static str; 6], by: u8| names[usize::from(by) % names.len()];
    Person {
        name: format!(
            "{} {} {}",
            pick(&NAMES[0], family),
            pick(&NAMES[1], middle),
            pick(&NAMES[2], given)
        ),
        address: format!("Số {} phố Minh Họa, Hải Phòng", 1 + u32::from(house)),
        phone: format!("0000 000 {house:03}"),
        email: String::new(),
    }
}
