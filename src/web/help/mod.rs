//! The help beside each office page: what it is, who uses it, what its figures mean.

mod words;

use maud::{Markup, html};

use crate::base::Lang;
use words::HelpWords;

/// The help of the page at `address`, folded; nothing for a page that has none.
pub(super) fn help(address: &str, lang: Lang) -> Markup {
    let words = HelpWords::of(lang);
    let path = address.split('?').next().unwrap_or_default();
    let Some(key) = key(path) else { return html! {} };
    html! {
        details.group.help name="menu" {
            summary { (words.help) }
            div {
                @if let Some(about) = words.about(&key) { p { (about) } }
                @if let Some(who) = words.who(&key) { p { b { (words.used_by) } " " (who) } }
                @if let Some(figures) = words.figures(&key) {
                    dl {
                        @for (name, meaning) in figures.lines().filter_map(|line| line.split_once(": ")) {
                            dt { (name) } dd { (meaning) }
                        }
                    }
                }
            }
        }
    }
}

/// The page whose help stands beside this one: itself, one of its kind (`/office/batches/*`), or the page above it.
fn key(path: &str) -> Option<String> {
    let words = HelpWords::VI;
    let has = |key: &String| words.about(key).is_some();
    let own = path.to_owned();
    if has(&own) {
        return Some(own);
    }
    let (above, _) = path.rsplit_once('/').filter(|(above, _)| !above.is_empty())?;
    let kind = format!("{above}/*");
    if has(&kind) { Some(kind) } else { key(above) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Role;
    use crate::web::context::Reader;
    use crate::web::menu;

    #[test]
    fn every_page_of_the_menu_says_what_it_is_and_who_uses_it() {
        let reader = Reader { name: "a".to_owned(), role: Role::Admin, is_whole: true };
        let pages = menu::pages(&reader);
        assert!(pages.len() > 25, "{pages:?}");
        for path in pages.iter().filter(|path| path.starts_with("/office")) {
            let key = key(path).unwrap_or_else(|| panic!("{path} has no help"));
            assert!(key != "/office" || path == "/office", "{path} has no help of its own");
            for words in [HelpWords::VI, HelpWords::EN] {
                assert!(words.about(&key).is_some() && words.who(&key).is_some(), "{key}");
                for line in words.figures(&key).unwrap_or_default().lines() {
                    assert!(line.contains(": "), "{key}: {line}");
                }
            }
        }
    }

    /// The pages of the menu that show no figure, or whose figures stand on another page.
    const WITHOUT_FIGURES: [&str; 15] = [
        "/office/wall",
        "/office/alerts",
        "/office/petitions/apart",
        "/office/remarks/release",
        "/office/paper/import",
        "/office/interview",
        "/office/surveys",
        "/office/import",
        "/office/units",
        "/office/hours",
        "/office/staff",
        "/office/setup",
        "/office/settings",
        "/office/audit",
        "/office/account",
    ];

    #[test]
    fn every_page_of_figures_says_what_they_mean() {
        let reader = Reader { name: "a".to_owned(), role: Role::Admin, is_whole: true };
        for path in menu::pages(&reader).iter().filter(|path| path.starts_with("/office")) {
            let says = HelpWords::VI.figures(path).is_some();
            assert_eq!(says, !WITHOUT_FIGURES.contains(&path.as_str()), "{path}");
        }
    }

    #[test]
    fn a_page_has_its_own_help_or_that_of_its_kind_or_of_the_page_above() {
        for (path, expected) in [
            ("/office", Some("/office")),
            ("/office/touchpoints", Some("/office/touchpoints")),
            ("/office/touchpoints/BT01", Some("/office/touchpoints/*")),
            ("/office/batches/12/anything", Some("/office/batches/*")),
            ("/login", None),
            ("/", None),
        ] {
            assert_eq!(key(path).as_deref(), expected, "{path}");
        }
    }
}
