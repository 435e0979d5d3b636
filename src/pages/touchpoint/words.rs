//! What posters, slips and the pages of touchpoints say.

use std::borrow::Cow;

use super::posted::Fault;
use crate::base::{Text, words};
use crate::domain::survey::Tier;

words! {
    /// Words of posters, slips and the pages of touchpoints.
    pub(super) struct Words {
        // Readable from two metres.
        invitation: "Mời Ông/Bà đánh giá" / "Please rate our service",
        purpose: "Ý kiến của Ông/Bà giúp cơ quan phục vụ tốt hơn."
            / "Your answer helps this office serve better.",
        steps: [
            "Quét mã" / "Scan the code",
            "Chọn câu trả lời" / "Choose answers",
            "Gửi phiếu" / "Send them",
        ],
        address: "Hoặc nhập địa chỉ này. Nếu thấy địa chỉ khác, xin đừng trả lời."
            / "Or type this address. If you see another one, do not answer.",
        anonymous: "Ẩn danh" / "Anonymous",
        promise: "Không ghi tên, số điện thoại, địa chỉ IP. Cán bộ tại quầy không xem được phiếu của Ông/Bà."
            / "No name, phone number or IP address is kept. Counter staff cannot see your answers.",
        no_harm: "Đánh giá thấp không ảnh hưởng đến hồ sơ."
            / "A low rating does not affect your dossier.",
        // So that a code pasted over ours is noticed.
        never_asked: "Không hỏi CCCD, OTP, tiền."
            / "We never ask for ID numbers, OTP codes or money.",
        slip: "Phiếu mời đánh giá, dùng một lần" / "Invitation slip, for one use",
        slip_until: "Dùng đến hết ngày" / "Use by the end of",
        title: "Điểm khảo sát" / "Touchpoints",
        lead: "Mỗi quầy, mỗi bàn có một mã QR riêng. In áp phích đặt tại chỗ, hoặc phát phiếu mời đánh giá cho từng người đã giao dịch."
            / "Each counter and each desk has a QR code of its own. Print a poster for the place, or hand slips to the people who were served.",
        stays_here: "Địa chỉ đang dùng chỉ mở được trên chính máy chủ này. Trước khi in, xin nhờ người phụ trách máy chủ đặt địa chỉ công khai mà người dân mở được."
            / "The address in use opens on this server alone. Before printing, ask the person who runs the server to set the public address that citizens reach.",
        hours_kept: "Đã lưu giờ làm việc; phiếu đến ngoài giờ được nêu ở trang Tổng quan." / "The opening hours are kept; answers outside of them are named on the overview.",
        hours: "Giờ làm việc" / "Opening hours",
        hours_lead: "Phiếu đến dồn dập ngoài giờ làm việc được nêu trong danh sách việc buổi sáng."
            / "A burst of answers outside of opening hours is named on the morning list.",
        hours_hint: "Ví dụ: T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30. T2 là thứ Hai, CN là Chủ nhật; ngày không nêu là ngày nghỉ."
            / "For example: T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30. T2 is Monday, CN is Sunday; a day not named is closed.",
        hours_wrong: "Chưa lưu được: xin viết giờ theo mẫu." / "Nothing was saved: please write the hours as in the example.",
        hours_save: "Lưu" / "Save",
        none: "Chưa có điểm khảo sát nào." / "There are no touchpoints yet.",
        all_posters: "Tất cả áp phích trong một tệp" / "All posters in one file",
        unit: "Đơn vị" / "Unit",
        code: "Mã điểm" / "Code",
        instrument: "Phiếu khảo sát" / "Survey",
        page_address: "Địa chỉ" / "Address",
        tier: "Nguồn phiếu" / "How answers come in",
        tier: Tier {
            Verified => "có phiếu mời đánh giá" / "with a slip",
            Open => "tự quét mã chung" / "by scanning the shared code",
            Assisted => "có người hỗ trợ" / "with a helper",
            Paper => "phiếu giấy" / "on paper",
        },
        issued: "Phiếu mời đã phát" / "Slips issued",
        qr_of: "Mã QR:" / "QR code:",
        to_print: "Tệp để in" / "Files to print",
        poster: "Áp phích" / "Poster",
        code_alone: "Riêng mã QR" / "QR code alone",
        slips: "Phát phiếu mời đánh giá" / "Issue one-time slips",
        slips_hint: "Mỗi phiếu trả lời được một lần. Hệ thống chỉ giữ dấu vết của mã, nên tệp tải về là nơi duy nhất ghi các mã này."
            / "Each slip counts for one answer. Only a trace of its code is kept, so the file you download is the one place where these codes stand.",
        how_many: "Số phiếu" / "Number of slips",
        issue: "Tạo tệp PDF" / "Make the PDF",
        bad_count: "Số phiếu phải là số nguyên từ 1 đến 5000. Xin quay lại và nhập lại."
            / "The number of slips is a whole number from 1 to 5000. Please go back and enter it again.",
    }
}

