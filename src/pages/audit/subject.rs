//! What an entry is about, in words. Pure.

use crate::base::{Lang, words};
use crate::domain::import::FileKind;
use crate::pages::shared::{period, settings};
use crate::store::Entry;

words! {
    /// Words for what has no name of its own.
    struct Words {
        // Parts of registers and files, by their code.
        whole: {
            "list" => "cả danh sách" / "the whole list",
            "register" => "cả sổ theo dõi" / "the whole register",
            "file" => "tệp nhập" / "the file brought in",
            "late" => "hồ sơ trễ và sắp đến hạn" / "late dossiers, and those soon due",
            "hours" => "giờ làm việc" / "opening hours",
        },
        one_remark: "một góp ý" / "a remark",
        remarks: "nhiều góp ý" / "several remarks",
    }
}

/// Names of instruments, units and topics by their codes.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) settings: settings::Named<'a>,
    pub(super) topic: &'a dyn Fn(&str) -> String,
}

/// Kinds whose subjects are named by people, so that no word of ours is meant.
const NAMED_BY_PEOPLE: [&str; 4] = ["staff", "token", "webhook", "leader-link"];

/// What an entry is about; what has no other name, by its own.
pub(super) fn subject(entry: &Entry, named: Named<'_>, lang: Lang) -> String {
    let (words, code) = (Words::of(lang), entry.subject.as_str());
    let kind = entry.subject_kind.as_str();
    let whole = words.whole(code).filter(|_| !NAMED_BY_PEOPLE.contains(&kind));
    let known = whole.map(str::to_owned).or_else(|| match kind {
        "setting" => settings::name(code, named.settings, lang),
        "instrument" | "survey" => Some(version(code, named.settings.instrument)),
        "report" | "one_stop" | "one-stop" => Some(period::name_of(code, lang)),
        "remark" => Some(words.one_remark.to_owned()),
        "remark-act" => Some(words.remarks.to_owned()),
        "remark-topic" => Some((named.topic)(code)),
        "import" => FileKind::of_code(code).map(|kind| kind.title().in_lang(lang).to_owned()),
        _ => None,
    });
    known.unwrap_or_else(|| code.to_owned())
}

/// An instrument by its title, with the version that follows its id.
fn version(code: &str, title: &dyn Fn(&str) -> String) -> String {
    match code.split_once(' ') {
        Some((id, version)) => format!("{} {version}", title(id)),
        None => title(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::By;

    fn told(kind: &str, code: &str) -> String {
        let unit = |code: &str| format!("đơn vị {code}");
        let instrument = |_: &str| "Phiếu khảo sát tại quầy".to_owned();
        let topic = |_: &str| "Thời gian chờ".to_owned();
        let settings = settings::Named { instrument: &instrument, unit: &unit };
        let entry = By::account("mai", chrono::DateTime::UNIX_EPOCH).did("a.b", kind, code);
        subject(&entry, Named { settings, topic: &topic }, Lang::Vi)
    }

    #[test]
    fn codes_of_the_program_have_words() {
        assert_eq!(told("remark", "list"), "cả danh sách");
        assert_eq!(told("instrument", "sipas-counter"), "Phiếu khảo sát tại quầy");
        assert_eq!(told("survey", "quick 2026.2"), "Phiếu khảo sát tại quầy 2026.2");
        assert_eq!(told("report", "2026-H1"), "6 tháng 2026");
        assert_eq!(told("remark", "7c0ad446-92fb-4dae-be4d-f77db76614de"), "một góp ý");
        assert_eq!(told("remark-topic", "waiting"), "Thời gian chờ");
        assert_eq!(told("import", "dossiers"), "Hồ sơ một cửa");
    }

    #[test]
    fn names_that_people_gave_stay() {
        assert_eq!(told("staff", "list"), "list");
        assert_eq!(told("touchpoint", "BT01"), "BT01");
        assert_eq!(told("report", "nháp"), "nháp");
    }
}
