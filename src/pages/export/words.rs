//! What columns and values of exported files are called.

use crate::base::Text;
use crate::domain::survey::Tier;

/// What a tier is called.
pub(super) fn tier(tier: Tier) -> Text {
    match tier {
        Tier::Verified => Text::new("Có phiếu mời đánh giá", "With a one-time slip"),
        Tier::Open => Text::new("Mã QR chung", "From the shared QR code"),
        Tier::Assisted => Text::new("Có người hỗ trợ", "With a helper"),
        Tier::Paper => Text::new("Phiếu giấy", "On paper"),
    }
}

/// "No opinion", where the form has no words of its own for it.
pub(super) fn dont_know() -> Text {
    Text::new("Không có ý kiến", "No opinion")
}

/// "Not applicable" or not asked.
pub(super) fn not_applicable() -> Text {
    Text::new("Không áp dụng hoặc không được hỏi", "Not applicable or not asked")
}
