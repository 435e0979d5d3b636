//! One look at what there is: what was told before, what is to be told now.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::kind::Kind;
use super::settings::{Pace, Settings};
use crate::attention::{Matter, Urgency};
use crate::calendar::{Holidays, office_day, office_time};

/// What still stands is told again after so many days of the office: the same weekday, however late the
/// digest was a week ago.
const AGAIN: Days = Days::new(7);

/// What was gone for so long at the last look is new when it comes back; sooner, it is the same matter
/// flickering. While nobody looked, nothing was gone.
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
    /// Whether it was late when it was told, and has been since.
    pub late: bool,
    /// Of a sum: how many it held when it was told, or fewer if it has shrunk since.
    pub count: Option<u64>,
    /// Until this day the person does not want to hear of it.
    pub hidden_until: Option<NaiveDate>,
    /// Of a sum: how many it held when it was hidden; of more they do want to hear.
    pub hidden_count: Option<u64>,
}

impl Told {
    /// What is known of a matter that is seen for the first time.
    fn new(now: DateTime<Utc>) -> Self {
        Self {
            first: now,
            last: now,
            told: None,
            late: false,
            count: None,
            hidden_until: None,
            hidden_count: None,
        }
    }

    /// Whether it is hidden on that day, holding so many.
    pub fn is_hidden(&self, today: NaiveDate, count: Option<u64>) -> bool {
        let hidden = self.hidden_until.is_some_and(|until| today < until);
        hidden && !has_grown(self.hidden_count, count)
    }

    /// The matter is there, late or not, and of a sum so many.
    fn seen(&mut self, now: DateTime<Utc>, late: bool, count: Option<u64>) {
        self.last = now;
        self.late &= late;
        self.count = self.count.zip(count).map(|(told, now)| told.min(now));
    }
}

/// Whether a sum holds more than it did; what is no sum, or was not counted, has not grown.
fn has_grown(before: Option<u64>, now: Option<u64>) -> bool {
    before.zip(now).is_some_and(|(before, now)| before < now)
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
    /// The last look for them.
    pub looked: Option<DateTime<Utc>>,
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
    /// The instant of this look.
    pub looked: DateTime<Utc>,
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
            let key = matter.subject.key();
            let told = known.entry(key).or_insert_with(|| Told::new(self.now));
            let count = matter.subject.count();
            let late = matter.urgency == Urgency::Late;
            told.seen(self.now, late, count);
            let kind = Kind::of(&matter.subject);
            let wanted = self.settings.kinds.contains(&kind) && !told.is_hidden(today, count);
            let grown = has_grown(told.count, count);
            if writes && wanted && self.is_news(told, kind, (late, grown)) {
                told.told = Some(self.now);
                told.late = late;
                told.count = count;
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
            looked: self.now,
        }
    }

    /// What had not been gone for too long at the last look, and what is hidden still: a matter that
    /// comes back within its week stays hidden.
    fn remembered(&self) -> BTreeMap<String, Told> {
        let looked = self.looked.unwrap_or(self.now);
        let today = office_day(self.now);
        let hidden = |told: &Told| told.hidden_until.is_some_and(|until| today < until);
        let kept = |told: &Told| looked - told.last < FORGOTTEN || hidden(told);
        let known = self.known.iter().filter(|(_, told)| kept(told));
        known
            .map(|(key, told)| (key.clone(), told.clone()))
            .collect()
    }

    /// `grown` is a sum that holds more than was told.
    fn is_news(&self, told: &Told, kind: Kind, (late, grown): (bool, bool)) -> bool {
        match told.told {
            None => self.now - told.first >= kind.stands(),
            Some(at) => {
                let again = office_day(at).checked_add_days(AGAIN);
                let again = again.is_none_or(|day| day <= office_day(self.now));
                (late && !told.late) || grown || again
            }
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
    use crate::attention::{
        DossierMatter, DossierTask, LowMatter, PetitionMatter, Shortfall, Subject,
    };
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

    /// Late dossiers, so many.
    fn late_dossiers(count: u64) -> [Matter; 1] {
        let earliest = "2026-11-20".parse().ok();
        [Matter {
            urgency: Urgency::Late,
            due: earliest,
            subject: Subject::Dossiers(DossierMatter {
                task: DossierTask::Finish,
                count,
                earliest,
            }),
        }]
    }

    /// An apology to be sent by that day.
    fn apology(day: &str) -> Matter {
        let earliest = day.parse().ok();
        Matter {
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
        known: BTreeMap<String, Told>,
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

        fn looks(&mut self, now: &str, matters: &[Matter]) -> usize {
            let outcome = Round {
                settings: &self.settings,
                known: &self.known,
                matters,
                last_digest: self.last_digest,
                looked: self.looked,
                holidays: &holidays(),
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
        for (day, urgency, told) in [
            ("01", Urgency::Late, 1),
            ("02", Urgency::Late, 0),
            ("03", Urgency::Soon, 0),
            ("04", Urgency::Late, 1),
        ] {
            let now = format!("2026-12-{day}T09:00:00");
            assert_eq!(an.looks(&now, &[petition(urgency)]), told, "{day}");
        }
    }

    #[test]
    fn a_sum_is_told_again_when_it_grows_also_from_where_it_fell_to() {
        let mut an = Person::with(Pace::Daily);
        for (day, count, told) in [
            ("01", 10, 1),
            ("02", 10, 0),
            ("03", 11, 1),
            ("04", 9, 0),
            // Saturday and Sunday bring no digest; one more than on Friday is one nobody was told of.
            ("07", 10, 1),
            ("08", 10, 0),
        ] {
            let now = format!("2026-12-{day}T07:05:00");
            assert_eq!(an.looks(&now, &late_dossiers(count)), told, "{day}");
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
}
