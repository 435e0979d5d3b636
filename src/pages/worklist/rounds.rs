//! Finds what to send, writes the letters and sends them, apart from requests.

use std::time::Duration;

use super::letter;
use crate::app::App;
use crate::base::mail::{Letter, Mailer, NotTaken};
use crate::base::supervisor::{Running, Turn};
use crate::domain::worklist::WorkItem;
use crate::domain::worklist::alert::{Outcome, Round, after};
use crate::pages::shared::worklist::{Names, sight, sources};
use crate::store::worklist::gather::Gathering;
use crate::store::{self, LookedAt, Mail, NewMail, Recipient, each_within};
use chrono::TimeDelta;

/// Between two looks of one node.
const PERIOD: Duration = Duration::from_mins(1);

/// Between two looks of all nodes together; a little less, so that one node alone misses none.
const SHARED_PAUSE: TimeDelta = TimeDelta::seconds(55);

/// How long the database may take to answer a statement, so that a connection that died without a word does
/// not end all rounds.
const STATEMENT: Duration = Duration::from_secs(30);

/// Starts looking and sending, as one of the server's loops; without a mail server a round does nothing.
pub fn start(app: App) -> Running {
    let loops = app.monitor.loops.clone();
    loops.start("mail", PERIOD, move |turn| {
        let app = app.clone();
        async move {
            let Some(postman) = app.mailer() else { return true };
            each_within(STATEMENT, Box::pin(round(&app, &postman, &turn))).await
        }
    })
}

/// One round; what fails is tried again in the next.
async fn round(app: &App, postman: &Mailer, turn: &Turn) -> bool {
    // A look that is cut off has kept each account's outcome or nothing of it.
    let looked = turn.stop.run_until_cancelled(look(app)).await.transpose();
    if let Err(error) = &looked {
        tracing::error!(%error, "alerts could not be looked for; tried again");
    }
    let delivered = deliver(app, postman, turn).await;
    if let Err(error) = &delivered {
        tracing::error!(%error, "mail could not be taken up; tried again");
    }
    looked.is_ok() && delivered.is_ok()
}

/// One look for everyone who wants mail; gives how many letters were written. With several nodes, one
/// of them looks.
pub async fn look(app: &App) -> store::Result<usize> {
    if !app.store.settings().reminds() {
        return Ok(0);
    }
    if !app.store.take_round(app.clock.now(), SHARED_PAUSE).await? {
        return Ok(0);
    }
    let recipients = app.store.recipients().await?;
    if recipients.is_empty() {
        return Ok(0);
    }
    let mut gathering = Gathering::begin(sources(app)).await?;
    let mut written = 0;
    for each in &recipients {
        let sight = sight((&each.staff, each.role), &each.units);
        let matters = gathering.matters(&sight).await?;
        written += usize::from(look_for(app, each, &matters).await?);
    }
    Ok(written)
}

async fn look_for(app: &App, recipient: &Recipient, matters: &[WorkItem]) -> store::Result<bool> {
    let known = app.store.sent_alerts(&recipient.staff).await?;
    let outcome = Round {
        settings: &recipient.settings,
        known: &known,
        matters,
        last_digest: recipient.last_digest,
        looked: recipient.looked,
        holidays: &app.rules().holidays,
        digest_hour: app.store.settings().reminder_hour(),
        now: app.clock.now(),
    }
    .outcome();
    if outcome.leaves_all_as_it_was(&known, recipient.last_digest, recipient.looked) {
        return Ok(false);
    }
    let mail = written(app, recipient, (&outcome, matters.len())).await?;
    let at = LookedAt { staff: &recipient.staff, known: &known, looked: recipient.looked };
    // Another node may have begun a look while this one was slow: the later one has seen nothing.
    let kept = app.store.keep_round(at, &outcome, mail.as_ref()).await?;
    Ok(kept && mail.is_some())
}

/// The letter of an outcome; none when there is nothing to tell.
async fn written(
    app: &App,
    recipient: &Recipient,
    (outcome, all): (&Outcome<'_>, usize),
) -> store::Result<Option<NewMail>> {
    let Some(address) = recipient.settings.address.clone() else {
        return Ok(None);
    };
    if outcome.tell.is_empty() {
        return Ok(None);
    }
    let touchpoints = app.store.touchpoints().await?;
    let units = app.store.units().await?;
    let names = Names {
        units: &units,
        touchpoints: &touchpoints,
        instruments: &app.instruments,
        lang: recipient.settings.lang,
    };
    let (subject, body) = letter::digest(&outcome.tell, all, names, &app.config.public_url);
    Ok(Some(NewMail {
        id: app.random.uuid(),
        staff: recipient.staff.clone(),
        address,
        subject,
        body,
        made: app.clock.now(),
    }))
}

/// Sends what waits, one letter after the other, until there is no more, the server cannot be talked
/// to, or the turn is to stop; gives how many letters were taken. What was not taken is tried again later.
pub async fn deliver(app: &App, postman: &Mailer, turn: &Turn) -> store::Result<usize> {
    let mut taken = 0;
    app.store.clear_mail(app.clock.now()).await?;
    // Between a letter that went out and the note of it nothing is cut off: it would go out again.
    while !turn.stop.is_cancelled()
        && let Some(mail) = app.store.take_mail(app.clock.now()).await?
    {
        let letter =
            Letter { id: &mail.id, to: &mail.address, subject: &mail.subject, body: &mail.body };
        // Many letters to a slow server take longer than a loop may be silent.
        turn.pulse.beat();
        match postman.send(letter).await {
            Ok(()) => {
                app.store.mail_sent(&mail.id).await?;
                taken += 1;
            }
            Err(trouble) => {
                put_off(app, &mail, &trouble).await?;
                if matches!(trouble, NotTaken::NoServer(_)) {
                    break;
                }
            }
        }
    }
    Ok(taken)
}

/// Notes why a letter was not taken, and when it is tried again.
async fn put_off(app: &App, mail: &Mail, trouble: &NotTaken) -> store::Result<()> {
    // The address is a person's: it stays out of the log.
    let server_away = matches!(trouble, NotTaken::NoServer(_));
    tracing::warn!(mail = mail.id, server_away, "a letter was not taken");
    let failures = u32::try_from(mail.failures + 1).unwrap_or(u32::MAX);
    let next = after(failures).map(|wait| app.clock.now() + wait);
    app.store.mail_failed(&mail.id, &trouble.to_string(), next).await
}
