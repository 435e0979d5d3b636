//! Alert settings of accounts.

use chrono::{DateTime, NaiveDate, Utc};

use sqlx::FromRow;

use crate::base::Lang;
use crate::domain::account::Role;
use crate::domain::worklist::alert::{Kind, Pace, Settings};
use crate::store::audit::{self, By};
use crate::store::readable::or_left_out;
use crate::store::stored::Millis;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store};

/// An account that wants mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Its name.
    pub staff: String,
    /// What it may see.
    pub role: Role,
    /// Codes of the units it is limited to; none for the whole office.
    pub units: Vec<String>,
    /// Its settings.
    pub settings: Settings,
    /// Day of its last digest.
    pub last_digest: Option<NaiveDate>,
    /// Time of its last round.
    pub looked: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct Row {
    name: String,
    role: Role,
    address: String,
    lang: String,
    pace: String,
    kinds: String,
    last_digest: Option<NaiveDate>,
    looked: Option<Millis>,
}

impl Store {
    /// The settings of the account, or the defaults.
    pub async fn alert_settings(&self, staff: &str) -> Result<Settings> {
        let row: Option<(String, String, String, String)> = fetch_optional!(
            &self.read,
            "select address, lang, pace, kinds from alert_settings where staff = $1",
            staff
        );
        row.map_or_else(
            || Ok(Settings::default()),
            |(address, lang, pace, kinds)| settings(address, &lang, &pace, &kinds),
        )
    }

    /// Enabled accounts that want mail, by name.
    pub async fn recipients(&self) -> Result<Vec<Recipient>> {
        let rows: Vec<Row> = fetch_readable!(
            &self.read,
            "select staff.name, staff.role, address, lang, pace, kinds, last_digest, looked
             from alert_settings join staff on staff.name = alert_settings.staff
             where address <> '' and staff.disabled = $1",
            false
        );
        let mut units = self.staff_units().await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let settings = settings(row.address, &row.lang, &row.pace, &row.kinds);
            let Some(settings) = or_left_out(settings, &row.name)? else {
                continue;
            };
            all.push(Recipient {
                role: row.role,
                units: units.remove(&row.name).unwrap_or_default(),
                settings,
                last_digest: row.last_digest,
                looked: row.looked.map(Into::into),
                staff: row.name,
            });
        }
        all.sort_by(|one, other| one.staff.cmp(&other.staff));
        Ok(all)
    }

    /// Stores the settings of an account, which must exist, and redirects waiting letters to the
    /// new address. The audit log gets everything but the address.
    pub async fn keep_alert_settings(
        &self,
        staff: &str,
        settings: &Settings,
        by: &By,
    ) -> Result<()> {
        let kinds: Vec<&str> = settings.kinds.iter().map(|kind| kind.code()).collect();
        let kinds = kinds.join(" ");
        let address = settings.address.as_deref().unwrap_or_default();
        let mut transaction = self.begin().await?;
        let before = chosen(&mut transaction, staff).await?;
        execute!(
            &mut transaction,
            "insert into alert_settings (staff, address, lang, pace, kinds)
             values ($1, $2, $3, $4, $5)
             on conflict (staff) do update set address = excluded.address,
                 lang = excluded.lang, pace = excluded.pace, kinds = excluded.kinds",
            staff,
            address,
            settings.lang.code(),
            settings.pace.code(),
            &kinds
        );
        // A letter to a mistyped address still arrives.
        execute!(
            &mut transaction,
            "update mail set address = $2 where staff = $1 and state = 'waiting'",
            staff,
            address
        );
        let after = audit_line(address, settings.pace.code(), &kinds);
        let mut entry = by.did("staff.alerts-chosen", "staff", staff).to(after);
        entry.before = before;
        audit::commit(transaction, &entry).await
    }
}

/// The settings so far as an audit text; `None` before the first.
async fn chosen(transaction: &mut Transaction, staff: &str) -> Result<Option<String>> {
    let row: Option<(String, String, String)> = fetch_optional!(
        transaction,
        "select address, pace, kinds from alert_settings where staff = $1",
        staff
    );
    Ok(row.map(|(address, pace, kinds)| audit_line(&address, &pace, &kinds)))
}

/// Settings as an audit text, without the address.
fn audit_line(address: &str, pace: &str, kinds: &str) -> String {
    let how = if address.is_empty() { "no mail" } else { pace };
    format!("{how}: {kinds}")
}

fn settings(address: String, lang: &str, pace: &str, kinds: &str) -> Result<Settings> {
    let kind = |code: &str| {
        Kind::of_code(code).ok_or_else(|| Error::Corrupt(format!("`{code}` is told of to nobody")))
    };
    Ok(Settings {
        address: Some(address).filter(|address| !address.is_empty()),
        lang: Lang::of_code(Some(lang)),
        pace: Pace::of_code(pace)
            .ok_or_else(|| Error::Corrupt(format!("`{pace}` is no pace of mail")))?,
        kinds: kinds.split_whitespace().map(kind).collect::<Result<_>>()?,
    })
}
