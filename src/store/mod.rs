//! Everything kept, and the only SQL; one file a table. OUTSIDE.
//!
//! One SQL text serves SQLite and PostgreSQL through `on!`; every method is tested on both.

/// Runs one body on whichever database is open: it is compiled once for each.
macro_rules! on {
    ($engine:expr, |$it:ident| $body:expr) => {
        match $engine {
            $crate::store::Engine::Sqlite($it) => $body,
            $crate::store::Engine::Postgres($it) => $body,
        }
    };
}

/// `execute!(on, sql, parameter, …)` runs a statement; how many rows it changed. Here and below `on` is
/// `&self.read`, `&self.write` or a transaction.
macro_rules! execute {
    ($on:expr, $sql:expr $(, $parameter:expr)* $(,)?) => {
        on!($on, |it| sqlx::query($sql)
            $(.bind($parameter))*
            .execute($crate::store::transaction::AsExecutor::executor(it))
            .await?
            .rows_affected())
    };
}

/// What the macros named after sqlx's methods have in common: `fetch_…!` reads rows, `scalar_…!` the one
/// column of a row.
macro_rules! fetch {
    ($query:ident, $fetch:ident, $on:expr, $sql:expr $(, $parameter:expr)* $(,)?) => {
        on!($on, |it| sqlx::$query($sql)
            $(.bind($parameter))*
            .$fetch($crate::store::transaction::AsExecutor::executor(it))
            .await?)
    };
}
macro_rules! fetch_all {
    ($($query:tt)*) => { fetch!(query_as, fetch_all, $($query)*) };
}
macro_rules! fetch_optional {
    ($($query:tt)*) => { fetch!(query_as, fetch_optional, $($query)*) };
}
macro_rules! fetch_one {
    ($($query:tt)*) => { fetch!(query_as, fetch_one, $($query)*) };
}
macro_rules! scalar_all {
    ($($query:tt)*) => { fetch!(query_scalar, fetch_all, $($query)*) };
}
macro_rules! scalar_optional {
    ($($query:tt)*) => { fetch!(query_scalar, fetch_optional, $($query)*) };
}
macro_rules! scalar_one {
    ($($query:tt)*) => { fetch!(query_scalar, fetch_one, $($query)*) };
}

/// `insert!(on, rows, "insert into … ", |row| [column, …])` inserts rows, many a statement; what may
/// follow the values comes last.
macro_rules! insert {
    ($on:expr, $rows:expr, $sql:expr, |$row:pat_param| [$($column:expr),* $(,)?] $(, $rest:expr)? $(,)?) => {
        for run in $crate::store::many::runs($rows) {
            on!($on, |it| {
                sqlx::QueryBuilder::new($sql)
                    .push_values(run, |mut values, $row| {
                        values$(.push_bind($column))*;
                    })
                    $(.push($rest))?
                    .build()
                    .execute($crate::store::transaction::AsExecutor::executor(it))
                    .await?;
            });
        }
    };
}

mod accept;
mod accounts;
mod alerts;
mod audit;
mod dossiers;
mod error;
mod factors;
mod facts;
mod frozen;
mod groups;
mod inbox;
mod kept_counters;
mod many;
mod mistakes;
mod news;
mod official;
mod open;
mod petitions;
mod place;
mod places;
mod plan;
mod receipt_code;
mod receipts;
mod release;
mod remarks;
mod reports_sent;
mod responses;
mod role;
mod sessions;
mod settle;
mod sign_ins;
mod slips;
mod span;
mod staff;
mod stored;
mod subjects;
mod tallies;
mod tally_row;
mod tier;
mod tokens;
mod totals;
mod touchpoints;
mod traces;
mod transaction;
mod units;
mod verify;

use std::sync::Arc;

use sqlx::{PgPool, SqlitePool};

use kept_counters::TallyCache;
use news::News;

pub use alerts::{LookedAt, Mail, MailState, NewMail, Recipient, SentMail};
pub use audit::{Actor, AuditEnd, AuditFault, AuditFilter, By, Entry, Recorded};
pub use dossiers::{
    DossierEntry, DossierFilter, DossierImport, EnteredPoints, IssuedLetter, Issuing, KeptDossier,
    NewLetter, Scoring,
};
pub use error::{Error, Result};
pub use inbox::{Acceptance, NewResponse};
pub use mistakes::Mistakes;
pub use news::Listener;
pub use official::{Level, OfficialFigure, OfficialImport, OfficialIndex, OfficialWanted};
pub use petitions::{
    Added, Brought, Moved, NewPetition, Petition, PetitionFilter, PetitionStep, PublicPetition,
    PublicPetitions, PublicText,
};
pub use place::{Office, Procedure, Touchpoint, Unit};
pub use plan::{
    Assignee, Change, Changed, Evidence, EvidenceFile, NewEvidence, Overruled, PlanImport, PlanRow,
    Refusal, Step, Task, TaskEntry, TaskResult, TaskStatus, Units,
};
pub use receipts::ReceiptState;
pub use remarks::{
    LEAST_RELEASED, PublicRemark, Publication, Released, Remark, RemarkAnswer, RemarkChanged,
    RemarkCounts, RemarkFilter,
};
pub use reports_sent::{NewReportSent, ReportRecorded, ReportSent};
pub use responses::{Response, Responses};
pub use role::Role;
pub use sessions::Session;
pub use settle::{SettleRule, Settled};
pub use sign_ins::SignIn;
pub use staff::Staff;
pub use subjects::Linked;
pub use tallies::Audience;
pub use tally_row::TallyRow;
pub use tier::Tier;
pub use tokens::Token;
pub use units::{Act, NewAct, Present, UnitsChanged};
pub use verify::{Differences, Settled as SettledCounts};

/// An open database: SQLite with one writer and a pool of readers, or PostgreSQL.
#[derive(Clone, Debug)]
pub struct Store {
    read: Pools,
    write: Pools,
    /// The rows of `tally` this node adds to.
    shard: String,
    /// Counters as last read, shared by every clone.
    tally_cache: Arc<TallyCache>,
    /// Who waits for batches, the same for every clone.
    news: Arc<News>,
}

/// The same thing of one database or the other.
#[derive(Clone, Debug)]
enum Engine<S, P> {
    Sqlite(S),
    Postgres(P),
}

type Pools = Engine<SqlitePool, PgPool>;

impl Store {
    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        on!(&self.read, |pool| {
            sqlx::query("select 1").execute(pool).await?;
        });
        Ok(())
    }

    /// The same store for the node of this name, when several share one database: each node adds
    /// to tally rows of its own, so that none waits for another.
    #[must_use]
    pub fn of_node(mut self, node: impl Into<String>) -> Self {
        self.shard = node.into();
        self
    }

    /// Waits for open statements and closes the database; every clone is closed with it.
    pub async fn close(&self) {
        on!(&self.read, |pool| pool.close().await);
        on!(&self.write, |pool| pool.close().await);
    }
}
