//! The leader's page by mail: written when a week or a month begins, for those who asked for it.

use std::time::Duration;

use chrono::{Datelike, NaiveDate, Timelike};

use super::made;
use super::words::Words;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Holidays, Period, office_time};
use crate::base::supervisor::Running;
use crate::store::{self, NewMail, each_within};
use crate::web::paths;

/// Letters are written from this hour of the office's day on.
const FROM_HOUR: u32 = 7;

/// Between two looks.
const PERIOD: Duration = Duration::from_mins(5);

/// How long the database may take to answer a statement.
const STATEMENT: Duration = Duration::from_secs(30);

/// Starts looking, as one of the server's loops; the letters are sent with those of alerts.
pub fn start(app: &App) -> Running {
    let app = app.clone();
    app.monitor.loops.clone().start("leader-mail", PERIOD, move |_| {
        let app = app.clone();
        async move {
            let written = each_within(STATEMENT, Box::pin(look(&app))).await;
            if let Err(error) = &written {
                tracing::error!(%error, "the leader's page could not be written as a letter; tried again");
            }
            written.is_ok()
        }
    })
}

/// Writes the letters that are due; gives how many.
///
/// # Errors
/// Of the database.
pub async fn look(app: &App) -> store::Result<usize> {
    let now = office_time(app.clock.now());
    if now.hour() < FROM_HOUR || app.mailer().is_none() {
        return Ok(0);
    }
    let mut written = 0;
    let mut body = None;
    for reader in app.store.leader_readers().await? {
        let Some(due) = due(&reader.every, now.date(), &app.rules().holidays) else { continue };
        if due == reader.sent {
            continue;
        }
        if body.is_none() {
            body = letter(app).await?;
        }
        let Some((subject, text)) = &body else { return Ok(written) };
        let mail = NewMail {
            id: app.random.uuid(),
            staff: reader.staff.clone(),
            address: reader.address.clone(),
            subject: subject.clone(),
            body: text.clone(),
            made: app.clock.now(),
        };
        written += usize::from(app.store.send_leader_page(&reader, &due, &mail).await?);
    }
    Ok(written)
}

/// The week or the month whose letter is due on a day: from its first working day on.
fn due(every: &str, today: NaiveDate, holidays: &Holidays) -> Option<String> {
    let (first, key) = match every {
        "week" => {
            let week = today.iso_week();
            let back = today.weekday().num_days_from_monday();
            let monday = today.checked_sub_days(chrono::Days::new(u64::from(back)))?;
            (monday, format!("{}-W{:02}", week.year(), week.week()))
        }
        "month" => (today.with_day(1)?, today.format("%Y-%m").to_string()),
        _ => return None,
    };
    let worked = first.iter_days().take(31).find(|day| holidays.is_worked(*day))?;
    (today >= worked).then_some(key)
}

/// The page of the running year in words.
async fn letter(app: &App) -> store::Result<Option<(String, String)>> {
    let Some(page) = made::page(app, Period::year_of(app.today())).await? else {
        return Ok(None);
    };
    let words = Words::of(Lang::Vi);
    let subject = words.subject(&page.office, &page.period);
    let address = format!("{}{}", app.config.public_url, paths::leader());
    let text = format!("{}\n\n{} {address}\n{}\n", made::told(&page), words.see, words.off);
    Ok(Some((subject, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_due_from_the_first_working_day_of_its_week_or_month() {
        let holidays = Holidays::default();
        let due = |every, day: &str| due(every, day.parse().unwrap(), &holidays);
        // 1 August 2026 is a Saturday.
        assert_eq!(due("month", "2026-08-01"), None);
        assert_eq!(due("month", "2026-08-03").as_deref(), Some("2026-08"));
        assert_eq!(due("week", "2026-12-07").as_deref(), Some("2026-W50"));
        assert_eq!(due("week", "2026-12-09").as_deref(), Some("2026-W50"));
        assert_eq!(due("day", "2026-12-09"), None);
    }
}
