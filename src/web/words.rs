//! Words of the frame and of what can go wrong on any page.

use crate::base::words;

words! {
    /// What is said on every page.
    pub(super) struct Words {
        skip: "Đến nội dung chính" / "Skip to main content",
        // In that other language.
        other_language: "English" / "Tiếng Việt",
        demo: "Dữ liệu minh họa: mọi con số ở đây là bịa ra để xem thử, không phải của cơ quan nào."
            / "Demonstration: every figure here is made up and belongs to no office.",
        navigation: "Điều hướng" / "Navigation",
        home: "Trang đầu" / "Start",
        results: "Kết quả" / "Results",
        dashboard: "Tổng quan" / "Overview",
        plan: "Kế hoạch" / "Plan",
        dossiers: "Hồ sơ" / "Dossiers",
        touchpoints: "Điểm khảo sát" / "Touchpoints",
        petitions: "Phản ánh, kiến nghị" / "Petitions",
        remarks: "Góp ý" / "Remarks",
        filter: "Lọc" / "Filter",
        day_hint: "xin viết ngày như 2026-01-31, ngày cuối không trước ngày đầu."
            / "please write a day as 2026-01-31, the last not before the first.",
        // Where there is no figure.
        none_yet: "chưa có" / "none yet",
        // Beside a table that is wider than the screen.
        swipe: "Bảng rộng: kéo ngang để xem hết." / "A wide table: swipe sideways for the rest.",
        menu: "Danh mục" / "Menu",
        more: "Các trang khác" / "More pages",
        alerts: "Cảnh báo" / "Alerts",
        one_stop: "Điểm một cửa" / "One-stop points",
        official: "Số liệu chính thức" / "Official figures",
        reports_sent: "Báo cáo định kỳ" / "Periodic reports",
        units: "Cơ cấu tổ chức" / "Organisation",
        sign_in: "Cán bộ đăng nhập" / "Staff sign-in",
        sign_out: "Đăng xuất" / "Sign out",
        internal: "Khảo sát nội bộ của cơ quan; không phải kết quả SIPAS, PAR Index hay PAPI chính thức."
            / "An internal survey of the office; not an official SIPAS, PAR Index or PAPI result.",
    }
}
