//! The database: the only SQL.
//!
//! One SQL text serves SQLite and PostgreSQL through `on!`; every method is tested on both.

/// Runs one body on whichever database is open; it is compiled once for each.
macro_rules! on {
    ($engine:expr, |$it:ident| $body:expr) => {
        match $engine {
            $crate::store::Engine::Sqlite($it) => $body,
            $crate::store::Engine::Postgres($it) => $body,
        }
    };
}

/// `execute!(on, sql, parameter, …)` runs a statement and gives the number of rows it changed. Here
/// and below, `on` is `&self.read`, `&self.write` or a transaction.
macro_rules! execute {
    ($on:expr, $sql:expr $(, $parameter:expr)* $(,)?) => {
        on!($on, |it| $crate::store::answered(
            sqlx::query($sql)
                $(.bind($parameter))*
                .execute($crate::store::AsExecutor::executor(it))
        )
        .await?
        .rows_affected())
    };
}

/// Reads with sqlx: `fetch_…!` below give rows, `scalar_…!` the only column of a row.
macro_rules! fetch {
    ($query:ident, $fetch:ident, $on:expr, $sql:expr $(, $parameter:expr)* $(,)?) => {
        on!($on, |it| $crate::store::answered(
            sqlx::$query($sql)
                $(.bind($parameter))*
                .$fetch($crate::store::AsExecutor::executor(it))
        )
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

/// `from_row!(Type, |row| Type { column: row.try_get("column")?, … })` reads a type from rows of
/// either database.
macro_rules! from_row {
    ($type:ty, |$row:ident| $body:expr) => {
        from_row!(sqlx::sqlite::SqliteRow, $type, |$row| $body);
        from_row!(sqlx::postgres::PgRow, $type, |$row| $body);
    };
    ($of:ty, $type:ty, |$row:ident| $body:expr) => {
        impl sqlx::FromRow<'_, $of> for $type {
            fn from_row($row: &$of) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok($body)
            }
        }
    };
}

/// `insert!(on, rows, "insert into … ", |row| [column, …])` inserts rows, many in one statement;
/// SQL after the values is an optional last argument.
macro_rules! insert {
    ($on:expr, $rows:expr, $sql:expr, |$row:pat_param| [$($column:expr),* $(,)?] $(, $rest:expr)? $(,)?) => {
        for run in $crate::store::runs($rows) {
            on!($on, |it| {
                let mut query = sqlx::QueryBuilder::new($sql);
                query.push_values(run, |mut values, $row| {
                    values$(.push_bind($column))*;
                });
                $(query.push($rest);)?
                let executor = $crate::store::AsExecutor::executor(it);
                $crate::store::answered(query.build().execute(executor)).await?;
            });
        }
    };
}

#[macro_use]
mod readable;

mod assessment;
mod audit;
pub mod backup;
pub mod batch;
mod deadline;
mod dialogue;
mod dossier;
mod dossier_mark;
mod error;
mod evidence;
mod facts;
mod flood;
mod import;
mod many;
mod official;
mod open;
mod page;
mod paper;
mod petition;
mod plan;
mod portal;
mod remark;
mod report;
mod schema;
mod setting;
mod sound;
mod span;
pub mod staff;
mod stored;
pub mod survey;
mod touchpoint;
mod touchpoint_cache;
mod transaction;
mod trial;
mod unit;
mod verify;
mod wal;
mod wave;
mod webhook;
pub mod worklist;
mod write_proof;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use sqlx::{PgPool, SqlitePool};

use batch::{ColumnsCache, News};
use sound::OpenedReadOnly;
use staff::LastUses;
use touchpoint_cache::TouchpointCache;
use write_proof::LastProof;

pub use assessment::{AssessmentFile, CriteriaImport, Scored};
pub use audit::{Actor, AuditCheck, AuditEnd, AuditFault, AuditFilter, By, Entry, Recorded};
pub use batch::{BatchEntry, BatchFilter, TakeBack, TakeBackStep};
pub use batch::{Listener, Response, ResponseRun, Responses, Reviewed, Settled, Verdict};
pub use dossier::{
    DossierEntry, DossierImport, DossierKey, DossiersWanted, EnteredPoints, IssuedLetter, Issuing,
    KeptDossier, NewLetter, Scoring,
};
pub use error::{Error, Result};
pub use evidence::{Evidence, EvidenceFile, NewEvidence};
pub use import::HeldFile;
pub use official::{OfficialImport, OfficialWanted};
pub use open::{POOL_WAITS, SLOW};
pub use page::Page;
pub use paper::{
    Became, BundleBatch, BundleClosed, BundleEntry, ImportedBundle, Keyed, NewFileForm, NewKeyed,
    ResponsesImport, Unfit,
};
pub use petition::{
    Added, AnswerDraft, ApartKey, Brought, FileAdded, LetterState, Moved, Petition, PetitionAct,
    PetitionApart, PetitionFile, PetitionFilter, PetitionLetter, PetitionStep, Proposed,
    PublicPetition, PublicText, SealedPetitionFile, SenderTold, WaitingAnswer,
};
pub use plan::{Changed, PlanAdjusted, PlanImport};
pub use remark::{
    HandTo, LEAST_RELEASED, PublicRemark, Publication, Released, Remark, RemarkAnswer,
    RemarkChanged, RemarkCounts, RemarkFilter, RemarkKey, RemarkWork, Undone, WhichRemarks, Worked,
};
pub use report::{
    IssuedReport, LeaderLink, NewReportSent, ReportDraft, ReportRecorded, ReportSent,
};
pub use setting::SettingChange;
pub use staff::{FailedSignIns, LinkFor, Linked, NewToken, Session, SignIn, Staff, Token};
pub use survey::{
    Acceptance, DraftHead, DraftState, Instruments, NewResponse, Publishing, ReceiptState,
    SurveyDraft,
};
pub use trial::TrialAnswer;
pub use unit::{Act, NewAct, Present, UnitsChanged, seed};
pub use verify::{Differences, SettledCounts, VerifiedBatches};
pub use wave::{NotKept, WaveAnswers};
pub use webhook::{DeadMessage, Message, Webhook};
pub use worklist::{LeaderReader, LookedAt, Mail, MailState, NewMail, Recipient, SentMail};

use deadline::answered;
pub(crate) use deadline::in_time;
pub use deadline::{answered_within, each_within};
pub(crate) use many::runs;
pub(crate) use transaction::AsExecutor;

/// An open database: SQLite with one writer and a pool of readers, or PostgreSQL.
#[derive(Clone, Debug)]
pub struct Store {
    read: Pools,
    write: Pools,
    /// Shared by every clone.
    columns_cache: Arc<ColumnsCache>,
    /// Shared by every clone.
    touchpoint_cache: Arc<TouchpointCache>,
    /// Shared by every clone.
    register_cache: Arc<dossier::RegisterCache>,
    /// Shared by every clone.
    settings_cache: Arc<setting::SettingsCache>,
    /// Shared by every clone.
    retargeted: Arc<setting::Retargeted>,
    /// Shared by every clone.
    news: Arc<News>,
    /// Whether the database may still keep something of answers that have left the inbox: so after
    /// a start too, since the process may have been killed.
    log_to_wipe: Arc<AtomicBool>,
    /// Answers that this process was asked to accept.
    asked_to_accept: Arc<AtomicU64>,
    /// Shared by every clone.
    last_check: Arc<audit::LastCheck>,
    /// Shared by every clone.
    last_proof: Arc<LastProof>,
    opened_read_only: OpenedReadOnly,
    /// Shared by every clone.
    last_uses: Arc<LastUses>,
}

/// The same thing for one database or the other.
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
            answered(sqlx::query("select 1").execute(pool)).await?;
        });
        Ok(())
    }

    /// What kind of database it is.
    pub fn kind(&self) -> &'static str {
        match &self.read {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// Waits for open statements and closes the database; every clone is closed with it.
    pub async fn close(&self) {
        on!(&self.read, |pool| pool.close().await);
        on!(&self.write, |pool| pool.close().await);
    }
}
