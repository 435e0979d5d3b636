//! Words of the audit log's page.

use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) nothing: &'static str,
    pub(super) filter_title: &'static str,
    pub(super) all: &'static str,
    pub(super) show: &'static str,
    pub(super) clear: &'static str,
    pub(super) older: &'static str,
    pub(super) bad_day: &'static str,
    pub(super) number: &'static str,
    pub(super) when: &'static str,
    pub(super) who: &'static str,
    pub(super) action: &'static str,
    pub(super) subject: &'static str,
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    name: &'static str,
    from: &'static str,
    to: &'static str,
    /// Who can act, by code.
    pub(super) kinds: [(&'static str, &'static str); 4],
    /// What the codes of actions mean.
    actions: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "name" => self.name,
            "action" => self.action,
            "subject" => self.subject,
            "from" => self.from,
            _ => self.to,
        }
    }

    /// A kind of actor; an unknown one by its code.
    pub(super) fn kind<'a>(&self, code: &'a str) -> &'a str {
        let found = self.kinds.iter().find(|(each, _)| *each == code);
        found.map_or(code, |(_, name)| name)
    }

    /// What an action's code means.
    pub(super) fn told(&self, code: &str) -> Option<&'static str> {
        let found = self.actions.iter().find(|(each, _)| *each == code);
        found.map(|(_, told)| *told)
    }
}

const VI: Words = Words {
    title: "Nhật ký thao tác",
    lead: "Ai đã thay đổi gì, lúc nào, trước và sau. Nhật ký chỉ được ghi thêm, không sửa, không xóa.",
    nothing: "Không có mục nào như vậy.",
    filter_title: "Thu hẹp",
    all: "Tất cả",
    show: "Xem",
    clear: "Bỏ thu hẹp",
    older: "Các mục cũ hơn",
    bad_day: "xin viết ngày theo dạng 2026-12-14, ngày cuối không trước ngày đầu.",
    number: "Số",
    when: "Thời điểm",
    who: "Người thực hiện",
    action: "Việc",
    subject: "Đối tượng",
    before: "Trước",
    after: "Sau",
    name: "Tên tài khoản",
    from: "Từ ngày",
    to: "Đến ngày",
    kinds: [
        ("account", "Cán bộ"),
        ("token", "Chương trình"),
        ("command-line", "Dòng lệnh máy chủ"),
        ("system", "Hệ thống"),
    ],
    actions: &[
        ("staff.added", "Thêm tài khoản"),
        ("staff.changed", "Đổi vai trò hoặc đơn vị"),
        ("staff.disabled", "Khóa tài khoản"),
        ("staff.enabled", "Mở lại tài khoản"),
        ("staff.password-changed", "Đổi mật khẩu"),
        ("staff.signed-out-everywhere", "Đăng xuất mọi nơi"),
        ("staff.second-factor-set-up", "Bật xác thực hai lớp"),
        ("staff.second-factor-reset", "Đặt lại xác thực hai lớp"),
        ("staff.recovery-code-used", "Dùng mã dự phòng"),
        ("staff.second-factor-failed", "Sai mã xác thực hai lớp"),
        ("staff.signed-in", "Đăng nhập"),
        ("staff.signed-out", "Đăng xuất"),
        ("staff.held-up", "Bị chờ vì nhập sai nhiều lần (giây)"),
        ("staff.sign-in-refused", "Từ chối đăng nhập một lần"),
        ("staff.linked", "Gắn danh tính đăng nhập một lần"),
        ("staff.unlinked", "Bỏ gắn danh tính đăng nhập một lần"),
        ("responses.exported", "Tải phiếu trả lời"),
        ("slips.issued", "Cấp phiếu mã dùng một lần"),
        ("touchpoint.added", "Thêm điểm khảo sát"),
        ("touchpoint.changed", "Sửa điểm khảo sát"),
        ("token.added", "Cấp mã API"),
        ("token.revoked", "Thu hồi mã API"),
        ("official.imported", "Nạp kết quả chính thức"),
        ("official.corrected", "Sửa kết quả chính thức"),
        ("report.sent", "Ghi báo cáo đã gửi"),
        ("report.corrected", "Đính chính báo cáo đã gửi"),
        ("report.withdrawn", "Rút ghi báo cáo đã gửi"),
        ("unit.founded", "Thành lập đơn vị"),
        ("unit.renamed", "Đổi tên đơn vị"),
        ("unit.moved", "Chuyển trực thuộc đơn vị"),
        ("unit.passed", "Sáp nhập, chia hoặc tách đơn vị"),
        ("unit.closed", "Giải thể đơn vị"),
        ("unit.withdrawn", "Hủy thay đổi đã ghi về đơn vị"),
        (
            "staff.units-succeeded",
            "Chuyển tài khoản sang đơn vị kế tục",
        ),
        ("dossier.imported", "Nhập hồ sơ"),
        ("dossier.exported", "Tải danh sách hồ sơ"),
        ("dossier.apologised", "Ghi nhận phiếu xin lỗi"),
        ("one_stop.scored", "Tự chấm điểm một cửa"),
        ("one_stop.appraised", "Thẩm định điểm một cửa"),
    ],
};

