//! Works through many remarks at once, so that it can be undone.

use sqlx::QueryBuilder;

use super::change::{HandTo, RemarkChanged};
use super::filter::{RemarkFilter, narrow, narrow_by_words};
use crate::base::Lang;
use crate::domain::remark::State;
use crate::store::deadline::answered;
use crate::store::transaction::Transaction;
use crate::store::{By, Result, Store, audit};

/// Remarks of one transaction; accepting answers waits no longer than that takes.
const PART: usize = 500;

/// Remarks of one act: what is done in some seconds.
const MOST: u64 = 10_000;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkWork<'a> {
    /// Unread ones are read.
    Read,
    /// Handed on: something is to be done.
    HandOn(HandTo<'a>, &'a str),
    /// Set aside as spam, unless they are public.
    Spam,
}

/// To which remarks.
#[derive(Clone, Copy, Debug)]
pub enum WhichRemarks<'a> {
    /// Those with these ids.
    These(&'a [String]),
    /// All that fit.
    Fitting(&'a RemarkFilter),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked {
    /// How many were changed.
    pub changed: u64,
    /// Whether more may fit than one act takes.
    pub left: bool,
}

/// What came of undoing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// So many stand as they did before; others were changed since.
    Made(u64),
    /// There is no such act of this account, or it was undone already.
    NoAct,
}

impl RemarkWork<'_> {
    fn state(self) -> State {
        match self {
            Self::Read => State::Read,
            Self::HandOn(..) => State::Action,
            Self::Spam => State::Spam,
        }
    }

    /// Which remarks it can be done to, of table `m`.
    fn condition(self) -> &'static str {
        match self {
            Self::Read => " and m.state = 'unread'",
            Self::HandOn(..) => " and m.state in ('unread', 'read', 'action')",
            Self::Spam => " and m.state <> 'spam' and m.publication <> 'released'",
        }
    }
}

impl Store {
    /// Does the same to many remarks; `act` is a new id, under which it can be undone. Each part is one
    /// transaction with its entry in the audit log; after an error what was done before stays.
    pub async fn work_through_remarks(
        &self,
        which: WhichRemarks<'_>,
        work: RemarkWork<'_>,
        (act, by): (&str, &By),
    ) -> Result<Worked> {
        let mut changed = 0;
        loop {
            let ids = match which {
                WhichRemarks::Fitting(filter) => self.fitting(filter, work).await?,
                WhichRemarks::These(ids) => ids
                    .iter()
                    .skip(usize::try_from(changed).unwrap_or(0))
                    .take(PART)
                    .cloned()
                    .collect(),
            };
            let part = if ids.is_empty() { 0 } else { self.work_on(&ids, work, (act, by)).await? };
            changed += part;
            let is_last = ids.len() < PART || matches!(which, WhichRemarks::These(_)) || part == 0;
            if is_last || changed >= MOST {
                return Ok(Worked { changed, left: !is_last });
            }
        }
    }

