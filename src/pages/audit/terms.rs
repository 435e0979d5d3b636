//! Words for the usual fields and values of entries; all else is shown as written.

use chrono::NaiveDate;

use crate::base::{Lang, format, words};

words! {
    /// Words by the codes of an entry's fields and values.
    struct Terms {
        // A field of an entry written as an object.
        field: {
            "role" => "Vai trò" / "Role",
            "units" => "Chỉ trong các đơn vị" / "Only within units",
            "disabled" => "Đã khóa" / "Disabled",
            "unit" => "Đơn vị" / "Unit",
            "name_vi" => "Tên tiếng Việt" / "Vietnamese name",
            "name_en" => "Tên tiếng Anh" / "English name",
            "instrument" => "Phiếu khảo sát" / "Survey",
            "tier" => "Nguồn phiếu" / "Channel",
            "procedures" => "Thủ tục" / "Procedures",
            "parent_vi" => "Cơ quan cấp trên" / "Body above",
            "parent_en" => "Cơ quan cấp trên (tiếng Anh)" / "Body above, in English",
            "petitions_vi" => "Nơi nhận phản ánh" / "Where petitions are taken",
            "entry" => "Lần nhập" / "Key-in",
            "sheet" => "Bó phiếu" / "Sheet",
            "keyed_alone" => "Một người nhập cả hai lần" / "Keyed twice by one person",
            "petitions_en" => "Nơi nhận phản ánh (tiếng Anh)" / "The same in English",
            "place" => "Địa danh trên văn bản" / "Place on documents",
            "abbreviation" => "Chữ viết tắt trong số văn bản" / "Abbreviation in numbers of documents",
            "name" => "Tên" / "Name",
            "from" => "Từ ngày" / "From",
            "to" => "Đến ngày" / "To",
            "is_off" => "Là ngày nghỉ" / "Off",
            "source" => "Nguồn" / "Source",
            "full_name" => "Họ và tên" / "Full name",
            "title" => "Chức vụ" / "Title",
            "mail" => "Thư điện tử" / "Mail",
            "closed" => "Đã đóng từ" / "Closed since",
            "first" => "Ngày đầu" / "First day",
            "last" => "Ngày cuối" / "Last day",
            "quota" => "Số phiếu cần thu" / "Quota",
            "target" => "Chỉ tiêu" / "Target",
            "touchpoints" => "Điểm khảo sát" / "Touchpoints",
        },
        // What the one value of an action is.
        value_of: {
            "staff.held-up" => "Phải chờ (giây)" / "Held up (seconds)",
            "staff.signed-in" => "Bằng" / "By",
            "staff.second-factor-failed" => "Mã" / "Code",
            "staff.linked" => "Danh tính" / "Identity",
            "staff.unlinked" => "Danh tính" / "Identity",
            "staff.alerts-chosen" => "Cách nhận" / "Way",
            "staff.units-succeeded" => "Đơn vị" / "Units",
            "token.added" => "Vai trò" / "Role",
            "unit.added" => "Tên" / "Name",
            "procedure.added" => "Tên" / "Name",
            "office.started" => "Phiếu thử đã xóa" / "Trial answers erased",
            "slips.issued" => "Số phiếu mời" / "Slips",
            "instrument.frozen" => "Mã kiểm tra tệp (SHA-256)" / "Digest of the file (SHA-256)",
            "survey.published" => "Mã kiểm tra tệp (SHA-256)" / "Digest of the file (SHA-256)",
            "survey.copied" => "Bản gốc" / "Original",
            "survey.returned" => "Lý do" / "Reason",
            "instrument.changed" => "Mã kiểm tra tệp (SHA-256)" / "Digest of the file (SHA-256)",
            "petition.moved" => "Trạng thái" / "Status",
            "petition.received" => "Trạng thái" / "Status",
            "remark.moved" => "Trạng thái" / "Status",
            "remark.worked" => "Trạng thái và số góp ý" / "State and remarks",
            "remark.undone" => "Số góp ý" / "Remarks",
            "remark.topics" => "Chủ đề" / "Topics",
            "remark.chosen" => "Công khai" / "Release",
            "remark.taken-back" => "Công khai" / "Release",
            "remark.released" => "Số góp ý" / "Remarks",
            "task.progressed" => "Tiến độ (%)" / "Progress (%)",
            "task.delivered" => "Tiến độ (%)" / "Progress (%)",
            "task.evidence_added" => "Tệp" / "File",
            "task.assigned" => "Giao cho" / "Assigned to",
            "task.released" => "Giao cho" / "Assigned to",
        },
        // A value that means the same everywhere.
        value: {
            "true" => "có" / "yes",
            "false" => "không" / "no",
            "viewer" => "Người xem" / "Viewer",
            "counter" => "Cán bộ một cửa" / "Counter",
            "officer" => "Chuyên viên" / "Officer",
            "analyst" => "Người phân tích" / "Analyst",
            "manager" => "Lãnh đạo" / "Manager",
            "inspector" => "Thanh tra" / "Inspector",
            "admin" => "Quản trị" / "Administrator",
            "verified" => "Phiếu mời đánh giá" / "Slip",
            "assisted" => "Có người hỗ trợ" / "Assisted",
            "paper" => "Phiếu giấy" / "Paper",
            "password" => "mật khẩu" / "password",
            "no code" => "bỏ trống" / "left out",
            "wrong code" => "sai" / "wrong",
        },
        touchpoint: {
            "open" => "Mã QR chung" / "Shared QR code",
        },
        petition: {
            "new" => "Mới" / "New",
            "received" => "Đã tiếp nhận" / "Taken",
            "refused" => "Không tiếp nhận" / "Not taken",
            "competent" => "Thuộc thẩm quyền" / "Within competence",
            "transferred" => "Đã chuyển cơ quan khác" / "Passed to another office",
            "handling" => "Đang xử lý" / "Being handled",
            "awaiting" => "Chờ bổ sung" / "Waits for the sender",
            "insufficient" => "Chưa đủ cơ sở" / "Not enough to go by",
            "handled" => "Đã xử lý" / "Answered",
            "published" => "Đã công khai" / "Published",
        },
        remark: {
            "unread" => "chưa đọc" / "unread",
            "read" => "đã đọc" / "read",
            "action" => "cần xử lý" / "needs action",
            "done" => "đã xử lý" / "done",
            "spam" => "nội dung rác" / "spam",
            "chosen" => "đã chọn" / "chosen",
            "released" => "đã công khai" / "released",
            "taken-back" => "đã rút" / "taken back",
        },
        task: {
            "not-started" => "Chưa bắt đầu" / "Not started",
            "doing" => "Đang làm" / "In progress",
            "waiting" => "Chờ duyệt" / "Waiting for approval",
            "done" => "Hoàn thành" / "Done",
            "reached" => "Đạt" / "Reached",
            "missed" => "Chưa đạt" / "Not reached",
            "open" => "Chưa đủ căn cứ" / "Not enough to tell",
        },
        indicator: "Chỉ số" / "Indicator",
        // What stands behind a number where an entry counts.
        counted: {
            "new" => "thêm mới" / "new",
            "added" => "thêm mới" / "added",
            "changed" => "sửa" / "changed",
            "corrected" => "sửa" / "corrected",
            "unchanged" => "giữ nguyên" / "unchanged",
            "as they were" => "giữ nguyên" / "as they were",
            "tasks" => "nhiệm vụ" / "tasks",
            "criteria" => "tiêu chí" / "criteria",
        },
        alerts: {
            "no mail" => "không nhận thư" / "no mail",
            "daily" => "hằng ngày" / "daily",
            "at-once" => "ngay" / "at once",
            "at once" => "ngay" / "at once",
        },
    }
}

