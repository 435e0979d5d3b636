//! One look at what there is: what was told before, what is to be told now.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::kind::Kind;
use super::settings::{Pace, Settings};
use crate::attention::{Matter, Urgency};
use crate::calendar::{Holidays, office_day, office_time};

/// What still stands is told again after so long.
const AGAIN: TimeDelta = TimeDelta::days(7);

/// What was gone for so long is new when it comes back; sooner, it is the same matter flickering.
const FORGOTTEN: TimeDelta = TimeDelta::days(3);

/// When the office's clock shows this, the digest of a working day is due: before the counters open.
const DIGEST_AT: (u32, u32) = (7, 0);

/// What one person knows of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it was first seen.
    pub first: DateTime<Utc>,
    /// When it was last seen.
    pub last: DateTime<Utc>,
    /// When it was last told.
    pub told: Option<DateTime<Utc>>,
    /// Whether it was late when it was told.
    pub late: bool,
    /// Until this day the person does not want to hear of it.
    pub hidden_until: Option<NaiveDate>,
}

impl Told {
    /// Whether it is hidden on that day.
    pub fn is_hidden(&self, today: NaiveDate) -> bool {
        self.hidden_until.is_some_and(|until| today < until)
    }
}

/// One look for one person.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a, 'm> {
    /// What they want.
    pub settings: &'a Settings,
    /// What they know, by the matter's key.
    pub known: &'a BTreeMap<String, Told>,
    /// What wants attention now, of all that they may hear of.
    pub matters: &'m [Matter],
    /// The office day of their last digest.
    pub last_digest: Option<NaiveDate>,
    /// Working days.
    pub holidays: &'a Holidays,
    /// The instant.
    pub now: DateTime<Utc>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'m> {
    /// What they know from now on; what is not in it is forgotten.
    pub known: BTreeMap<String, Told>,
    /// What to write to them, the most pressing first; nothing to write when empty.
    pub tell: Vec<&'m Matter>,
    /// The day of their last digest from now on.
    pub last_digest: Option<NaiveDate>,
}

impl<'m> Round<'_, 'm> {
    /// Decides; matters that are told are marked so, whether or not mail then gets through: the mail
    /// is tried again by itself.
    pub fn outcome(self) -> Outcome<'m> {
        let mut known = self.remembered();
        let mut tell = Vec::new();
        let today = office_day(self.now);
        let writes = self.settings.address.is_some() && self.is_time(today);
        for matter in self.matters {
            let told = known.entry(matter.subject.key()).or_insert(Told {
                first: self.now,
                last: self.now,
                told: None,
                late: false,
                hidden_until: None,
            });
            told.last = self.now;
            let kind = Kind::of(&matter.subject);
            let late = matter.urgency == Urgency::Late;
            let wanted = self.settings.kinds.contains(&kind) && !told.is_hidden(today);
            if writes && wanted && self.is_news(told, kind, late) {
                told.told = Some(self.now);
                told.late = late;
                tell.push(matter);
            }
        }
        let digest = writes && self.settings.pace == Pace::Daily;
        Outcome {
            known,
            tell,
            last_digest: if digest {
                Some(today)
            } else {
                self.last_digest
            },
        }
    }

    /// What has not been gone for too long.
    fn remembered(&self) -> BTreeMap<String, Told> {
        let fresh = |told: &Told| self.now - told.last < FORGOTTEN;
        let known = self.known.iter().filter(|(_, told)| fresh(told));
        known
            .map(|(key, told)| (key.clone(), told.clone()))
            .collect()
    }

    fn is_news(&self, told: &Told, kind: Kind, late: bool) -> bool {
        match told.told {
            None => self.now - told.first >= kind.stands(),
            Some(at) => (late && !told.late) || self.now - at >= AGAIN,
        }
    }

    /// Whether mail may be written now.
    fn is_time(&self, today: NaiveDate) -> bool {
        match self.settings.pace {
            Pace::AtOnce => true,
            Pace::Daily => {
                let (hour, minute) = DIGEST_AT;
                let due = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
                self.holidays.is_worked(today)
                    && office_time(self.now).time() >= due
                    && self.last_digest.is_none_or(|last| last < today)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attention::{LowMatter, PetitionMatter, Shortfall, Subject};
    use crate::calendar::office_instant;

    fn holidays() -> Holidays {
        Holidays::read(include_str!("../../seeds/holidays.toml")).unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        office_instant(text.parse().unwrap())
    }

    fn petition(urgency: Urgency) -> Matter {
        Matter {
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

    fn low() -> Matter {
        Matter {
            urgency: Urgency::Look,
            due: None,
            subject: Subject::Low(LowMatter {
                instrument: "quick".to_owned(),
                value: 60.0,
                shortfall: Shortfall::Sure { items: 1 },
            }),
        }
    }

    /// One person over several looks; gives how many matters each look told.
    struct Person {
        settings: Settings,
        known: BTreeMap<String, Told>,
        last_digest: Option<NaiveDate>,
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
            }
        }

        fn looks(&mut self, now: &str, matters: &[Matter]) -> usize {
            let outcome = Round {
                settings: &self.settings,
                known: &self.known,
                matters,
                last_digest: self.last_digest,
                holidays: &holidays(),
                now: at(now),
            }
            .outcome();
            self.known = outcome.known;
            self.last_digest = outcome.last_digest;
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
        assert_eq!(
            an.looks("2026-11-30T15:00:00", &[petition(Urgency::Late)]),
            0
        );
        assert_eq!(
            an.looks("2026-12-01T07:05:00", &[petition(Urgency::Late)]),
            1
        );
        assert_eq!(
            an.looks("2026-12-02T07:05:00", &[petition(Urgency::Late)]),
            0
        );
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
        assert_eq!(
            an.looks("2026-11-30T09:00:00", &[petition(Urgency::Soon)]),
            1
        );
        assert_eq!(an.looks("2026-12-03T09:00:00", &[]), 0);
        assert_eq!(
            an.looks("2026-12-03T10:00:00", &[petition(Urgency::Soon)]),
            1
        );
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
}
