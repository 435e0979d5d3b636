//! What posters, slips and the pages of touchpoints say.

use crate::survey::Lang;

/// The words in one language.
#[derive(Debug)]
pub(super) struct Words {
    /// The poster's call, readable from two metres.
    pub invitation: &'static str,
    /// What answers are for.
    pub purpose: &'static str,
    /// The three steps.
    pub steps: [&'static str; 3],
    /// Below the address in words: the way without a camera, and what a true code opens.
    pub address: &'static str,
    /// The promise in a word.
    pub anonymous: &'static str,
    /// The promise; true of the program.
    pub promise: &'static str,
    /// That no answer harms a dossier.
    pub no_harm: &'static str,
    /// What is never asked, so that a code pasted over ours is noticed.
    pub never_asked: &'static str,
    /// What a slip is.
    pub slip: &'static str,
    /// Before the day until which a slip counts.
    pub slip_until: &'static str,
    /// The page of touchpoints, its heading.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// Printed codes would lead to the server itself.
    pub stays_here: &'static str,
    /// Nothing to show.
    pub none: &'static str,
    /// Link: every poster in one file.
    pub all_posters: &'static str,
    /// Before a unit's name.
    pub unit: &'static str,
    /// Before a touchpoint's code.
    pub code: &'static str,
    /// Before the instrument's title.
    pub instrument: &'static str,
    /// Before the address.
    pub page_address: &'static str,
    /// Before how answers come in.
    pub tier: &'static str,
    /// How answers come in: from the shared code.
    pub tier_open: &'static str,
    /// With a helper.
    pub tier_assisted: &'static str,
    /// From paper.
    pub tier_paper: &'static str,
    /// With a slip.
    pub tier_verified: &'static str,
    /// Before the count of slips.
    pub issued: &'static str,
    /// What a picture of a code is called, before the touchpoint's name.
    pub qr_of: &'static str,
    /// Before the links to files.
    pub to_print: &'static str,
    /// A poster, before its paper and format.
    pub poster: &'static str,
    /// The code alone, before its format.
    pub code_alone: &'static str,
    /// The part that issues slips.
    pub slips: &'static str,
    /// What slips are for, and that the file is their only place.
    pub slips_hint: &'static str,
    /// The field for how many.
    pub how_many: &'static str,
    /// The button.
    pub issue: &'static str,
    /// The count was no number in range.
    pub bad_count: &'static str,
}

/// Vietnamese.
pub(super) const VI: Words = Words {
    invitation: "Mời Ông/Bà đánh giá",
    purpose: "Ý kiến của Ông/Bà giúp cơ quan phục vụ tốt hơn.",
    steps: ["Quét mã", "Chọn câu trả lời", "Gửi phiếu"],
    address: "Hoặc nhập địa chỉ này. Mã đúng luôn mở địa chỉ này.",
    anonymous: "Ẩn danh",
    promise: "Không ghi tên, số điện thoại, địa chỉ IP. \
              Cán bộ tại quầy không xem được phiếu của Ông/Bà.",
    no_harm: "Đánh giá thấp không ảnh hưởng đến hồ sơ.",
    never_asked: "Không hỏi CCCD, OTP, tiền.",
    slip: "Phiếu mời đánh giá, dùng một lần",
    slip_until: "Dùng đến hết ngày",
    title: "Điểm khảo sát",
    lead: "Mỗi quầy, mỗi bàn có một mã QR riêng. In áp phích đặt tại chỗ, hoặc phát phiếu mã cho \
           từng người đã giao dịch.",
    stays_here: "Địa chỉ đang dùng chỉ mở được trên chính máy chủ này. Trước khi in, xin khởi động \
                 lại với --public-url là địa chỉ mà người dân mở được.",
    none: "Chưa có điểm khảo sát nào.",
    all_posters: "Tất cả áp phích trong một tệp",
    unit: "Đơn vị",
    code: "Mã điểm",
    instrument: "Phiếu hỏi",
    page_address: "Địa chỉ",
    tier: "Cách trả lời",
    tier_open: "tự quét mã chung",
    tier_assisted: "có người hỗ trợ",
    tier_paper: "phiếu giấy",
    tier_verified: "có phiếu mã",
    issued: "Phiếu mã đã phát",
    qr_of: "Mã QR:",
    to_print: "Tệp để in",
    poster: "Áp phích",
    code_alone: "Riêng mã QR",
    slips: "Phát phiếu mã dùng một lần",
    slips_hint: "Mỗi phiếu trả lời được một lần. Hệ thống chỉ giữ dấu vết của mã, nên tệp tải về \
                 là nơi duy nhất ghi các mã này.",
    how_many: "Số phiếu",
    issue: "Tạo tệp PDF",
    bad_count: "Số phiếu phải là số nguyên từ 1 đến 5000. Xin quay lại và nhập lại.",
};

/// English.
pub(super) const EN: Words = Words {
    invitation: "Please rate our service",
    purpose: "Your answer helps this office serve better.",
    steps: ["Scan the code", "Choose answers", "Send them"],
    address: "Or type this address. The true code always opens it.",
    anonymous: "Anonymous",
    promise: "No name, phone number or IP address is kept. Counter staff cannot see your answers.",
    no_harm: "A low rating does not affect your dossier.",
    never_asked: "We never ask for ID numbers, OTP codes or money.",
    slip: "Invitation to rate, for one use",
    slip_until: "Use by the end of",
    title: "Touchpoints",
    lead: "Each counter and each desk has a QR code of its own. Print a poster for the place, or \
           hand slips to the people who were served.",
    stays_here: "The address in use opens on this server alone. Before printing, start it again \
                 with --public-url set to the address that citizens reach.",
    none: "There are no touchpoints yet.",
    all_posters: "All posters in one file",
    unit: "Unit",
    code: "Code",
    instrument: "Form",
    page_address: "Address",
    tier: "How answers come in",
    tier_open: "by scanning the shared code",
    tier_assisted: "with a helper",
    tier_paper: "on paper",
    tier_verified: "with a slip",
    issued: "Slips issued",
    qr_of: "QR code:",
    to_print: "Files to print",
    poster: "Poster",
    code_alone: "QR code alone",
    slips: "Issue one-time slips",
    slips_hint: "Each slip counts for one answer. Only a trace of its code is kept, so the file \
                 you download is the one place where these codes stand.",
    how_many: "Number of slips",
    issue: "Make the PDF",
    bad_count: "The number of slips is a whole number from 1 to 5000. Please go back and enter it again.",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

#[cfg(test)]
mod tests {
    use super::super::slips::MOST;
    use super::*;

    #[test]
    fn the_most_slips_are_told_as_they_are() {
        for words in [VI, EN] {
            assert!(words.bad_count.contains(&format!(" {MOST}.")));
        }
    }
}