/// A field of an entry, or what the one value of this action is; `None` where a label would say no more
/// than the action does.
pub(super) fn field(action: &str, field: Option<&str>, lang: Lang) -> Option<String> {
    let terms = Terms::of(lang);
    match field {
        Some(name) => Some(terms.field(name).unwrap_or(name).to_owned()),
        None => terms.value_of(action).map(str::to_owned),
    }
}

/// A value in words; after a colon as it was typed.
pub(super) fn value(action: &str, value: &str, lang: Lang) -> String {
    let terms = Terms::of(lang);
    let (code, rest) = match value.split_once(": ") {
        Some((code, _)) => (code, &value[code.len()..]),
        None => (value, ""),
    };
    let own = match action.split_once('.') {
        Some(("touchpoint", _)) => terms.touchpoint(code),
        Some(("petition", _)) => terms.petition(code),
        Some(("remark", _)) => terms.remark(code),
        Some(("task", _)) => terms.task(code),
        Some(("staff", "alerts-chosen")) => terms.alerts(code),
        _ => None,
    };
    match own.or_else(|| terms.value(code)) {
        Some(name) => format!("{name}{rest}"),
        None => figures(action, value, lang).unwrap_or_else(|| value.to_owned()),
    }
}

/// A value that is a day, a list of counts or points, as they are written in a language.
fn figures(action: &str, value: &str, lang: Lang) -> Option<String> {
    if value.len() == "2026-01-31".len()
        && let Ok(day) = value.parse::<NaiveDate>()
    {
        return Some(format::day(day, lang));
    }
    if ["assessment.scored", "assessment.appraised"].contains(&action) {
        return points(value, lang);
    }
    if action.starts_with("one_stop.") {
        let (indicator, value) = value.strip_prefix('k')?.split_once(" = ")?;
        let name = Terms::of(lang).indicator;
        return Some(format!("{name} {indicator}: {}", points(value, lang)?));
    }
    let counted = value.split(", ").map(|each| {
        let (number, what) = each.split_once(' ')?;
        number.parse::<u64>().ok()?;
        Terms::of(lang).counted(what).map(|what| format!("{number} {what}"))
    });
    counted.collect::<Option<Vec<_>>>().map(|all| all.join(", "))
}

