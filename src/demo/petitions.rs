//! A handful of made-up petitions in every state, brought in by the methods the pages use.

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use uuid::Uuid;

use super::{Failed, Setting, at, built_in};
use crate::base::random::{Random, uuid_from};
use crate::domain::petition::{Clocked, Kind, NewPetition, Origin, Person, Rules, State, Written};
use crate::store::{Added, Brought, By, Moved, PublicText, Store};

/// `seeds/demo/petitions.toml`, where the fields are explained.
#[derive(Deserialize)]
struct Scripts {
    petition: Vec<Script>,
}

#[derive(Deserialize)]
struct Script {
    kind: Kind,
    subject: String,
    body: String,
    unit: String,
    days_ago: u64,
    #[serde(default)]
    by_staff: bool,
    #[serde(default)]
    received_from: String,
    #[serde(default)]
    assigned_by: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    to: State,
    after: u32,
    #[serde(default)]
    words: String,
}

/// Family names, middle names and given names, to be put together at random.
const NAMES: [[&str; 6]; 3] = [
    ["Nguyễn", "Trần", "Phạm", "Vũ", "Đỗ", "Bùi"],
    ["Thị Minh", "Văn", "Thu", "Đức", "Thị Ngọc", "Quang"],
    ["Hòa", "Thảo", "Khánh", "Dũng", "Yến", "Lâm"],
];

/// Brings them in, with the calendar and the key of `rules`; gives how many there are.
pub async fn load_petitions(
    store: &Store,
    setting: Setting<'_>,
    rules: &Rules,
) -> Result<usize, Failed> {
    // Another stream than that of the answers.
    let random = Random::seeded(setting.seed.rotate_left(32) ^ 0x5045_5449);
    let scripts: Scripts = built_in(include_str!("../../seeds/demo/petitions.toml"));
    for script in &scripts.petition {
        script.bring_in(store, setting, rules, &random).await?;
    }
    Ok(scripts.petition.len())
}

impl Script {
    async fn bring_in(
        &self,
        store: &Store,
        setting: Setting<'_>,
        rules: &Rules,
        random: &Random,
    ) -> Result<(), Failed> {
        let unfit = || Failed::Petition(self.subject.clone());
        let received = last_worked(setting.last_day, self.days_ago, rules).ok_or_else(unfit)?;
        let written = Written {
            kind: self.kind,
            subject: self.subject.clone(),
            body: self.body.clone(),
            person: person(random),
            origin: Origin {
                received_from: self.received_from.clone(),
                assigned_by: self.assigned_by.clone(),
            },
        };
        let form_key: Uuid = uuid_from(random.bytes());
        let sealing = (&rules.key, random.bytes());
        let petition = NewPetition::seal(&written, form_key, received, sealing)
            .ok_or_else(unfit)?
            .due_by(rules);
        let nine = 9 * 60;
        let by =
            if self.by_staff { setting.by(received, nine) } else { By::system(at(received, nine)) };
        let Added::Kept(code) = store.add_petition(&petition, &by).await? else {
            return Err(unfit());
        };
        let state = State::New;
        let mut seen = Clocked { state, received, waited: 0, answered: None, reply_due: None };
        let mut waits_since = None;
        for (minute, step) in (nine + 1..).zip(&self.steps) {
            let day = rules.holidays.after(received, step.after).ok_or_else(unfit)?.day;
            let after = rules.moved(&seen, waits_since, step.to, day);
            let days = rules.stored_days(&after);
            let brought = Brought { days, waited: after.waited, ..self.brought(step) };
            let way = (seen.state, step.to);
            let moved = store.move_petition(&code, way, &brought, &setting.by(day, minute)).await?;
            if moved != Moved::Made {
                return Err(unfit());
            }
            waits_since = (step.to == State::Awaiting).then_some(day);
            seen = after;
        }
        Ok(())
    }

    /// What a step brings: its words, and at the publication the texts, without names.
    fn brought(&self, step: &Step) -> Brought {
        let answer = self.steps.iter().find(|step| step.to == State::Handled);
        let public = (step.to == State::Published).then(|| PublicText {
            subject: self.subject.clone(),
            body: self.body.clone(),
            answer: answer.map(|step| step.words.clone()).unwrap_or_default(),
        });
        Brought {
            text: step.words.clone(),
            public: public.unwrap_or_default(),
            unit: (step.to == State::Received).then(|| self.unit.clone()),
            ..Brought::default()
        }
    }
}

/// The last working day that is at least `days_ago` days before `last_day`.
fn last_worked(last_day: NaiveDate, days_ago: u64, rules: &Rules) -> Option<NaiveDate> {
    let last = last_day.checked_sub_days(Days::new(days_ago))?;
    let mut days = std::iter::successors(Some(last), NaiveDate::pred_opt).take(31);
    days.find(|day| day.pred_opt().is_some_and(|before| rules.holidays.between(before, *day) == 1))
}

/// A random sender; the telephone number is in no network's range.
fn person(random: &Random) -> Person {
    let [family, middle, given, house]: [u8; 4] = random.bytes();
    let pick = |part: usize, by: u8| NAMES[part][usize::from(by) % NAMES[part].len()];
    Person {
        name: format!("{} {} {}", pick(0, family), pick(1, middle), pick(2, given)),
        address: format!("Số {} phố Minh Họa, Hải Phòng", 1 + u32::from(house)),
        phone: format!("0000 000 {house:03}"),
        email: String::new(),
    }
}
