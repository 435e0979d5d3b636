//! The menu of the office's pages: what the reader may open, in four groups, and nothing else.

use maud::{Markup, html};

use super::auth::permission::{
    DecideRemarks, EnterAnswers, HandleDossiers, HandlePetitions, ManageSettings, ManageStaff,
    Permission, ReadAudit, ReadBatches, ReadDossiers, ReadIntegrity, ReadOneStop, ReadPetitions,
    ReadPlan, ReadRemarks, ReadScores, ReadSurveys, ReadTouchpoints,
};
use super::context::Reader;
use super::context::person;
use super::csrf::csrf_field;
use super::help;
use super::paths;
use super::words::MenuWords;
use crate::base::Lang;
use crate::domain::account::Role;

/// A page of the menu; its name is the page's title.
struct Entry {
    path: String,
    name: &'static str,
    is_open: bool,
}

/// Those pages of the menu that this reader may open, by group; groups without one are left out.
fn groups(reader: &Reader, words: &MenuWords) -> Vec<(&'static str, Vec<Entry>)> {
    let whole = reader.is_whole;
    let groups = [
        (
            words.results,
            vec![
                entry::<ReadScores>(reader, paths::surveys(), words.surveys),
                entry::<ReadScores>(reader, paths::results(), words.public_results),
                entry::<ReadScores>(reader, paths::official(), words.official),
                entry::<ReadScores>(reader, paths::office_wall(), words.wall),
            ],
        ),
        (
            words.work,
            vec![
                entry::<ReadPlan>(reader, paths::plan(), words.plan),
                entry::<ReadPlan>(reader, paths::plan_calendar(), words.calendar),
                entry::<ReadPlan>(reader, paths::reports(), words.report).and(whole),
                entry::<ReadScores>(reader, paths::leader(), words.leader).and(whole),
                entry::<ReadPlan>(reader, paths::reports_sent(None), words.reports),
                entry::<ReadPlan>(reader, paths::dialogues(), words.dialogues),
                entry::<ReadOneStop>(reader, paths::assessment(), words.assessment).and(whole),
                entry::<ReadOneStop>(reader, paths::one_stop(), words.one_stop).and(whole),
                entry::<ReadScores>(reader, paths::alerts(), words.alerts),
            ],
        ),
        (words.registers, registers(reader, words)),
        (words.set_up, set_up(reader, words)),
    ];
    let open = groups.into_iter().map(|(name, entries)| {
        (name, entries.into_iter().filter(|entry| entry.is_open).collect::<Vec<_>>())
    });
    open.filter(|(_, entries)| !entries.is_empty()).collect()
}

/// What is kept of people's cases, words and forms.
fn registers(reader: &Reader, words: &MenuWords) -> Vec<Entry> {
    let whole = reader.is_whole;
    vec![
        entry::<ReadPetitions>(reader, paths::register(), words.petitions).and(whole),
        entry::<HandlePetitions>(reader, paths::register_apart(), words.apart).and(whole),
        entry::<ReadRemarks>(reader, paths::remarks(), words.remarks),
        entry::<DecideRemarks>(reader, paths::remarks_release(), words.release).and(whole),
        entry::<EnterAnswers>(reader, paths::paper(), words.paper),
        entry::<EnterAnswers>(reader, paths::paper_import(), words.import_responses),
        entry::<EnterAnswers>(reader, paths::interview(), words.interview),
        entry::<ReadDossiers>(reader, paths::dossiers(), words.dossiers),
        entry::<ReadDossiers>(reader, paths::late_dossiers(), words.late),
        entry::<ReadDossiers>(reader, paths::portal_board(), words.board).and(whole),
    ]
}

/// The addresses of the menu's pages for this reader.
#[cfg(test)]
pub(super) fn pages(reader: &Reader) -> Vec<String> {
    let entries = groups(reader, MenuWords::of(Lang::Vi)).into_iter().flat_map(|(_, pages)| pages);
    entries.map(|entry| entry.path).collect()
}

/// The pages by which an office sets itself up and checks itself.
fn set_up(reader: &Reader, words: &MenuWords) -> Vec<Entry> {
    let whole = reader.is_whole;
    vec![
        entry::<ReadTouchpoints>(reader, paths::touchpoints(), words.touchpoints),
        entry::<ReadSurveys>(reader, paths::questionnaires(), words.questionnaires).and(whole),
        entry::<HandleDossiers>(reader, paths::import(), words.import_files).and(whole),
        entry::<ReadScores>(reader, paths::waves(), words.waves),
        entry::<ReadScores>(reader, paths::units(), words.units),
        entry::<ReadTouchpoints>(reader, paths::hours(), words.hours),
        entry::<ManageStaff>(reader, paths::staff(), words.staff).and(whole),
        entry::<ManageSettings>(reader, paths::setup(), words.setup).and(whole),
        entry::<ManageSettings>(reader, paths::settings(), words.settings).and(whole),
        entry::<ReadBatches>(reader, paths::batches(), words.batches).and(whole),
        entry::<ReadAudit>(reader, paths::audit(), words.audit).and(whole),
        entry::<ReadIntegrity>(reader, paths::integrity(), words.integrity).and(whole),
    ]
}

fn entry<P: Permission>(reader: &Reader, path: String, name: &'static str) -> Entry {
    Entry { path, name, is_open: P::is_given_to(reader.role) }
}

impl Entry {
    fn and(self, also: bool) -> Self {
        Self { is_open: self.is_open && also, ..self }
    }
}

/// What a role is called.
pub fn role_name(role: Role, lang: Lang) -> &'static str {
    MenuWords::of(lang).role(role)
}

/// The menu, with the page at `here` marked.
pub(super) fn menu(reader: &Reader, address: &str, lang: Lang) -> Markup {
    let words = MenuWords::of(lang);
    let here = address.split('?').next().unwrap_or_default();
    let current = |path: &str| (path == here).then_some("page");
    let link = |path: &str, name: &str| {
        html! { a href=(paths::in_lang(path, lang)) aria-current=[current(path)] { (name) } }
    };
    html! {
        details.menu {
            summary { (words.menu) }
            nav aria-label=(words.navigation) {
                (link(&paths::office(), words.overview))
                @for (name, entries) in groups(reader, words) {
                    @let is_here = entries.iter().any(|entry| entry.path == here);
                    details.group name="menu" {
                        summary.here[is_here] { (name) }
                        ul { @for entry in entries { li { (link(&entry.path, entry.name)) } } }
                    }
                }
                div.phone { (help::help(address, lang)) (account(reader, address, lang)) }
            }
        }
    }
}

/// One's own name, with what concerns the account.
pub(super) fn account(reader: &Reader, path: &str, lang: Lang) -> Markup {
    let words = MenuWords::of(lang);
    let to = lang.pick(Lang::En, Lang::Vi);
    let other = paths::with_lang(path, to);
    html! {
        details.group.me name="menu" {
            summary { (person(&reader.name)) }
            ul {
                li.hint { (words.role(reader.role)) }
                li.phone { a href=(other) hreflang=(to.code()) lang=(to.code()) { (words.other_language) } }
                li { a href=(paths::in_lang(&paths::account(), lang)) { (words.account) } }
                li {
                    form method="post" action=(paths::in_lang(&paths::sign_out(), lang)) {
                        (csrf_field())
                        button.link type="submit" { (words.sign_out) }
                    }
                }
            }
        }
    }
}