/// Points with the reason behind them, which may have points of its own.
fn points(value: &str, lang: Lang) -> Option<String> {
    let end = value.find(|each: char| each != '.' && !each.is_ascii_digit());
    let (points, reason) = value.split_at(end.unwrap_or(value.len()));
    points.parse::<f64>().is_ok().then(|| match lang {
        Lang::Vi => format!("{}{reason}", points.replace('.', ",")),
        Lang::En => value.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Role;
    use crate::domain::petition;
    use crate::domain::plan::TaskStatus;
    use crate::domain::remark;

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
    fn days_counts_and_points_are_written_as_in_the_language() {
        let told = |action, text| value(action, text, Lang::Vi);
        assert_eq!(told("leader-link.added", "2026-12-31"), "31/12/2026");
        let counts = told("official.imported", "26 added, 0 corrected, 3 as they were");
        assert_eq!(counts, "26 thêm mới, 0 sửa, 3 giữ nguyên");
        assert_eq!(told("dossier.imported", "5 new, 1 x"), "5 new, 1 x");
        assert_eq!(told("assessment.scored", "6.50: Mục 1.2 đủ"), "6,50: Mục 1.2 đủ");
        assert_eq!(
            told("one_stop.scored", "k3 = 1.70: theo 40 hồ sơ"),
            "Chỉ số 3: 1,70: theo 40 hồ sơ"
        );
        assert_eq!(told("survey.published", "2026.1"), "2026.1");
    }

    #[test]
    fn a_note_stays_as_it_was_written() {
        let told = value("task.returned", "doing: Bổ sung: số liệu", Lang::Vi);
        assert_eq!(told, "Đang làm: Bổ sung: số liệu");
        assert_eq!(value("unit.founded", "x: y", Lang::En), "x: y");
    }
}
