//! What the page of the trial says.

use crate::base::words;

words! {
    /// Words of the trial.
    pub(super) struct Words {
        title: "Chạy thử" / "Trial run",
        mark: "thử" / "trial",
        lead: "Mọi phiếu trả lời lúc này là phiếu thử: hiện ngay ở đây, không được tính, không công bố, và bị xóa hết khi bắt đầu thật."
            / "Every answer now is a trial: it is shown here at once, is not counted or published, and is erased at the start in earnest.",
        after: "Đã bắt đầu thật. Ở đây chỉ còn phiếu của các lần quét thử; chúng không được tính và tự xóa sau ít ngày."
            / "The survey has started in earnest. Only answers of test scans stand here; they are not counted and go by themselves after some days.",
        none: "Chưa có phiếu thử nào." / "There are no trial answers yet.",
        answers(many: u64): "{many} phiếu thử" / "{many} trial answers",
        satisfied(satisfied: u64, of: u64): "{satisfied} trên {of} phiếu hài lòng" / "{satisfied} of {of} satisfied",
        by_counter: "Theo quầy" / "By counter",
        newest: "Phiếu thử mới nhất" / "The newest",
        start: "Bắt đầu thật" / "Start in earnest",
        start_hint: "Xóa hẳn mọi phiếu thử. Từ lúc đó, phiếu trả lời được giữ lại, tính và công bố; không quay lại chạy thử được."
            / "Erases every trial answer for good. From then on answers are kept, counted and published; there is no way back into the trial.",
        sure: "Tôi hiểu và muốn bắt đầu thật" / "I understand, and want to start in earnest",
        unsure: "Xin đánh dấu vào ô xác nhận." / "Please tick the box.",
        started(erased: u64): "Đã bắt đầu thật; {erased} phiếu thử đã bị xóa." / "The survey has started in earnest; {erased} trial answers were erased.",
        was_started: "Trước đó đã bắt đầu thật." / "It had been started before.",
    }
}