words! {
    /// Words of the list.
    pub(super) struct ListWords {
        add: "Thêm điểm khảo sát" / "Add touchpoints",
        as_file: "Tải danh sách" / "Download the list",
        procedures: "Thủ tục hành chính" / "Procedures",
        find: "Tìm điểm khảo sát" / "Find touchpoints",
        name_or_code: "Tên hoặc mã" / "Name or code",
        all_units: "Mọi đơn vị" / "All units",
        state: "Trạng thái" / "Status",
        open: "Đang dùng" / "In use",
        closed: "Đã đóng" / "Closed",
        show: "Lọc" / "Filter",
        all: "Bỏ lọc" / "Clear",
        none_found: "Không có mục nào khớp với điều kiện lọc." / "Nothing fits the filter.",
        name: "Tên" / "Name",
        week: "Phiếu 7 ngày qua" / "Answers, last 7 days",
        month: "Phiếu 30 ngày qua" / "Answers, last 30 days",
        pace: "Nhịp" / "Pace",
        last: "Phiếu gần nhất" / "Last answers",
        a_week(now: &str): "khoảng {now} phiếu mỗi tuần" / "about {now} a week",
        a_week_before(now: &str, before: &str): "khoảng {now} phiếu mỗi tuần (tháng trước đó {before})"
            / "about {now} a week ({before} the month before)",
        long_ago: "không có trong ba tháng qua" / "none in three months",
        basis: "Tính theo ngày chốt. Phiếu của điểm ít người được chốt chung với điểm khác thì không đếm ở đây."
            / "By the day of settling. Answers of quiet touchpoints that were settled with others are not counted here.",
        further: "Xem tiếp" / "Further",
        closed_from(day: &str): "đã đóng từ {day}" / "closed since {day}",
        counters: "Số điểm" / "Touchpoints",
    }
}

