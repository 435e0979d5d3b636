//! The text of a letter. Pure.
//!
//! It names cases, never citizens: a mailbox is less protected than the register. The
//! subject of a petition is the citizen's own words, and its code opens it without a sign-in, so both
//! are left out.

use super::words::Words;
use crate::base::Lang;
use crate::domain::worklist::{Subject, Urgency, WorkItem};
use crate::pages::shared::worklist;
use crate::pages::shared::worklist::Names;
use crate::web::paths;

/// Subject and text of a letter about these work items; `all` is how many there are in all, `url` the
/// address of the office's pages.
pub(super) fn digest(
    tell: &[&WorkItem],
    all: usize,
    names: Names<'_>,
    url: &str,
) -> (String, String) {
    let (words, lang) = (Words::of(names.lang), names.lang);
    let mut lines = vec![words.letter_lead.to_owned()];
    for group in [Urgency::Late, Urgency::Soon, Urgency::Look] {
        let mut of_group = tell.iter().filter(|each| each.urgency == group).peekable();
        if of_group.peek().is_none() {
            continue;
        }
        let heading = worklist::urgency(group, lang).to_uppercase();
        lines.extend([String::new(), heading]);
        for matter in of_group {
            let said = worklist::say(&nameless(matter), names);
            let path = paths::in_lang(&way(matter, said.path), lang);
            lines.push(format!("- {}", said.what));
            lines.push(format!("  {}", said.why));
            lines.push(format!("  {url}{path}"));
        }
    }
    let others = all.saturating_sub(tell.len());
    if others > 0 {
        let told = words.others(others);
        lines.extend([String::new(), told]);
    }
    for (say, path) in [(words.see_all, paths::office()), (words.letter_foot, paths::alerts())] {
        let address = format!("{url}{}", paths::in_lang(&path, lang));
        lines.extend([String::new(), say.to_owned(), address]);
    }
    let late = tell.iter().filter(|each| each.urgency == Urgency::Late);
    (subject(lang, tell.len(), late.count()), lines.join("\n") + "\n")
}

/// The letter that only shows that mail arrives.
pub(super) fn trial(lang: Lang, url: &str) -> (String, String) {
    let words = Words::of(lang);
    let path = paths::in_lang(&paths::alerts(), lang);
    (
        words.trial_subject.to_owned(),
        format!("{}\n\n{}\n{url}{path}\n", words.trial_text, words.letter_foot),
    )
}

fn subject(lang: Lang, all: usize, late: usize) -> String {
    let words = Words::of(lang);
    let told = words.letter_subject(all);
    if late == 0 {
        return told;
    }
    format!("{told}{}", words.letter_late(late))
}

/// The work item without a citizen's words, and without their code.
fn nameless(matter: &WorkItem) -> WorkItem {
    let mut matter = matter.clone();
    if let Subject::Petition(of) = &mut matter.subject {
        of.subject.clear();
        of.code.clear();
    }
    matter
}

/// The link to a work item in a letter; a petition is named by its number.
fn way(matter: &WorkItem, path: String) -> String {
    match &matter.subject {
        Subject::Petition(of) => paths::registered_number(of.number),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::Catalogue;
    use crate::domain::survey::file::built_in;
    use crate::domain::worklist::PetitionMatter;

    fn petition(urgency: Urgency) -> WorkItem {
        WorkItem {
            urgency,
            due: "2026-12-01".parse().ok(),
            subject: Subject::Petition(PetitionMatter {
                code: "ABCD".to_owned(),
                number: 12,
                subject: "Ông Nguyễn Văn A bị gây phiền hà".to_owned(),
                unsorted: false,
            }),
        }
    }

    fn names(instruments: &Catalogue, lang: Lang) -> Names<'_> {
        Names { units: &[], touchpoints: &[], instruments, lang }
    }

    #[test]
    fn a_letter_says_what_and_where_and_none_of_a_citizens_words() {
        let catalogue = built_in().unwrap();
        let matters = [petition(Urgency::Late), petition(Urgency::Soon)];
        let tell: Vec<&WorkItem> = matters.iter().collect();
        let (subject, text) = digest(&tell, 5, names(&catalogue, Lang::Vi), "https://x.vn");
        assert_eq!(subject, "Hài Lòng: 2 việc cần làm, 1 việc quá hạn");
        for part in [
            "QUÁ HẠN",
            "số 12\n",
            "chậm nhất ngày 01/12/2026",
            "https://x.vn/office/petitions/number/12\n",
            "3 việc khác",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        for secret in ["Nguyễn", "ABCD"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        let (subject, text) = digest(&tell, 2, names(&catalogue, Lang::En), "https://x.vn");
        assert_eq!(subject, "Hài Lòng: 2 things to do, 1 late");
        assert!(text.contains("lang=en"), "{text}");
    }
}
