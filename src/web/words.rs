//! Words of the frame and of what can go wrong on any page.

use crate::survey::Lang;

/// What is said on every page, in one language.
#[derive(Debug)]
pub(super) struct Words {
    /// Jumps over the navigation.
    pub skip: &'static str,
    /// The switch: the other language, in that language.
    pub other_language: &'static str,
    /// Says that the data are made up.
    pub demo: &'static str,
    /// Names the navigation for those who hear it.
    pub navigation: &'static str,
    /// The public start.
    pub home: &'static str,
    /// The public results.
    pub results: &'static str,
    /// The office's start.
    pub dashboard: &'static str,
    /// The office's yearly plan.
    pub plan: &'static str,
    /// The office's dossiers.
    pub dossiers: &'static str,
    /// The office's touchpoints.
    pub touchpoints: &'static str,
    /// Petitions, for the public and for staff.
    pub petitions: &'static str,
    /// The office's remarks.
    pub remarks: &'static str,
    /// Before what a page is narrowed by.
    pub filter: &'static str,
    /// How a day is typed, and in which order two are.
    pub day_hint: &'static str,
    /// Where there is no figure.
    pub none_yet: &'static str,
    /// Beside a table that is wider than the screen.
    pub swipe: &'static str,
    /// Opens the navigation where it is folded away.
    pub menu: &'static str,
    /// Names the further navigation.
    pub more: &'static str,
    /// What staff are told of.
    pub alerts: &'static str,
    /// The one-stop points.
    pub one_stop: &'static str,
    /// Figures that others publish.
    pub official: &'static str,
    /// The register of periodic reports.
    pub reports_sent: &'static str,
    /// The units over time.
    pub units: &'static str,
    /// The way in for staff.
    pub sign_in: &'static str,
    /// The way out for staff.
    pub sign_out: &'static str,
    /// What our figures are, at the foot of every page.
    pub internal: &'static str,
}

const VI: Words = Words {
    skip: "Đến nội dung chính",
    other_language: "English",
    demo: "Dữ liệu minh họa: mọi con số ở đây là bịa ra để xem thử, không phải của cơ quan nào.",
    navigation: "Điều hướng",
    home: "Trang đầu",
    results: "Kết quả",
    dashboard: "Tổng quan",
    plan: "Kế hoạch",
    dossiers: "Hồ sơ",
    touchpoints: "Điểm khảo sát",
    petitions: "Phản ánh, kiến nghị",
    remarks: "Góp ý",
    filter: "Lọc",
    day_hint: "xin viết ngày như 2026-01-31, ngày cuối không trước ngày đầu.",
    none_yet: "chưa có",
    swipe: "Bảng rộng: kéo ngang để xem hết.",
    menu: "Danh mục",
    more: "Các trang khác",
    alerts: "Cảnh báo",
    one_stop: "Điểm một cửa",
    official: "Số liệu chính thức",
    reports_sent: "Báo cáo định kỳ",
    units: "Cơ cấu tổ chức",
    sign_in: "Cán bộ đăng nhập",
    sign_out: "Đăng xuất",
    internal: "Khảo sát nội bộ của cơ quan; không phải kết quả SIPAS, PAR Index hay PAPI chính thức.",
};

const EN: Words = Words {
    skip: "Skip to main content",
    other_language: "Tiếng Việt",
    demo: "Demonstration: every figure here is made up and belongs to no office.",
    navigation: "Navigation",
    home: "Start",
    results: "Results",
    dashboard: "Overview",
    plan: "Plan",
    dossiers: "Dossiers",
    touchpoints: "Touchpoints",
    petitions: "Petitions",
    remarks: "Remarks",
    filter: "Filter",
    day_hint: "please write a day as 2026-01-31, the last not before the first.",
    none_yet: "none yet",
    swipe: "A wide table: swipe sideways for the rest.",
    menu: "Menu",
    more: "More pages",
    alerts: "Alerts",
    one_stop: "One-stop points",
    official: "Official figures",
    reports_sent: "Periodic reports",
    units: "Organisation",
    sign_in: "Staff sign-in",
    sign_out: "Sign out",
    internal: "An internal survey of the office; not an official SIPAS, PAR Index or PAPI result.",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
