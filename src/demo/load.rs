//! Brings a made-up year into a store the way real answers come: the form is read, the queue takes
//! the response, and settling counts it.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use futures_util::future::try_join_all;
use uuid::Uuid;

use super::{Failed, Visit, Year, at};
use crate::base::calendar::office_day;
use crate::base::random::Random;
use crate::domain::batch::SettleRule;
use crate::domain::survey::{Catalogue, read_answers};
use crate::domain::touchpoint::slips::VALID;
use crate::intake::slip_code::SlipCode;
use crate::intake::{Filled, Intake};
use crate::store::{Acceptance, By, NewResponse, Store};

/// Answers handed to the queue at once; far below its room.
const AT_ONCE: usize = 512;
/// Of eight slips handed out, five come back.
const HANDED_OUT: usize = 8;
const COME_BACK: usize = 5;

/// What was brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Answers kept and settled.
    pub responses: usize,
    /// Slips issued.
    pub slips: usize,
}

/// Brings in the year, telling `progress` how many answers each step has added.
///
/// After an error, what was brought in until then stays.
pub async fn load(
    store: &Store,
    year: Year<'_>,
    mut progress: impl FnMut(usize),
) -> Result<Loaded, Failed> {
    let mut loader = Loader {
        store,
        intake: Intake::start(store.clone()),
        instruments: year.instruments,
        // Another stream than the visits', so that one more draw here leaves them as they are.
        random: Random::seeded(!year.seed),
        total: Loaded::default(),
    };
    let mut days = year.visits().peekable();
    while let Some(mut week) = days.next() {
        while let Some(day) = days.next_if(|day| same_week(&week, day)) {
            week.extend(day);
        }
        progress(loader.bring_in(&week).await?);
    }
    loader.intake.finish().await;
    loader.settle(year.last_day).await?;
    match loader.total {
        Loaded { responses: 0, .. } if year.responses > 0 => Err(Failed::NothingAsked),
        total => Ok(total),
    }
}

/// Whether two runs of visits are of the same week, Monday to Sunday.
fn same_week(one: &[Visit<'_>], other: &[Visit<'_>]) -> bool {
    let week = |visits: &[Visit<'_>]| Some(office_day(visits.first()?.sent_at).iso_week());
    week(one) == week(other)
}

struct Loader<'a> {
    store: &'a Store,
    intake: Intake,
    instruments: &'a Catalogue,
    random: Random,
    total: Loaded,
}

impl Loader<'_> {
    /// One week: slips printed on its first day, its answers kept, and settled at its end.
    async fn bring_in(&mut self, week: &[Visit<'_>]) -> Result<usize, Failed> {
        let (Some(first), Some(last)) = (week.first(), week.last()) else {
            return Ok(0);
        };
        let mut slips = self.issue(week, office_day(first.sent_at)).await?;
        let mut responses = Vec::with_capacity(week.len());
        for visit in week {
            let slip = slips
                .get_mut(visit.touchpoint.code.as_str())
                .filter(|_| visit.with_slip)
                .and_then(Vec::pop);
            responses.push(self.response(visit, slip.as_ref())?);
        }
        for some in responses.chunks(AT_ONCE) {
            let accepting = some.iter().cloned().map(|each| self.intake.accept(each));
            for acceptance in try_join_all(accepting).await? {
                if !matches!(acceptance, Acceptance::Kept(_)) {
                    return Err(Failed::NotKept(acceptance));
                }
            }
        }
        self.settle(office_day(last.sent_at)).await?;
        self.total.responses += week.len();
        Ok(week.len())
    }

    /// Issues each counter's slips of a week: those that come back, and those that do not.
    async fn issue<'v>(
        &mut self,
        week: &[Visit<'v>],
        day: NaiveDate,
    ) -> Result<BTreeMap<&'v str, Vec<SlipCode>>, Failed> {
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for visit in week.iter().filter(|visit| visit.with_slip) {
            *used.entry(&visit.touchpoint.code).or_default() += 1;
        }
        let mut slips = BTreeMap::new();
        let by = By::system(at(day, 0));
        for (touchpoint, used) in used {
            let count = (used * HANDED_OUT).div_ceil(COME_BACK);
            let drawn = || SlipCode::drawn(self.random.bytes());
            let codes: Vec<_> = std::iter::repeat_with(drawn).take(count).collect();
            let hashes: Vec<_> = codes.iter().map(SlipCode::hash).collect();
            let expires = day.checked_add_days(VALID).unwrap_or(day);
            self.store.keep_slips(touchpoint, &hashes, (day, expires), &by).await?;
            self.total.slips += count;
            slips.insert(touchpoint, codes);
        }
        Ok(slips)
    }

    /// The visit's form, read and sealed as a posted one is.
    fn response(&self, visit: &Visit<'_>, slip: Option<&SlipCode>) -> Result<NewResponse, Failed> {
        let answers = read_answers(visit.instrument, &visit.fields).map_err(|problems| {
            Failed::Unfit { instrument: visit.instrument.id.clone(), problems }
        })?;
        let filled = Filled {
            key: self.key(visit.sent_at - TimeDelta::seconds(visit.seconds.into())),
            touchpoint: visit.touchpoint,
            waves: &[],
            instrument: visit.instrument,
            answers,
            slip,
            procedure: visit.procedure(),
        };
        Ok(filled.seal(visit.sent_at))
    }

    /// The response key of a page made at `opened`: it carries its instant, as the form's does.
    fn key(&self, opened: DateTime<Utc>) -> Uuid {
        let milliseconds = u64::try_from(opened.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &self.random.bytes()).into_uuid()
    }

    /// Settles the ends of all days up to `day`, a little after midnight.
    async fn settle(&self, day: NaiveDate) -> Result<(), Failed> {
        let night = at(day, 24 * 60 + 5);
        self.store.settle(self.instruments, &self.random, SettleRule::default(), night).await?;
        Ok(())
    }
}
