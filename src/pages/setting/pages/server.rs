//! What is set on the server alone, in words to hand to the person who runs it.

use maud::{Markup, html};

use super::Shown;
use crate::web::components::part::part;

/// What is set there.
pub(crate) struct Server {
    pub(crate) public_url: String,
    /// The kind of the database.
    pub(crate) database: &'static str,
    /// What tells the key of petitions from others.
    pub(crate) key: String,
    /// Whether the office set a mail server of its own.
    pub(crate) has_own_mail: bool,
    pub(crate) backs_up: bool,
    pub(crate) needs_second_factor: bool,
    /// The provider that staff may sign in by.
    pub(crate) provider: Option<String>,
}

/// The list.
pub(super) fn server(shown: &Shown<'_>) -> Markup {
    let (words, server) = (shown.words, &shown.server);
    let yes = |is: bool| if is { words.yes } else { words.no };
    let mail = match (server.has_own_mail, shown.has_mail) {
        (true, _) => words.mail_of_office,
        (false, true) => words.mail_of_server,
        (false, false) => words.mail_nowhere,
    };
    let rows = [
        (words.public_url, server.public_url.as_str(), words.public_url_ask),
        (words.database, server.database, words.database_ask),
        (words.key, server.key.as_str(), words.key_ask),
        (words.backups, yes(server.backs_up), words.backups_ask),
        (words.mail_server, mail, words.mail_ask),
        (words.second_factor, yes(server.needs_second_factor), words.second_factor_ask),
        (words.provider, server.provider.as_deref().unwrap_or(words.no), words.provider_ask),
    ];
    let list = html! {
        p.hint { (words.server_hint) }
        dl.server {
            @for (name, now, ask) in rows {
                dt { (name) }
                dd { b { (now) } br; (ask) }
            }
        }
    };
    let now = format!("{} · {}", server.public_url, server.database);
    html! {
        section #server {
            h2 { (words.server) }
            (part(&now, &list))
        }
    }
}
