//! The dossiers in memory that counts are made from: read once, and then month by month when one was changed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Months, NaiveDate};
use sqlx::FromRow;
use tokio::time::timeout;

use crate::domain::dossier::{Apology, Group, Place, ReceivedMonth, Register};
use crate::store::{Error, Result, Store, each_within};

/// How long a page waits for the dossiers to be read after the start.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the database may take to give one month of them.
const STATEMENT: Duration = Duration::from_secs(30);

/// How often each month was changed; months that never were are not in it.
type Marks = BTreeMap<NaiveDate, i64>;

/// The register with the marks it was read under.
pub(crate) type RegisterCache = tokio::sync::Mutex<Option<(Marks, Arc<Register>)>>;

#[derive(FromRow)]
struct Row {
    unit: String,
    touchpoint: String,
    procedure: String,
    received: NaiveDate,
    due: NaiveDate,
    completed: Option<NaiveDate>,
    apology_sent: Option<NaiveDate>,
    apology_new_due: Option<NaiveDate>,
    dossiers: i64,
}

#[derive(FromRow)]
struct Lettered {
    #[sqlx(flatten)]
    row: Row,
    code: String,
    sent: NaiveDate,
    new_due: NaiveDate,
}

impl Row {
    fn group(self, month: &mut ReceivedMonth) -> Group {
        let Self { unit, touchpoint, procedure, received, due, completed, .. } = self;
        let new_due = self.apology_new_due;
        Group {
            place: month.place(Place { unit, touchpoint, procedure }),
            received,
            due,
            completed,
            apology: self.apology_sent.map(|sent| Apology { sent, new_due }),
            dossiers: u32::try_from(self.dossiers).unwrap_or(u32::MAX),
        }
    }
}

impl Store {
    /// All dossiers as they are now, to be counted.
    ///
    /// # Errors
    /// [`Error::Loading`] when they are still being read after the start.
    pub async fn dossier_register(&self) -> Result<Arc<Register>> {
        let marks: Vec<(NaiveDate, i64)> =
            fetch_all!(&self.read, "select first, changes from dossier_month");
        let marks = Marks::from_iter(marks);
        // On a task of its own: a reader that gives up does not stop the reading.
        let store = self.clone();
        let bring_up = async move {
            let mut kept = store.register_cache.lock().await;
            let fresh = kept.as_ref().filter(|(seen, _)| !is_older(seen, &marks));
            if let Some((_, register)) = fresh {
                return Ok(Arc::clone(register));
            }
            let brought = match kept.take() {
                Some((seen, register)) => store.changed_since(&seen, &marks, register).await?,
                None => Arc::new(store.all_months().await?),
            };
            *kept = Some((marks, Arc::clone(&brought)));
            Ok(brought)
        };
        match timeout(PATIENCE, tokio::spawn(each_within(STATEMENT, bring_up))).await {
            Ok(Ok(register)) => register,
            Ok(Err(_)) | Err(_) => Err(Error::Loading),
        }
    }

    async fn all_months(&self) -> Result<Register> {
        // No file has a day before; a text before year 0 would sort behind all others.
        let mut next = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
        let mut register = Register::default();
        loop {
            let day: Option<NaiveDate> = scalar_one!(
                &self.read,
                "select min(received) from dossier where received >= $1",
                next
            );
            let Some(first) = day.map(ReceivedMonth::of) else { return Ok(register) };
            register.put(first, self.received_month(first).await?);
            let Some(following) = first.checked_add_months(Months::new(1)) else {
                return Ok(register);
            };
            next = following;
        }
    }

    async fn changed_since(
        &self,
        seen: &Marks,
        marks: &Marks,
        mut register: Arc<Register>,
    ) -> Result<Arc<Register>> {
        let own = Arc::make_mut(&mut register);
        for (first, _) in marks.iter().filter(|(first, mark)| seen.get(first) != Some(mark)) {
            own.put(*first, self.received_month(*first).await?);
        }
        Ok(register)
    }

    async fn received_month(&self, first: NaiveDate) -> Result<ReceivedMonth> {
        let next = first.checked_add_months(Months::new(1));
        let last = next.and_then(|next| next.pred_opt()).unwrap_or(first);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select unit, touchpoint, procedure, received, due, completed, apology_sent, apology_new_due,
                 count(*) as dossiers
             from dossier where received >= $1 and received <= $2
             group by received, unit, touchpoint, procedure, due, completed, apology_sent, apology_new_due",
            first,
            last
        );
        let letters: Vec<Lettered> = fetch_all!(
            &self.read,
            "select unit, touchpoint, procedure, received, due, completed, apology_sent, apology_new_due,
                 cast(1 as bigint) as dossiers, code, sent, new_due
             from dossier join apology_letter on apology_letter.dossier = dossier.code
             where received >= $1 and received <= $2",
            first,
            last
        );
        let mut month = ReceivedMonth::default();
        for row in rows {
            let group = row.group(&mut month);
            month.add(group);
        }
        for Lettered { row, code, sent, new_due } in letters {
            let group = row.group(&mut month);
            month.add_letter(code, group, Apology { sent, new_due: Some(new_due) });
        }
        Ok(month)
    }
}

/// Whether a register read under `seen` lacks a change that `marks` has.
fn is_older(seen: &Marks, marks: &Marks) -> bool {
    marks.iter().any(|(first, mark)| seen.get(first).is_none_or(|seen| seen < mark))
}
