//! What posters, slips and the pages of touchpoints say.

use crate::base::words;
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
        slip: "Phiếu mời đánh giá, dùng một lần" / "Invitation to rate, for one use",
        slip_until: "Dùng đến hết ngày" / "Use by the end of",
        title: "Điểm khảo sát" / "Touchpoints",
        lead: "Mỗi quầy, mỗi bàn có một mã QR riêng. In áp phích đặt tại chỗ, hoặc phát phiếu mã cho từng người đã giao dịch."
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
        instrument: "Phiếu hỏi" / "Form",
        page_address: "Địa chỉ" / "Address",
        tier: "Cách trả lời" / "How answers come in",
        tier: Tier {
            Verified => "có phiếu mã" / "with a slip",
            Open => "tự quét mã chung" / "by scanning the shared code",
            Assisted => "có người hỗ trợ" / "with a helper",
            Paper => "phiếu giấy" / "on paper",
        },
        issued: "Phiếu mã đã phát" / "Slips issued",
        qr_of: "Mã QR:" / "QR code:",
        to_print: "Tệp để in" / "Files to print",
        poster: "Áp phích" / "Poster",
        code_alone: "Riêng mã QR" / "QR code alone",
        slips: "Phát phiếu mã dùng một lần" / "Issue one-time slips",
        slips_hint: "Mỗi phiếu trả lời được một lần. Hệ thống chỉ giữ dấu vết của mã, nên tệp tải về là nơi duy nhất ghi các mã này."
            / "Each slip counts for one answer. Only a trace of its code is kept, so the file you download is the one place where these codes stand.",
        how_many: "Số phiếu" / "Number of slips",
        issue: "Tạo tệp PDF" / "Make the PDF",
        bad_count: "Số phiếu phải là số nguyên từ 1 đến 5000. Xin quay lại và nhập lại."
            / "The number of slips is a whole number from 1 to 5000. Please go back and enter it again.",
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