words! {
    /// Words of the forms that change a touchpoint or a procedure.
    pub(super) struct ChangeWords {
        change: "Sửa" / "Change",
        refused: "Chưa lưu được. Xin sửa chỗ được đánh dấu; những gì đã nhập vẫn còn."
            / "Nothing was saved. Please correct what is marked; all that was typed is still there.",
        name_vi: "Tên" / "Name",
        name_en: "Tên tiếng Anh (để trống thì dùng tên tiếng Việt)" / "Name in English (empty: the Vietnamese one)",
        unit_hint: "Chuyển điểm sang đơn vị khác: phiếu từ nay thuộc đơn vị mới, phiếu trước đó vẫn của đơn vị cũ."
            / "Moved to another unit, answers from now on are the new unit's; earlier ones stay with the old.",
        instrument_hint: "Phiếu khảo sát mới được dùng ngay. Áp phích đã in vẫn dùng được."
            / "A new survey is asked at once. Posters that were printed stay valid.",
        procedures: "Thủ tục làm tại đây" / "Procedures handled here",
        save: "Lưu" / "Save",
        close: "Đóng điểm khảo sát" / "Close this touchpoint",
        close_hint: "Từ hôm nay phiếu không mở được nữa, ai đang điền dở vẫn gửi được đến hết ngày. Số liệu cũ còn nguyên; có thể mở lại."
            / "From today its form does not open; those who have begun can still send theirs until the end of the day. Figures stay; it can be opened again.",
        reopen: "Mở lại điểm khảo sát" / "Open this touchpoint again",
        reopen_hint: "Mã QR và áp phích đã in dùng lại được ngay." / "Its QR code and posters work again at once.",
        kept: "Đã lưu." / "Saved.",
        was_closed: "Đã đóng điểm khảo sát." / "The touchpoint is closed.",
        was_reopened: "Đã mở lại điểm khảo sát." / "The touchpoint is open again.",
        undo: "Hoàn tác" / "Undo",
        scan: "Quét thử" / "Test scan",
        scan_hint: "(phiếu thử không được tính)" / "(a test answer is never counted)",
        empty: "Xin điền tên." / "Please enter a name.",
        too_long: "Dài hơn 80 ký tự, không vừa áp phích." / "Over 80 characters: it does not fit on a poster.",
        taken(code: &str): "Điểm {code} đang dùng trong đơn vị này đã có tên này; xin đặt tên khác."
            / "Touchpoint {code}, which is open in this unit, has this name; please choose another.",
        reopen_taken(code: &str): "Chưa mở lại: điểm {code} đang dùng trong đơn vị này có cùng tên. Xin đổi tên một trong hai trước."
            / "It was not opened: touchpoint {code}, which is open in this unit, has the same name. Please rename one of the two first.",
        unknown: "Xin chọn trong danh sách." / "Please choose from the list.",
        procedures_lead: "Người trả lời chọn thủ tục vừa làm trong danh sách này."
            / "Citizens choose the procedure they came for from this list.",
        add_procedures: "Thêm thủ tục" / "Add procedures",
        stop_offering: "Ngừng dùng thủ tục" / "Stop using this procedure",
        stop_hint: "Từ hôm nay thủ tục không còn trên phiếu. Số liệu cũ còn nguyên; có thể dùng lại."
            / "From today forms do not offer it. Figures stay; it can be used again.",
        offer_again: "Dùng lại thủ tục" / "Use this procedure again",
        offer_hint: "Thủ tục hiện lại trên phiếu của các điểm đã chọn nó." / "It is offered again at the touchpoints that have it.",
        was_stopped: "Đã ngừng dùng thủ tục." / "The procedure is no longer offered.",
        was_offered: "Thủ tục được dùng lại." / "The procedure is offered again.",
        no_procedures: "Chưa có thủ tục nào." / "There are no procedures yet.",
        made_up: "mã tạm" / "made-up code",
        unprintable: "Có ký tự mà áp phích không in được (như ✓, 😊); xin bỏ đi."
            / "It has characters that a poster cannot print (such as ✓ or 😊); please take them out.",
    }
}

impl ChangeWords {
    /// Why a closed counter cannot be opened again, in both languages.
    pub(super) fn namesake(code: &str) -> Text {
        let [vi, en] = [Self::VI, Self::EN].map(|words| words.reopen_taken(code));
        Text { vi, en }
    }

    /// What is wrong with a field.
    pub(super) fn fault(&self, fault: &Fault) -> Cow<'static, str> {
        match fault {
            Fault::Empty(_) => self.empty.into(),
            Fault::TooLong(_) => self.too_long.into(),
            Fault::Unprintable(_) => self.unprintable.into(),
            Fault::Taken(code) => self.taken(code).into(),
            Fault::Unknown(_) => self.unknown.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::slips::MOST;
    use super::*;

    #[test]
    fn the_most_slips_are_told_as_they_are() {
        for words in [Words::VI, Words::EN] {
            assert!(words.bad_count.contains(&format!(" {MOST}.")));
        }
    }
}