const EN: Words = Words {
    title: "Audit log",
    lead: "Who changed what and when, before and after. Entries are only added, never changed or removed.",
    nothing: "There are no such entries.",
    filter_title: "Narrow down",
    all: "All",
    show: "Show",
    clear: "Clear",
    older: "Older entries",
    bad_day: "please write days as 2026-12-14, the last not before the first.",
    number: "No.",
    when: "When",
    who: "Who",
    action: "What",
    subject: "To",
    before: "Before",
    after: "After",
    name: "Account name",
    from: "From",
    to: "To",
    kinds: [
        ("account", "Staff"),
        ("token", "Program"),
        ("command-line", "Server's command line"),
        ("system", "System"),
    ],
    actions: &[
        ("staff.added", "Account added"),
        ("staff.changed", "Role or units changed"),
        ("staff.disabled", "Account disabled"),
        ("staff.enabled", "Account enabled again"),
        ("staff.password-changed", "Password changed"),
        ("staff.signed-out-everywhere", "Signed out everywhere"),
        ("staff.second-factor-set-up", "Second factor turned on"),
        ("staff.second-factor-reset", "Second factor reset"),
        ("staff.recovery-code-used", "Recovery code used"),
        ("staff.second-factor-failed", "Second factor wrong"),
        ("staff.signed-in", "Signed in"),
        ("staff.signed-out", "Signed out"),
        ("staff.held-up", "Held up after mistakes (seconds)"),
        ("staff.sign-in-refused", "Sign-in by the provider refused"),
        ("staff.linked", "Tied to an identity of the provider"),
        ("staff.unlinked", "Untied from the provider"),
        ("responses.exported", "Responses downloaded"),
        ("slips.issued", "One-time slips issued"),
        ("touchpoint.added", "Touchpoint added"),
        ("touchpoint.changed", "Touchpoint changed"),
        ("token.added", "API token issued"),
        ("token.revoked", "API token revoked"),
        ("official.imported", "Official figures imported"),
        ("official.corrected", "Official figure corrected"),
        ("report.sent", "Report recorded as sent"),
        ("report.corrected", "Report sent, corrected"),
        ("report.withdrawn", "Report sent, taken back"),
        ("unit.founded", "Unit founded"),
        ("unit.renamed", "Unit renamed"),
        ("unit.moved", "Unit placed below another"),
        ("unit.passed", "Unit merged or divided"),
        ("unit.closed", "Unit closed"),
        ("unit.withdrawn", "Change of a unit taken back"),
        (
            "staff.units-succeeded",
            "Account passed to a unit's successors",
        ),
        ("dossier.imported", "Dossiers brought in"),
        ("dossier.exported", "List of dossiers taken"),
        ("dossier.apologised", "Apology recorded"),
        ("one_stop.scored", "One-stop points entered"),
        ("one_stop.appraised", "One-stop points appraised"),
    ],
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
