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
        lead: "Phiếu được chốt và công bố theo từng lô từ năm phiếu trở lên. Lô quét thử, mã QR đặt nhầm chỗ hoặc tờ nhập sai có thể được rút cả lô: một người nêu lý do, người khác xác nhận. Không phiếu nào bị xóa."
            / "Answers are settled and shown in batches of five or more. Test scans, a misplaced poster or a mis-keyed sheet can be taken back as a whole: one person says why, another confirms. No answer is deleted.",
        number: "Số" / "Number",
        day: "Ngày chốt" / "Settled on",
        instrument: "Phiếu khảo sát" / "Survey",
        place: "Nơi trả lời" / "Where answered",
        tier: "Nguồn" / "Channel",
        channel: Tier {
            Verified => "Phiếu mã" / "Slip",
            Open => "Mã QR chung" / "Shared QR code",
            Assisted => "Có người hỗ trợ" / "Assisted",
            Paper => "Phiếu giấy" / "Paper",
        },
        responses: "Số phiếu" / "Answers",
        standing_name: "Tình trạng" / "Standing",
        standing: Standing {
            Counted => "Tính vào số liệu" / "In the figures",
            Apart => "Chờ xem xét, chưa tính" / "Held apart, not counted",
            TakenBack => "Đã rút, không tính" / "Taken back, not counted",
        },
        proposed: "Đề nghị rút, chờ người khác xác nhận" / "Proposed to be taken back, waits for another person",
        public_name: "Công bố" / "Publication",
        public: "Người dân đã xem được" / "The public sees it",
        merged: "gộp" / "several together",
        all: "Tất cả" / "All",
        only_proposed: "Chờ xác nhận" / "Waiting for confirmation",
        only_taken_back: "Đã rút" / "Taken back",
        filter_day: "Ngày chốt" / "Settled on",
        show: "Xem" / "Show",
        bad_day: "Viết ngày dạng 2026-01-31." / "Write a day as 2026-01-31.",
        older: "Các lô trước đó" / "Earlier batches",
        nothing: "Không có lô nào." / "No batches.",
        reason: "Lý do rút" / "Why it is taken back",
        reason_hint: "Ví dụ: quét thử khi dán mã QR tại quầy 3." / "For example: test scans when the QR code of counter 3 was put up.",
        propose: "Đề nghị rút cả lô" / "Propose to take it back",
        effect(responses: &str): "Khi được xác nhận, {responses} phiếu của lô sẽ ra khỏi mọi số liệu, kể cả số đã công bố; các trang có liên quan ghi rõ là đã điều chỉnh. Không thể hoàn tác."
            / "Once confirmed, the {responses} answers leave every figure, public ones too; the pages concerned say that they were restated. This cannot be undone.",
        reports: "Báo cáo đã gửi có dùng lô này" / "Reports sent that used this batch",
        no_reports: "Chưa có báo cáo đã gửi nào dùng lô này." / "No report that was sent used this batch.",
        report(period: &str, day: &str): "Kỳ {period}, gửi ngày {day}" / "Period {period}, sent on {day}",
        confirm: "Xác nhận rút cả lô" / "Confirm: take it back",
        withdraw: "Bỏ đề nghị" / "Withdraw the proposal",
        own: "Bạn là người đề nghị; người khác phải xác nhận." / "You proposed it; somebody else must confirm.",
        by(who: &str, day: &str): "{who}, ngày {day}" / "{who}, on {day}",
        proposed_by: "Người đề nghị" / "Proposed by",
        confirmed_by: "Người xác nhận" / "Confirmed by",
        refused: TakeBackStep {
            Made => "Đã ghi nhận." / "Recorded.",
            NotThere => "Không có lô này." / "There is no such batch.",
            NoReason => "Xin nêu lý do." / "Please say why.",
            Already => "Lô này đã được đề nghị rút hoặc đã rút." / "This batch has been proposed or taken back already.",
            NotProposed => "Chưa ai đề nghị rút lô này." / "Nobody has proposed to take this batch back.",
            SamePerson => "Người đề nghị không thể tự xác nhận." / "Whoever proposed it cannot confirm it.",
        },
    }
}
