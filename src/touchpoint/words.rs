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
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
