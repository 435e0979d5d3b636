//! Letters that tell senders of a new state of their petition: the state and the way to its page. Texts, names and
//! answers stay there: a mailbox is less protected than the register.

use std::time::Duration;

use super::words::{LetterWords, Words};
use crate::app::App;
use crate::base::Lang;
use crate::base::mail::{Letter, Mailer, NotTaken};
use crate::base::supervisor::{Running, Turn};
use crate::domain::worklist::alert::after;
use crate::store::{self, PetitionLetter, each_within};
use crate::web::paths;

/// Between two looks of one node.
const PERIOD: Duration = Duration::from_mins(1);

/// How long the database may take to answer a statement.
const STATEMENT: Duration = Duration::from_secs(30);

/// Starts sending, as one of the server's loops; without a mail server a turn does nothing.
pub fn start(app: App) -> Running {
    let loops = app.monitor.loops.clone();
    loops.start("petition-mail", PERIOD, move |turn| {
        let app = app.clone();
        async move {
            let Some(mailer) = app.mailer() else { return true };
            let delivered = each_within(STATEMENT, Box::pin(deliver(&app, &mailer, &turn))).await;
            if let Err(error) = &delivered {
                tracing::error!(%error, "letters to senders could not be taken up; tried again");
            }
            delivered.is_ok()
        }
    })
}

/// Sends what waits, until there is no more, the server cannot be talked to, or the turn is to stop; gives how many
/// letters were taken.
pub async fn deliver(app: &App, mailer: &Mailer, turn: &Turn) -> store::Result<usize> {
    let mut taken = 0;
    // Between a letter that went out and the note of it nothing is cut off: it would go out again.
    while !turn.stop.is_cancelled()
        && let Some(letter) = app.store.take_petition_letter(app.clock.now()).await?
    {
        turn.pulse.beat();
        let sender = app.petitions.key.open(&letter.sealed, &letter.code);
        let Some(to) = sender.map(|sender| sender.email).filter(|email| !email.is_empty()) else {
            app.store.petition_letter_failed(&letter.id, None).await?;
            continue;
        };
        let (subject, body) = written(&letter, &app.config.public_url);
        let mail = Letter { id: &letter.id, to: &to, subject: &subject, body: &body };
        match mailer.send(mail).await {
            Ok(()) => {
                app.store.petition_letter_sent(&letter.id).await?;
                taken += 1;
            }
            Err(trouble) => {
                // What the server said may name the address: it is neither kept nor logged.
                let server_away = matches!(trouble, NotTaken::NoServer(_));
                tracing::warn!(
                    letter = letter.id,
                    server_away,
                    "a letter to a sender was not taken"
                );
                let failures = u32::try_from(letter.failures + 1).unwrap_or(u32::MAX);
                let next = after(failures).map(|wait| app.clock.now() + wait);
                app.store.petition_letter_failed(&letter.id, next).await?;
                if server_away {
                    break;
                }
            }
        }
    }
    Ok(taken)
}

/// Subject and text, in both languages: which one its sender reads is not kept.
fn written(letter: &PetitionLetter, url: &str) -> (String, String) {
    let said = |lang: Lang| {
        let (words, state) = (LetterWords::of(lang), Words::of(lang).state(letter.state));
        let path = paths::petition(&letter.code);
        let address = format!("{url}{}", paths::with_lang(&path, lang));
        let [state, text] = [words.state(state), words.automatic.to_owned()];
        [state, words.look.to_owned(), address, String::new(), text].join("\n")
    };
    let state = Words::VI.state(letter.state);
    let subject = LetterWords::VI.subject(&letter.number.to_string(), state);
    (subject, format!("{}\n\n---\n\n{}\n", said(Lang::Vi), said(Lang::En)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::State;

    #[test]
    fn a_letter_has_the_state_and_the_link_in_both_languages_and_nothing_else() {
        let letter = PetitionLetter {
            id: "a".to_owned(),
            code: "0123456789ABCDEF".to_owned(),
            number: 12,
            state: State::Handled,
            sealed: Vec::new(),
            failures: 0,
        };
        let (subject, body) = written(&letter, "https://x.vn");
        assert_eq!(subject, "Phản ánh, kiến nghị số 12: Đã xử lý");
        for part in ["Đã xử lý", "Answered", "https://x.vn/petitions/0123456789ABCDEF"] {
            assert!(body.contains(part), "{part}: {body}");
        }
    }
}
