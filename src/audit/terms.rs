//! Words for the usual fields and values of entries; all else is told as it was written.

use crate::survey::Lang;

/// A code with its words in Vietnamese and English.
type Term = (&'static str, &'static str, &'static str);

/// Fields of entries written as objects.
const FIELDS: [Term; 9] = [
    ("role", "Vai trò", "Role"),
    ("units", "Chỉ trong các đơn vị", "Only within units"),
    ("disabled", "Bị khóa", "Disabled"),
    ("unit", "Đơn vị", "Unit"),
    ("name_vi", "Tên tiếng Việt", "Vietnamese name"),
    ("name_en", "Tên tiếng Anh", "English name"),
    ("instrument", "Phiếu khảo sát", "Questionnaire"),
    ("tier", "Nguồn phiếu", "Channel"),
    ("procedures", "Thủ tục", "Procedures"),
];

/// What the one value of an entry is, by the beginning of its action.
const VALUES: [Term; 22] = [
    ("staff.held-up", "Phải chờ (giây)", "Held up (seconds)"),
    ("staff.signed-in", "Bằng", "By"),
    ("staff.second-factor-failed", "Mã", "Code"),
    ("staff.linked", "Danh tính", "Identity"),
    ("staff.unlinked", "Danh tính", "Identity"),
    ("staff.alerts-chosen", "Cách nhận", "Way"),
    ("staff.units-succeeded", "Đơn vị", "Units"),
    ("token.added", "Vai trò", "Role"),
    ("slips.issued", "Số phiếu mã", "Slips"),
    ("instrument.", "Mã kiểm tra tệp (SHA-256)", "Digest of the file (SHA-256)"),
    ("petition.moved", "Trạng thái", "State"),
    ("petition.received", "Trạng thái", "State"),
    ("remark.moved", "Trạng thái", "State"),
    ("remark.topics", "Chủ đề", "Topics"),
    ("remark.chosen", "Công khai", "Release"),
    ("remark.taken-back", "Công khai", "Release"),
    ("remark.released", "Số góp ý", "Remarks"),
    ("task.progressed", "Tiến độ (%)", "Progress (%)"),
    ("task.delivered", "Tiến độ (%)", "Progress (%)"),
    ("task.evidence_added", "Tệp", "File"),
    ("task.assigned", "Giao cho", "Assigned to"),
    ("task.released", "Giao cho", "Assigned to"),
];

/// Values of every entry.
const ALWAYS: [Term; 15] = [
    ("true", "có", "yes"),
    ("false", "không", "no"),
    ("viewer", "Người xem", "Viewer"),
    ("counter", "Cán bộ một cửa", "Counter"),
    ("officer", "Chuyên viên", "Officer"),
    ("analyst", "Người phân tích", "Analyst"),
    ("manager", "Lãnh đạo", "Manager"),
    ("inspector", "Thanh tra", "Inspector"),
    ("admin", "Quản trị", "Administrator"),
    ("verified", "Phiếu mã", "Slip"),
    ("assisted", "Có người hỗ trợ", "Assisted"),
    ("paper", "Phiếu giấy", "Paper"),
    ("password", "mật khẩu", "password"),
    ("no code", "bỏ trống", "left out"),
    ("wrong code", "sai", "wrong"),
];

/// Values whose words hang on what they are of: the beginning of the action, and the code.
const OF: [(&str, Term); 28] = [
    ("touchpoint.", ("open", "Mã QR chung", "Shared QR code")),
    ("petition.", ("new", "Mới", "New")),
    ("petition.", ("received", "Đã tiếp nhận", "Taken")),
    ("petition.", ("refused", "Không tiếp nhận", "Not taken")),
    ("petition.", ("competent", "Thuộc thẩm quyền", "Within competence")),
    ("petition.", ("transferred", "Đã chuyển cơ quan khác", "Passed to another office")),
    ("petition.", ("handling", "Đang xử lý", "Being handled")),
    ("petition.", ("insufficient", "Chưa đủ cơ sở", "Not enough to go by")),
    ("petition.", ("handled", "Đã xử lý", "Answered")),
    ("petition.", ("published", "Đã công khai", "Published")),
    ("remark.", ("unread", "chưa đọc", "unread")),
    ("remark.", ("read", "đã đọc", "read")),
    ("remark.", ("action", "cần xử lý", "needs action")),
    ("remark.", ("done", "đã xử lý", "done")),
    ("remark.", ("chosen", "đã chọn", "chosen")),
    ("remark.", ("released", "đã công khai", "released")),
    ("remark.", ("taken-back", "đã rút", "taken back")),
    ("task.", ("not-started", "Chưa bắt đầu", "Not started")),
    ("task.", ("doing", "Đang làm", "In progress")),
    ("task.", ("waiting", "Chờ duyệt", "Waiting for approval")),
    ("task.", ("done", "Hoàn thành", "Done")),
    ("task.", ("reached", "Đạt", "Reached")),
    ("task.", ("missed", "Chưa đạt", "Missed")),
    ("task.", ("open", "Chưa kết luận", "Open")),
    ("staff.alerts-chosen", ("no mail", "không nhận thư", "no mail")),
    ("staff.alerts-chosen", ("daily", "hằng ngày", "daily")),
    ("staff.alerts-chosen", ("at-once", "ngay", "at once")),
    ("staff.alerts-chosen", ("at once", "ngay", "at once")),
];

/// A field of an entry, or what the one value of this action is; `None` where a label would say no more
/// than the action does.
pub(super) fn field(action: &str, field: Option<&str>, lang: Lang) -> Option<String> {
    if let Some(name) = field {
        let found = FIELDS.iter().find(|(code, ..)| *code == name);
        Some(found.map_or(name, |term| in_lang(term, lang)).to_owned())
    } else {
        let found = VALUES.iter().find(|(code, ..)| action.starts_with(code));
        found.map(|term| in_lang(term, lang).to_owned())
    }
}

/// A value in words. What stands behind a colon is somebody's own words.
pub(super) fn value(action: &str, value: &str, lang: Lang) -> String {
    let (code, rest) = match value.split_once(": ") {
        Some((code, _)) => (code, &value[code.len()..]),
        None => (value, ""),
    };
    let of = OF.iter().find(|(prefix, (each, ..))| action.starts_with(prefix) && *each == code);
    let always = || ALWAYS.iter().find(|(each, ..)| *each == code);
    match of.map(|(_, term)| term).or_else(always) {
        Some(term) => format!("{}{rest}", in_lang(term, lang)),
        None => value.to_owned(),
    }
}

fn in_lang(term: &Term, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => term.1,
        Lang::En => term.2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::petition;
    use crate::remark;
    use crate::store::{Role, TaskStatus};

    #[test]
    fn every_state_and_role_of_ours_has_its_words() {
        let petitions = petition::State::ALL.map(|state| ("petition.moved", state.code()));
        let remarks = remark::State::ALL.map(|state| ("remark.moved", state.code()));
        let tasks = TaskStatus::ALL.map(|status| ("task.submitted", status.code()));
        let roles = Role::ALL.map(|role| ("staff.added", role.code()));
        let all = petitions.into_iter().chain(remarks).chain(tasks).chain(roles);
        for (action, code) in all {
            assert_ne!(value(action, code, Lang::Vi), code, "{action}");
        }
    }

    #[test]
    fn a_note_stays_as_it_was_written() {
        let told = value("task.returned", "doing: Bổ sung: số liệu", Lang::Vi);
        assert_eq!(told, "Đang làm: Bổ sung: số liệu");
        assert_eq!(value("unit.founded", "x: y", Lang::En), "x: y");
    }
}
