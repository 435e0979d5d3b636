//! One round of alerts: from work items and what was sent before to what is sent now.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::kind::Kind;
use super::settings::{Pace, Settings};
use crate::base::calendar::{Holidays, office_day, office_time};
use crate::domain::worklist::{Urgency, WorkItem};

/// Days after which an item that still holds is sent again: the same weekday, however late the
/// digest was a week ago.
const AGAIN: Days = Days::new(7);

/// What was gone for so long at the last look is new when it comes back; sooner, it is the same matter
/// flickering. Time without rounds does not count.
const FORGOTTEN: TimeDelta = TimeDelta::days(3);

/// So long what is kept of a matter that still holds, and of the last look, is left as it is.
const REFRESHED: TimeDelta = TimeDelta::hours(1);

/// What one person knows of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentAlert {
    /// When it was first seen.
    pub first: DateTime<Utc>,
    /// When it was last seen.
    pub last: DateTime<Utc>,
    /// When it was last sent.
    pub sent: Option<DateTime<Utc>>,
    /// Whether it was late when it was sent, and has been since.
    pub late: bool,
    /// Of a sum: its count when it was sent, or fewer if it has shrunk since.
    pub count: Option<u64>,
    /// Until this day the person does not want to hear of it.
    pub hidden_until: Option<NaiveDate>,
    /// Of a sum: how many it held when it was hidden; of more they do want to hear.
    pub hidden_count: Option<u64>,
}

impl SentAlert {
    /// What is known of a matter that is seen for the first time.
    fn new(now: DateTime<Utc>) -> Self {
        Self {
            first: now,
            last: now,
            sent: None,
            late: false,
            count: None,
            hidden_until: None,
            hidden_count: None,
        }
    }

    /// Whether it says more than what is kept of it: that it was seen again is kept once an hour.
    pub fn is_news_beside(&self, kept: &Self) -> bool {
        let alike = Self { last: kept.last, ..self.clone() } == *kept;
        !alike || self.last - kept.last >= REFRESHED
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
        self.count = self.count.zip(count).map(|(sent, now)| sent.min(now));
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
    pub known: &'a BTreeMap<String, SentAlert>,
    /// What wants attention now, of all that they may hear of.
    pub matters: &'m [WorkItem],
    /// The office day of their last digest.
    pub last_digest: Option<NaiveDate>,
    /// The last look for them.
    pub looked: Option<DateTime<Utc>>,
    /// Working days.
    pub holidays: &'a Holidays,
    /// The hour of the office's clock from which the digest of a working day is due.
    pub digest_hour: u32,
    /// The instant.
    pub now: DateTime<Utc>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'m> {
    /// What they know from now on; what is not in it is forgotten.
    pub known: BTreeMap<String, SentAlert>,
    /// What to write to them, the most pressing first; nothing to write when empty.
    pub tell: Vec<&'m WorkItem>,
    /// The day of their last digest from now on.
    pub last_digest: Option<NaiveDate>,
    /// The instant of this look.
    pub looked: DateTime<Utc>,
}

impl Outcome<'_> {
    /// Whether nothing of it has to be kept: neither a letter nor anything new beside what is `known` since a recent
    /// look.
    pub fn leaves_all_as_it_was(
        &self,
        known: &BTreeMap<String, SentAlert>,
        last_digest: Option<NaiveDate>,
        looked: Option<DateTime<Utc>>,
    ) -> bool {
        let is_kept = |(key, sent): (&String, &SentAlert)| {
            known.get(key).is_some_and(|kept| !sent.is_news_beside(kept))
        };
        self.tell.is_empty()
            && self.last_digest == last_digest
            && looked.is_some_and(|at| self.looked - at < REFRESHED)
            && self.known.len() == known.len()
            && self.known.iter().all(is_kept)
    }
}

impl<'m> Round<'_, 'm> {
    /// Decides what to send. Items that are sent are marked so before the mail is delivered: delivery
    /// has retries of its own.
    pub fn outcome(self) -> Outcome<'m> {
        let mut known = self.remembered();
        let mut tell = Vec::new();
        let today = office_day(self.now);
        let writes = self.settings.address.is_some() && self.is_time(today);
        for matter in self.matters {
            let key = matter.subject.key();
            let sent = known.entry(key).or_insert_with(|| SentAlert::new(self.now));
            let count = matter.subject.count();
            let late = matter.urgency == Urgency::Late;
            sent.seen(self.now, late, count);
            let kind = Kind::of(&matter.subject);
            let wanted = self.settings.kinds.contains(&kind) && !sent.is_hidden(today, count);
            let grown = has_grown(sent.count, count);
            if writes && wanted && self.is_news(sent, kind, late, grown) {
                sent.sent = Some(self.now);
                sent.late = late;
                sent.count = count;
                tell.push(matter);
            }
        }
        let digest = writes && self.settings.pace == Pace::Daily;
        Outcome {
            known,
            tell,
            last_digest: if digest { Some(today) } else { self.last_digest },
            looked: self.now,
        }
    }

    /// What had not been gone for too long at the last look, and what is hidden still: a matter that
    /// comes back within its week stays hidden.
    fn remembered(&self) -> BTreeMap<String, SentAlert> {
        let looked = self.looked.unwrap_or(self.now);
        let today = office_day(self.now);
        let hidden = |sent: &SentAlert| sent.hidden_until.is_some_and(|until| today < until);
        let kept = |sent: &SentAlert| looked - sent.last < FORGOTTEN || hidden(sent);
        let known = self.known.iter().filter(|(_, sent)| kept(sent));
        known.map(|(key, sent)| (key.clone(), sent.clone())).collect()
    }

    /// `grown` is a sum that holds more than when it was last sent.
    fn is_news(&self, sent: &SentAlert, kind: Kind, late: bool, grown: bool) -> bool {
        match sent.sent {
            None => self.now - sent.first >= kind.stands(),
            Some(at) => {
                let again = office_day(at).checked_add_days(AGAIN);
                let again = again.is_none_or(|day| day <= office_day(self.now));
                (late && !sent.late) || grown || again
            }
        }
    }

    /// Whether mail may be written now.
    fn is_time(&self, today: NaiveDate) -> bool {
        match self.settings.pace {
            Pace::AtOnce => true,
            Pace::Daily => {
                let due = NaiveTime::from_hms_opt(self.digest_hour, 0, 0).unwrap_or_default();
                self.holidays.is_worked(today)
                    && office_time(self.now).time() >= due
                    && self.last_digest.is_none_or(|last| last < today)
            }
        }
    }
}
