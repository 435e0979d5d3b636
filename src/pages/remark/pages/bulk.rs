//! The bar above the list by which several remarks are worked on at once.

use maud::{Markup, html};

use super::List;
use crate::base::format;
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;

/// The bar. Its form stands apart from the remarks, which are printed, as no form is; and before them, for a browser
/// sends the fields in the order of the page and the form's token comes first.
pub(super) fn bulk(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let newest = &shown.gathered.newest;
    let ids: Vec<&str> = newest.iter().map(|remark| remark.id.as_str()).collect();
    let all = format::count(shown.gathered.counts.all, lang);
    html! {
        form.bulk #bulk method="post" action=(paths::remarks_marked()) aria-label=(words.many) {
            (csrf_field())
            (lang_field(lang))
            input type="hidden" name="query" value=(shown.query());
            input type="hidden" name="shown" value=(ids.join(" "));
            div.row {
                label for="scope" { (words.scope) }
                select #scope name="scope" {
                    option value="ticked" { (words.scope_ticked) }
                    option value="page" { (words.scope_page(ids.len())) }
                    option value="all" { (words.scope_all(&all)) }
                }
                button type="submit" name="act" value="read" { (words.make_read) }
                button.quiet type="submit" name="act" value="spam" { (words.make_spam) }
            }
            details #hand-on {
                summary { (words.hand_on) }
                div.row {
                    (choice(("assigned", words.assigned), words.nobody, shown.places.present_units().map(|unit| {
                        (unit.code.as_str(), unit.name.in_lang(lang))
                    })))
                    (choice(("officer", words.officer), words.nobody, shown.officers.iter().map(|name| {
                        (name.as_str(), name.as_str())
                    })))
                }
                label.of for="note" { (words.note) }
                p.hint #note-hint { (words.note_hint) }
                textarea #note name="note" rows="2" aria-describedby="note-hint" {}
                button type="submit" name="act" value="hand-on" { (words.hand_on) }
            }
            details.keys hidden {
                summary { (words.keys) }
                ul { @for key in words.keys_list { li { (key) } } }
            }
        }
    }
}

/// A list to choose one from, or nobody.
fn choice<'a>(
    (name, label): (&'a str, &'a str),
    nobody: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
) -> Markup {
    html! {
        div {
            label for=(format!("to-{name}")) { (label) }
            select id=(format!("to-{name}")) name=(name) {
                option value="" { (nobody) }
                @for (code, name) in options { option value=(code) { (name) } }
            }
        }
    }
}
