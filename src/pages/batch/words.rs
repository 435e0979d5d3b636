//! Words of the pages of batches.

use crate::base::words;
use crate::domain::batch::Standing;
use crate::domain::survey::Tier;
use crate::store::TakeBackStep;

words! {
    /// Words of the pages of batches.
    pub(super) struct Words {
        title: "Lô phiếu" / "Batches of answers",
        one(number: u64): "Lô phiếu số {number}" / "Batch {number}",
        lead(k: u64): "Phiếu được chốt và công bố theo từng lô từ {k} phiếu trở lên. Lô quét thử, mã QR đặt nhầm chỗ hoặc tờ nhập sai có thể được rút cả lô: một người nêu lý do, người khác xác nhận. Không phiếu nào bị xóa."
            / "Answers are settled and shown in batches of {k} or more. Test scans, a misplaced poster or a mis-keyed sheet can be taken back as a whole: one person says why, another confirms. No answer is deleted.",
        number: "Số" / "Number",
        day: "Ngày chốt" / "Settled on",
        instrument: "Phiếu khảo sát" / "Survey",
        place: "Nơi trả lời" / "Where answered",
        tier: "Nguồn phiếu" / "Channel",
        channel: Tier {
            Verified => "Phiếu mời đánh giá" / "Slip",
            Open => "Mã QR chung" / "Shared QR code",
            Assisted => "Có người hỗ trợ" / "Assisted",
            Paper => "Phiếu giấy" / "Paper",
        },
        responses: "Số phiếu" / "Answers",
        standing_name: "Trạng thái" / "Status",
        as_file: "Tải danh sách" / "Download the list",
        standing: Standing {
            Counted => "Tính vào số liệu" / "In the figures",
            Apart => "Chờ xem xét, chưa tính" / "Held apart, not counted",
            LeftOut => "Đã xem xét, để ngoài số liệu" / "Looked at and left out",
            TakenBack => "Đã rút, không tính" / "Taken back, not counted",
        },
        proposed: "Đề nghị rút, chờ người khác xác nhận" / "Proposed to be taken back, waits for another person",
        public_name: "Công bố" / "Publication",
        public: "Người dân đã xem được" / "The public sees it",
        merged: "gộp" / "several together",
        all: "Tất cả" / "All",
        only_proposed: "Chờ xác nhận" / "Waiting for confirmation",
        only_taken_back: "Đã rút" / "Taken back",
        only_apart: "Chờ xem xét" / "Held apart",
        review: "Xem xét lô phiếu" / "Decide about the batch",
        review_lead: "Các phiếu này đến dồn dập, vượt nhịp mà một quầy phục vụ được, nên được giữ riêng và chưa tính vào số liệu nào. Cả lô được tính hoặc để ngoài; không phiếu nào bị xóa."
            / "These answers came faster than a counter can serve people, so they are held apart and in no figure. The batch counts as a whole or is left out as a whole; no answer is deleted.",
        review_others: "Thanh tra hoặc quản trị viên quyết định." / "An inspector or an administrator decides.",
        review_reason: "Lý do quyết định" / "Why",
        review_hint: "Ví dụ: buổi tập huấn 70 người trả lời tại chỗ; hoặc phiếu gửi tự động lúc 2 giờ sáng."
            / "For example: seventy people answered at a training; or a program sent them at two in the morning.",
        accept: "Tính vào số liệu" / "Count it",
        leave_out: "Để ngoài số liệu" / "Leave it out",
        figure: "Chỉ số của năm báo cáo" / "Index of the reporting year",
        without: "Không gồm các lô chờ xem xét" / "Without what is held apart",
        with: "Gồm cả các lô chờ xem xét" / "With what is held apart",
        decided: "Lô này không còn chờ xem xét." / "The batch is not held apart any more.",
        filter_day: "Ngày chốt" / "Settled on",
        show: "Lọc" / "Filter",
        bad_day: "Xin ghi ngày theo dạng 31/01/2026." / "Write a day as 31/01/2026.",
        older: "Các lô trước đó" / "Earlier batches",
        nothing: "Không có lô nào." / "No batches.",
        reason: "Lý do rút" / "Why it is taken back",
        reason_hint: "Ví dụ: quét thử khi dán mã QR tại quầy 3." / "For example: test scans when the QR code of counter 3 was put up.",
        propose: "Đề nghị rút cả lô" / "Propose to take it back",
        effect(responses: &str): "Khi được xác nhận, {responses} phiếu của lô sẽ ra khỏi mọi số liệu, kể cả số đã công bố; các trang có liên quan ghi rõ là đã điều chỉnh. Không thể hoàn tác."
            / "Once confirmed, the {responses} answers leave every figure, public ones too; the pages concerned say that they were restated. This cannot be undone.",
        reports: "Báo cáo đã gửi có dùng lô này" / "Reports sent that used this batch",
        no_reports: "Chưa có báo cáo đã gửi nào dùng lô này." / "No report that was sent used this batch.",
        report(period: &str, day: &str): "Báo cáo {period}, gửi ngày {day}" / "Report of {period}, sent on {day}",
        confirm: "Xác nhận rút cả lô" / "Confirm: take it back",
        withdraw: "Bỏ đề nghị" / "Withdraw the proposal",
        own: "Ông/Bà là người đề nghị; người khác phải xác nhận." / "You proposed it; somebody else must confirm.",
        by(who: &str, day: &str): "{who}, ngày {day}" / "{who}, on {day}",
        proposed_by: "Người đề nghị" / "Proposed by",
        confirmed_by: "Người xác nhận" / "Confirmed by",
        refused: TakeBackStep {
            Made => "Đã ghi nhận." / "Recorded.",
            NotThere => "Không có lô này." / "There is no such batch.",
            NoReason => "Xin nêu lý do." / "Please say why.",
            Already => "Lô này đã được đề nghị rút hoặc đã rút." / "This batch has been proposed or taken back already.",
            NotProposed => "Chưa ai đề nghị rút lô này." / "Nobody has proposed to take this batch back.",
            SamePerson => "Người đề nghị không thể tự xác nhận." / "The person who proposed it cannot confirm it.",
        },
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        proposed: "Đã đề nghị rút lô; cần một người khác xác nhận trên trang này."
            / "It is proposed to take the batch back; another person confirms it on this page.",
        withdrawn: "Đã rút đề nghị." / "The proposal is withdrawn.",
        taken_back: "Đã rút lô khỏi mọi số liệu." / "The batch is out of all figures.",
        reviewed: "Đã quyết định cho cả lô." / "The whole batch is decided.",
    }
}
