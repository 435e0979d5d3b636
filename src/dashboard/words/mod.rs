//! Words of the office's figures.

pub(super) mod drill;
pub(super) mod today;

use crate::store::Tier;
use crate::survey::Lang;

/// What is said on these pages, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) nothing: &'static str,
    pub(super) details: &'static str,
    pub(super) filter_title: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) period: &'static str,
    pub(super) unit: &'static str,
    pub(super) touchpoint: &'static str,
    pub(super) tier: &'static str,
    pub(super) all: &'static str,
    pub(super) show: &'static str,
    pub(super) clear: &'static str,
    pub(super) bad_filter: &'static str,
    pub(super) trend: &'static str,
    pub(super) month: &'static str,
    pub(super) by_unit: &'static str,
    pub(super) structures: &'static str,
    pub(super) by_touchpoint: &'static str,
    pub(super) by_tier: &'static str,
    pub(super) procedure: &'static str,
    pub(super) by_month: &'static str,
    pub(super) cross: &'static str,
    pub(super) cross_lead: &'static str,
    pub(super) rows: &'static str,
    pub(super) columns: &'static str,
    pub(super) items: &'static str,
    pub(super) index: &'static str,
    pub(super) download: &'static str,
    pub(super) hidden_cell: &'static str,
    pub(super) no_answers: &'static str,
    pub(super) quarter: &'static str,
    pub(super) half: &'static str,
    pub(super) third: &'static str,
    pub(super) year: &'static str,
    pub(super) tiers: [&'static str; 4],
}

const VI: Words = Words {
    title: "Tổng quan",
    lead: "Mọi con số đều là khảo sát nội bộ; ô có dưới năm phiếu không hiển thị.",
    nothing: "Chưa có ý kiến. Phiếu được tính theo đợt ít nhất năm phiếu của một điểm khảo sát, chậm nhất sau một ngày.",
    details: "Xem chi tiết",
    filter_title: "Thu hẹp",
    from: "Từ ngày",
    to: "Đến ngày",
    period: "Kỳ báo cáo",
    unit: "Đơn vị",
    touchpoint: "Điểm khảo sát",
    tier: "Nguồn phiếu",
    all: "Tất cả",
    show: "Xem",
    clear: "Bỏ thu hẹp",
    bad_filter: "Địa chỉ có tham số không đọc được, nên trang hiển thị tất cả:",
    trend: "Diễn biến theo tháng",
    month: "Tháng",
    by_unit: "Theo đơn vị",
    structures: "Xếp theo cơ cấu hiện nay hoặc của một ngày khác",
    by_touchpoint: "Theo điểm khảo sát",
    by_tier: "Theo nguồn phiếu",
    procedure: "Thủ tục",
    by_month: "Theo tháng",
    cross: "Bảng chéo",
    cross_lead: "Ô ít phiếu và những ô có thể làm lộ ô ít phiếu đều được ẩn.",
    rows: "Dòng",
    columns: "Cột",
    items: "Tiêu chí",
    index: "Chỉ số",
    download: "Tải phiếu trả lời (CSV)",
    hidden_cell: "ẩn",
    no_answers: "–",
    quarter: "Quý I",
    half: "6 tháng",
    third: "Quý III",
    year: "Năm",
    tiers: ["Phiếu mã", "Mã QR chung", "Có người hỗ trợ", "Phiếu giấy"],
};

const EN: Words = Words {
    title: "Overview",
    lead: "All figures are an internal survey; cells under five answers are not shown.",
    nothing: "No answers yet. Answers are counted in batches of at least five of a touchpoint, after a day at the latest.",
    details: "See details",
    filter_title: "Narrow down",
    from: "From",
    to: "To",
    period: "Reporting period",
    unit: "Unit",
    touchpoint: "Touchpoint",
    tier: "Channel",
    all: "All",
    show: "Show",
    clear: "Show everything",
    bad_filter: "The address has a parameter that cannot be read, so everything is shown:",
    trend: "Month by month",
    month: "Month",
    by_unit: "By unit",
    structures: "The same in the structure of today, or of any other day",
    by_touchpoint: "By touchpoint",
    by_tier: "By channel",
    procedure: "Procedure",
    by_month: "By month",
    cross: "Cross-table",
    cross_lead: "Cells of few answers are hidden, and so are others that would tell them.",
    rows: "Rows",
    columns: "Columns",
    items: "Criteria",
    index: "Index",
    download: "Download the answers (CSV)",
    hidden_cell: "hidden",
    no_answers: "–",
    quarter: "First quarter",
    half: "Six months",
    third: "Third quarter",
    year: "Year",
    tiers: ["Slip", "Shared QR code", "Assisted", "Paper"],
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    /// A tier in words.
    pub(super) fn tier(&self, tier: Tier) -> &'static str {
        let [verified, open, assisted, paper] = self.tiers;
        match tier {
            Tier::Verified => verified,
            Tier::Open => open,
            Tier::Assisted => assisted,
            Tier::Paper => paper,
        }
    }
}
