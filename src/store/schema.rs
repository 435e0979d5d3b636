//! The schema of a database: its migrations, and which of them it has gone through.

use sqlx::migrate::Migrator;

use super::{Error, Result};

static MIGRATIONS: Migrator = sqlx::migrate!();
static SQLITE_ONLY: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_ONLY: Migrator = sqlx::migrate!("migrations/postgres");

/// The migrations a database has gone through.
pub(super) const VERSIONS: &str =
    "select version from _sqlx_migrations where success order by version";

/// What is done about the schema when a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schema {
    /// Bring it up to date; make the database if need be.
    Update,
    /// Refuse another one than this program's.
    Expect,
}

/// All migrations of a SQLite database.
pub(super) fn of_sqlite() -> Migrator {
    with_common(&SQLITE_ONLY)
}

/// All migrations of a PostgreSQL database.
pub(super) fn of_postgres() -> Migrator {
    with_common(&POSTGRES_ONLY)
}

/// The common migrations, then those of one database.
fn with_common(own: &Migrator) -> Migrator {
    Migrator::with_migrations(MIGRATIONS.iter().chain(own.iter()).cloned().collect())
}

/// The numbers of all migrations, in order.
pub(super) fn all_migrations(is_sqlite: bool) -> Vec<i64> {
    let all = if is_sqlite { of_sqlite() } else { of_postgres() };
    let mut numbers: Vec<i64> = all.iter().map(|each| each.version).collect();
    numbers.sort_unstable();
    numbers
}

/// The migrations of these numbers; `None` when one of them is not known.
pub(super) fn migrations_among(is_sqlite: bool, numbers: &[i64]) -> Option<Migrator> {
    let all = if is_sqlite { of_sqlite() } else { of_postgres() };
    let wanted = all.iter().filter(|each| numbers.contains(&each.version)).cloned();
    let wanted: Vec<_> = wanted.collect();
    (wanted.len() == numbers.len()).then(|| Migrator::with_migrations(wanted))
}

/// Refuses a database that has not gone through exactly these migrations; `found` is the outcome of [`VERSIONS`].
pub(super) fn must_be_current(found: sqlx::Result<Vec<i64>>, migrations: &Migrator) -> Result<()> {
    let found = match found {
        Ok(found) => found,
        Err(sqlx::Error::Database(error)) => {
            return Err(Error::Address(format!(
                "this is no database of Hài Lòng ({error}); check --data and --database, or make \
                 one by `hailong migrate`"
            )));
        }
        Err(error) => return Err(error.into()),
    };
    let known: Vec<i64> = migrations.iter().map(|each| each.version).collect();
    let problem = if found.iter().any(|version| !known.contains(version)) {
        "the database is newer than this program; use the newer program"
    } else if known.iter().any(|version| !found.contains(version)) {
        "the database is older than this program; back it up, then bring it up to date by \
         `hailong migrate`"
    } else {
        return Ok(());
    };
    Err(Error::Address(problem.to_owned()))
}
