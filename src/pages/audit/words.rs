//! Words of the audit log's page.

use crate::base::words;

words! {
    /// Words of the audit log's page.
    pub(super) struct Words {
        title: "Nhật ký thao tác" / "Audit log",
        lead: "Ai đã thay đổi gì, lúc nào, trước và sau. Nhật ký chỉ được ghi thêm, không sửa, không xóa."
            / "Who changed what and when, before and after. Entries are only added, never changed or removed.",
        nothing: "Không có mục nào như vậy." / "There are no such entries.",
        filter_title: "Lọc nhật ký" / "Filter the log",
        all: "Tất cả" / "All",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        older: "Các mục cũ hơn" / "Older entries",
        bad_filter: "Không đọc được điều kiện lọc, nên chưa lọc:"
            / "The filter cannot be read, so nothing was filtered:",
        number: "Số" / "No.",
        when: "Thời điểm" / "When",
        who: "Người thực hiện" / "Who",
        action: "Việc" / "What",
        subject: "Đối tượng" / "To",
        before: "Trước" / "Before",
        after: "Sau" / "After",
        changed: "Thay đổi" / "Changed",
        // Read out between before and after.
        becomes: "thành" / "becomes",
        as_written: "Nguyên văn" / "As written",
        name: "Tên tài khoản" / "Account name",
        from: "Từ ngày" / "From",
        to: "Đến ngày" / "To",
        kind: {
            "account" => "Cán bộ" / "Staff",
            "token" => "Chương trình" / "Program",
            "command-line" => "Dòng lệnh máy chủ" / "Server's command line",
            "system" => "Hệ thống" / "System",
        },
        // By its code.
        action: {
            "staff.added" => "Thêm tài khoản" / "Account added",
            "staff.changed" => "Đổi vai trò hoặc đơn vị" / "Role or units changed",
            "staff.disabled" => "Khóa tài khoản" / "Account disabled",
            "staff.enabled" => "Mở lại tài khoản" / "Account enabled again",
            "staff.password-changed" => "Đổi mật khẩu" / "Password changed",
            "staff.signed-out-everywhere" => "Đăng xuất mọi nơi" / "Signed out everywhere",
            "staff.second-factor-set-up" => "Bật xác thực hai lớp" / "Second factor turned on",
            "staff.second-factor-reset" => "Đặt lại xác thực hai lớp" / "Second factor reset",
            "staff.recovery-code-used" => "Dùng mã dự phòng" / "Recovery code used",
            "staff.second-factor-failed" => "Sai hoặc thiếu mã xác thực hai lớp"
                / "Second factor wrong or left out",
            "staff.signed-in" => "Đăng nhập" / "Signed in",
            "staff.signed-out" => "Đăng xuất" / "Signed out",
            "staff.waits-lifted" => "Bỏ thời gian chờ đăng nhập" / "Wait at the sign-in lifted",
            "staff.held-up" => "Bị chờ vì nhập sai nhiều lần (giây)"
                / "Held up after mistakes (seconds)",
            "staff.sign-in-refused" => "Từ chối đăng nhập một lần"
                / "Sign-in by the provider refused",
            "staff.linked" => "Gắn danh tính đăng nhập một lần"
                / "Tied to an identity of the provider",
            "staff.unlinked" => "Bỏ gắn danh tính đăng nhập một lần" / "Untied from the provider",
            "staff.alerts-chosen" => "Đổi cách nhận cảnh báo" / "Way of being alerted changed",
            "plan.imported" => "Nhập kế hoạch năm" / "Yearly plan imported",
            "task.progressed" => "Cập nhật tiến độ nhiệm vụ" / "Task's progress",
            "task.delivered" => "Giao sản phẩm đến hạn" / "Task's due part delivered",
            "task.started" => "Bắt đầu nhiệm vụ" / "Task started",
            "task.submitted" => "Trình duyệt nhiệm vụ" / "Task submitted for approval",
            "task.approved" => "Duyệt hoàn thành nhiệm vụ" / "Task approved as done",
            "task.returned" => "Trả lại nhiệm vụ" / "Task returned",
            "task.reopened" => "Mở lại nhiệm vụ" / "Task reopened",
            "task.result_entered" => "Nhập kết quả nhiệm vụ" / "Task's result entered",
            "task.overruled" => "Quyết định đánh giá khác" / "Task's verdict overruled",
            "task.assigned" => "Giao việc" / "Task assigned",
            "task.released" => "Hủy giao việc" / "Task no longer assigned",
            "task.evidence_added" => "Đính kèm minh chứng" / "Task's evidence attached",
            "petition.received" => "Nhận phản ánh, kiến nghị" / "Petition received",
            "petition.moved" => "Xử lý phản ánh, kiến nghị" / "Petition moved on",
            "petition.name_read" => "Xem tên người phản ánh" / "Petitioner's name read",
            "petition.exported" => "Tải sổ phản ánh, kiến nghị"
                / "Register of petitions downloaded",
            "batch.take-back-proposed" => "Đề nghị rút lô phiếu" / "Batch proposed to be taken back",
            "batch.take-back-withdrawn" => "Bỏ đề nghị rút lô phiếu" / "Proposal to take a batch back withdrawn",
            "petition.answer-proposed" => "Trình câu trả lời phản ánh, kiến nghị" / "Answer to a petition submitted",
            "petition.answer-returned" => "Trả lại câu trả lời phản ánh, kiến nghị" / "Answer to a petition returned",
            "petition.file-added" => "Thêm tệp kèm câu trả lời" / "File added to an answer",
            "petition.file-removed" => "Bỏ tệp kèm câu trả lời" / "File taken off an answer",
            "petition.file_read" => "Mở tệp của người phản ánh" / "Petitioner's file opened",
            "petition.left-out" => "Để ngoài sổ phản ánh, kiến nghị" / "Petition left out of the register",
            "batch.accepted" => "Tính lô phiếu chờ xem xét" / "Batch held apart counted",
            "batch.left-out" => "Để ngoài lô phiếu chờ xem xét" / "Batch held apart left out",
            "office.hours-changed" => "Đổi giờ làm việc" / "Opening hours changed",
            "batch.taken-back" => "Rút lô phiếu" / "Batch taken back",
            "remark.moved" => "Xử lý góp ý" / "Remark worked on",
            "remark.worked" => "Xử lý nhiều góp ý một lúc" / "Remarks worked through",
            "remark.undone" => "Hoàn tác xử lý góp ý" / "Work on remarks undone",
            "remark.topics" => "Xác nhận chủ đề góp ý" / "Remark's topics confirmed",
            "remark.chosen" => "Chọn góp ý để công khai" / "Remark chosen for release",
            "remark.released" => "Công khai góp ý" / "Remarks released",
            "remark.taken-back" => "Rút góp ý đã công khai" / "Released remark taken back",
            "remark.redacted" => "Gỡ nội dung góp ý" / "Remark's text removed",
            "remark.answered" => "Trả lời công khai về một chủ đề" / "Topic answered in public",
            "figures.exported" => "Tải kết quả khảo sát" / "Survey's figures downloaded",
            "plan.exported" => "Tải nhiệm vụ của kế hoạch" / "Tasks of the plan downloaded",
            "official.exported" => "Tải số liệu chính thức" / "Official figures downloaded",
            "one_stop.exported" => "Tải điểm một cửa" / "One-stop points downloaded",
            "remark.exported" => "Tải danh sách góp ý" / "List of remarks downloaded",
            "backup.taken" => "Sao lưu toàn bộ dữ liệu" / "Backup taken",
            "backup.restored" => "Khôi phục từ bản sao lưu" / "Restored from a backup",
            "petition_key.replaced" => "Thay khóa niêm phong tên người gửi phản ánh, kiến nghị"
                / "Key of names on petitions replaced",
            "responses.exported" => "Tải phiếu trả lời" / "Responses downloaded",
            "instrument.frozen" => "Ban hành phiếu khảo sát" / "Questionnaire published",
            "instrument.changed" => "Thay tệp phiếu chưa có câu trả lời"
                / "File of a questionnaire without answers replaced",
            "slips.issued" => "Cấp phiếu mã dùng một lần" / "One-time slips issued",
            "touchpoint.added" => "Thêm điểm khảo sát" / "Touchpoint added",
            "touchpoint.changed" => "Sửa điểm khảo sát" / "Touchpoint changed",
            "token.added" => "Cấp mã API" / "API token issued",
            "webhook.added" => "Thêm chương trình nhận tin" / "Program to be told added",
            "webhook.removed" => "Bỏ chương trình nhận tin" / "Program to be told removed",
            "token.revoked" => "Thu hồi mã API" / "API token revoked",
            "official.imported" => "Nhập kết quả chính thức" / "Official figures imported",
            "official.corrected" => "Sửa kết quả chính thức" / "Official figure corrected",
            "report.sent" => "Ghi báo cáo đã gửi" / "Report recorded as sent",
            "report.corrected" => "Đính chính báo cáo đã gửi" / "Report sent, corrected",
            "report.withdrawn" => "Rút ghi báo cáo đã gửi" / "Report sent, taken back",
            "unit.founded" => "Thành lập đơn vị" / "Unit founded",
            "unit.renamed" => "Đổi tên đơn vị" / "Unit renamed",
            "unit.moved" => "Chuyển trực thuộc đơn vị" / "Unit placed below another",
            "unit.passed" => "Sáp nhập, chia hoặc tách đơn vị" / "Unit merged or divided",
            "unit.closed" => "Giải thể đơn vị" / "Unit closed",
            "unit.withdrawn" => "Hủy thay đổi đã ghi về đơn vị" / "Change of a unit taken back",
            "staff.units-succeeded" => "Chuyển tài khoản sang đơn vị kế tục"
                / "Account passed to a unit's successors",
            "remark.units-succeeded" => "Chuyển góp ý sang đơn vị nhận điểm khảo sát"
                / "Remarks passed to a touchpoint's new unit",
            "dossier.imported" => "Nhập hồ sơ" / "Dossiers brought in",
            "dossier.exported" => "Tải danh sách hồ sơ" / "List of dossiers taken",
            "dossier.apologised" => "Ghi nhận phiếu xin lỗi" / "Apology recorded",
            "one_stop.scored" => "Tự chấm điểm một cửa" / "One-stop points entered",
            "one_stop.appraised" => "Thẩm định điểm một cửa" / "One-stop points appraised",
        },
    }
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
}