    async fn fitting(&self, filter: &RemarkFilter, work: RemarkWork<'_>) -> Result<Vec<String>> {
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select m.id from remark m");
            narrow!(query, filter);
            narrow_by_words!(query, filter);
            query.push(work.condition()).push(" order by m.batch_to desc, m.id desc limit ");
            query.push_bind(i64::try_from(PART).unwrap_or(i64::MAX));
            answered(query.build_query_scalar().fetch_all(pool)).await?
        }))
    }

    async fn work_on(
        &self,
        ids: &[String],
        work: RemarkWork<'_>,
        (act, by): (&str, &By),
    ) -> Result<u64> {
        let mut transaction = self.begin().await?;
        let (note, to) = match work {
            RemarkWork::HandOn(to, note) => (Some(note), to),
            RemarkWork::Read | RemarkWork::Spam => (None, HandTo::default()),
        };
        execute!(
            &mut transaction,
            "insert into remark_act (id, state, actor, at, undone, note, assigned, officer)
             values ($1, $2, $3, $4, false, $5, $6, $7) on conflict (id) do nothing",
            act,
            work.state().code(),
            by.actor.name(),
            by.at.timestamp_millis(),
            note,
            to.unit,
            to.officer
        );
        let before = note_before(&mut transaction, ids, work, act).await?;
        if before == 0 {
            return Ok(0);
        }
        let changed = change(&mut transaction, ids, work).await?;
        let entry = by.did("remark.worked", "remark-act", act);
        let entry = entry.to(format!("{}: {changed}", work.state().code()));
        audit::commit(transaction, &entry).await?;
        Ok(changed)
    }

    /// Brings the remarks of an act of this account back to how they stood, but for those whose state, note or receiver
    /// was changed since.
    pub async fn undo_remark_act(&self, act: &str, by: &By) -> Result<Undone> {
        let mut transaction = self.begin().await?;
        let state: Option<State> = scalar_optional!(
            &mut transaction,
            "update remark_act set undone = true where id = $1 and actor = $2 and not undone
             returning state",
            act,
            by.actor.name()
        );
        let Some(state) = state else { return Ok(Undone::NoAct) };
        let restored = restore(&mut transaction, act, state).await?;
        let entry = by.did("remark.undone", "remark-act", act).from(state.code());
        audit::commit(transaction, &entry.to(restored.to_string())).await?;
        Ok(Undone::Made(restored))
    }

    /// Takes a remark back from the spam: its state is as before, and its note is as it is.
    pub async fn take_from_spam(&self, id: &str, by: &By) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(RemarkChanged::NoRemark);
        };
        let mut transaction = self.begin().await?;
        let act: Option<String> = scalar_optional!(
            &mut transaction,
            "select r.act from remark_act_row r join remark_act a on a.id = r.act
             where r.remark = $1 and a.state = 'spam' order by a.at desc, a.id limit 1",
            id
        );
        let Some(act) = act else { return Ok(RemarkChanged::NotAllowed) };
        let restored = execute!(
            &mut transaction,
            "update remark set state =
                 (select state from remark_act_row where act = $1 and remark = $2)
             where id = $2 and state = 'spam'",
            &act,
            id
        );
        if restored == 0 {
            return Ok(RemarkChanged::NotAllowed);
        }
        let entry = by.did("remark.moved", "remark", id).in_unit_if(remark.unit.as_deref());
        let entry = entry.from(State::Spam.code());
        audit::commit(transaction, &entry).await?;
        Ok(RemarkChanged::Made)
    }
}

/// Keeps how the remarks stand; how many there are that the work can be done to.
async fn note_before(
    transaction: &mut Transaction,
    ids: &[String],
    work: RemarkWork<'_>,
    act: &str,
) -> Result<u64> {
    Ok(on!(transaction, |it| {
        let mut query = QueryBuilder::new(
            "insert into remark_act_row (act, remark, state, note, assigned, officer, publication)
             select ",
        );
        query.push_bind(act);
        query.push(
            ", m.id, m.state, m.note, m.assigned, m.officer, m.publication from remark m
             where m.batch_to is not null and m.id in ",
        );
        query.push_tuples(ids, |mut row, id| {
            row.push_bind(id.clone());
        });
        query.push(work.condition());
        answered(query.build().execute(&mut **it)).await?.rows_affected()
    }))
}

async fn change(
    transaction: &mut Transaction,
    ids: &[String],
    work: RemarkWork<'_>,
) -> Result<u64> {
    Ok(on!(transaction, |it| {
        let mut query = QueryBuilder::new("update remark as m set state = ");
        query.push_bind(work.state().code());
        match work {
            RemarkWork::Read => {}
            RemarkWork::Spam => {
                query.push(
                    ", publication = case publication when 'chosen' then '' else publication end",
                );
            }
            RemarkWork::HandOn(to, note) => {
                query.push(", note = ").push_bind(note.to_owned());
                query.push(", assigned = ").push_bind(to.unit.map(str::to_owned));
                query.push(", officer = ").push_bind(to.officer.map(str::to_owned));
            }
        }
        query.push(" where m.batch_to is not null and m.id in ");
        query.push_tuples(ids, |mut row, id| {
            row.push_bind(id.clone());
        });
        query.push(work.condition());
        answered(query.build().execute(&mut **it)).await?.rows_affected()
    }))
}

/// Brings remarks that are still as the act left them back to how they stood before.
async fn restore(transaction: &mut Transaction, act: &str, state: State) -> Result<u64> {
    Ok(execute!(
        transaction,
        "update remark set
             state = (select r.state from remark_act_row r where r.act = $1 and r.remark = remark.id),
             note = (select r.note from remark_act_row r where r.act = $1 and r.remark = remark.id),
             assigned = (select r.assigned from remark_act_row r
                 where r.act = $1 and r.remark = remark.id),
             officer = (select r.officer from remark_act_row r
                 where r.act = $1 and r.remark = remark.id)
         where state = $2 and id in (
             select r.remark from remark_act_row r
             join remark_act a on a.id = r.act join remark m on m.id = r.remark
             where r.act = $1 and m.note = coalesce(a.note, r.note)
                 and coalesce(m.assigned, '') =
                     coalesce(case when a.note is null then r.assigned else a.assigned end, '')
                 and coalesce(m.officer, '') =
                     coalesce(case when a.note is null then r.officer else a.officer end, ''))",
        act,
        state.code()
    ))
}
