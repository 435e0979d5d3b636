//! Petitions as those may read them who do not handle them: without who sent them, also where the
//! sender has written it into the text.

use crate::app::App;
use crate::domain::petition::{Person, nameless};
use crate::store::{self, Petition, PetitionStep};

/// Stands for a text from which no name can be taken out, because the key it is sealed with is lost.
const WITHHELD: &str = "…";

/// Who sent a petition, for the program's own use: to take the name out of a text; `None` when the
/// seal does not open.
pub(super) async fn sender(app: &App, code: &str) -> store::Result<Option<Person>> {
    let sealed = app.store.petition_seal(code).await?;
    Ok(sealed.and_then(|sealed| app.petitions.key.open(&sealed, code)))
}

/// The petitions without who sent them.
pub(super) async fn anonymous_all(
    app: &App,
    petitions: Vec<Petition>,
) -> store::Result<Vec<Petition>> {
    let codes: Vec<&str> = petitions.iter().map(|each| each.code.as_str()).collect();
    let seals = app.store.petition_seals(&codes).await?;
    let anonymous = |petition: Petition| {
        let sealed = seals.get(&petition.code);
        let opened = sealed.and_then(|sealed| app.petitions.key.open(sealed, &petition.code));
        anonymous(petition, opened.as_ref())
    };
    Ok(petitions.into_iter().map(anonymous).collect())
}

/// One petition without its sender, and without its texts where that is not known.
pub(super) fn anonymous(petition: Petition, sender: Option<&Person>) -> Petition {
    let nameless = |text: String| without(&text, sender);
    Petition {
        subject: nameless(petition.subject),
        body: nameless(petition.body),
        reason: petition.reason.map(nameless),
        agency: petition.agency.map(nameless),
        answer: petition.answer.map(nameless),
        ..petition
    }
}

/// Its history without its sender.
pub(super) fn veil_steps(steps: Vec<PetitionStep>, sender: Option<&Person>) -> Vec<PetitionStep> {
    let anonymous = |step: PetitionStep| PetitionStep { note: without(&step.note, sender), ..step };
    steps.into_iter().map(anonymous).collect()
}

fn without(text: &str, sender: Option<&Person>) -> String {
    match sender {
        Some(sender) => nameless(text, sender),
        None if text.is_empty() => String::new(),
        None => WITHHELD.to_owned(),
    }
}
