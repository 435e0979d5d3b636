//! Words of the frame and of what can go wrong on any page.

use crate::base::words;
use crate::domain::account::Role;

words! {
    /// What is said on every page.
    pub(super) struct Words {
        skip: "Đến nội dung chính" / "Skip to main content",
        // In that other language.
        other_language: "English" / "Tiếng Việt",
        demo: "Dữ liệu minh họa, không phải số liệu thật." / "Made-up data, no real figures.",
        trial: "Đang chạy thử: phiếu trả lời là phiếu thử, không được tính và sẽ bị xóa khi bắt đầu thật."
            / "Trial run: answers are trial answers, are not counted, and are erased at the start in earnest.",
        trial_more: "Xem phiếu thử" / "See them",
        navigation: "Điều hướng" / "Navigation",
        results: "Kết quả" / "Results",
        petitions: "Phản ánh, kiến nghị" / "Petitions",
        remarks: "Góp ý" / "Remarks",
        filter: "Lọc" / "Filter",
        day_hint: "xin viết ngày theo dạng 31/01/2026, ngày cuối không trước ngày đầu."
            / "please write a day as 31/01/2026, the last not before the first.",
        bad_period: "khoảng thời gian: không có kỳ này, xin chọn một kỳ trong danh sách."
            / "period: there is no such one, please choose one of the list.",
        bad_address: "địa chỉ của trang: xin mở lại trang từ thực đơn."
            / "the page's address: please open the page again from the menu.",
        // Where there is no figure.
        none_yet: "chưa có" / "none yet",
        // Beside a table that is wider than the screen.
        swipe: "Bảng rộng: kéo ngang để xem hết." / "A wide table: swipe sideways for the rest.",
        // The lines behind which a phone folds a part of a page.
        show_chart: "Xem biểu đồ" / "Show the chart",
        show_rows(rows: &str): "Xem {rows} dòng" / "Show {rows} rows",
        show_rows_lowest(rows: &str, lowest: &str): "Xem {rows} dòng; thấp nhất: {lowest}"
            / "Show {rows} rows; the lowest: {lowest}",
        privacy: "Dữ liệu cá nhân" / "Personal data",
        address: "Địa chỉ" / "Address",
        phone: "Điện thoại" / "Telephone",
        sign_in: "Cán bộ đăng nhập" / "Staff sign-in",
        // What search engines show under the title of a public page.
        description: "Người dân hài lòng đến mức nào với nơi làm thủ tục hành chính: kết quả khảo sát, góp ý, phản ánh và trả lời."
            / "How satisfied citizens are with an administrative office: survey results, remarks, petitions and answers.",
        // Beside the office's name.
        internal_short: "Khảo sát nội bộ" / "Internal survey",
        internal: "Khảo sát nội bộ của cơ quan; không phải kết quả SIPAS, PAR Index hay PAPI chính thức."
            / "An internal survey of the office; not an official SIPAS, PAR Index or PAPI result.",
    }
}

words! {
    /// Words of the office's menu; a page's name here is its title.
    pub(super) struct MenuWords {
        menu: "Danh mục" / "Menu",
        navigation: "Điều hướng" / "Navigation",
        overview: "Tổng quan" / "Overview",
        results: "Kết quả" / "Results",
        surveys: "Phiếu khảo sát" / "Surveys",
        public_results: "Kết quả khảo sát" / "Survey results",
        official: "Kết quả chính thức" / "Official results",
        wall: "Màn hình treo tường" / "Wall screen",
        work: "Công việc" / "Work",
        plan: "Kế hoạch năm" / "Yearly plan",
        calendar: "Lịch thực hiện" / "Calendar",
        leader: "Một trang cho lãnh đạo" / "One page for the leader",
        report: "Báo cáo CCHC" / "Administrative reform report",
        reports: "Báo cáo định kỳ đã gửi" / "Periodic reports sent",
        assessment: "Bảng tự chấm điểm" / "Self-scoring sheet",
        dialogues: "Sổ đối thoại" / "Register of dialogues",
        one_stop: "Chấm điểm Một cửa" / "One-stop points",
        alerts: "Cảnh báo" / "Alerts",
        registers: "Sổ theo dõi" / "Registers",
        petitions: "Sổ theo dõi phản ánh, kiến nghị" / "Register of petitions",
        apart: "Phản ánh, kiến nghị chờ vào sổ" / "Petitions waiting for the register",
        remarks: "Góp ý của người dân" / "Citizens' remarks",
        release: "Công khai góp ý" / "Release to the public",
        dossiers: "Hồ sơ" / "Dossiers",
        late: "Hồ sơ trễ và sắp đến hạn" / "Late dossiers, and those soon due",
        board: "Bộ chỉ số 766" / "The 766 board",
        paper: "Phiếu giấy" / "Paper forms",
        import_responses: "Nhập phiếu từ tệp" / "Responses from a file",
        interview: "Phỏng vấn hộ" / "Assisted answers",
        set_up: "Thiết lập" / "Set-up",
        touchpoints: "Điểm khảo sát" / "Touchpoints",
        questionnaires: "Soạn phiếu khảo sát" / "Write surveys",
        import_files: "Nhập từ tệp" / "Bring in files",
        waves: "Đợt khảo sát" / "Waves of surveys",
        units: "Cơ cấu tổ chức" / "Organisation",
        hours: "Giờ làm việc" / "Opening hours",
        staff: "Tài khoản cán bộ" / "Staff accounts",
        setup: "Thiết lập cơ quan" / "Set up the office",
        settings: "Cài đặt" / "Settings",
        batches: "Lô phiếu" / "Batches of answers",
        audit: "Nhật ký thao tác" / "Audit log",
        integrity: "Kiểm tra toàn vẹn" / "Integrity",
        // In that other language.
        other_language: "English" / "Tiếng Việt",
        account: "Tài khoản của tôi" / "My account",
        sign_out: "Đăng xuất" / "Sign out",
        role: Role {
            Viewer => "Người xem" / "Viewer",
            Counter => "Cán bộ một cửa" / "Counter",
            Officer => "Chuyên viên" / "Officer",
            Analyst => "Người phân tích" / "Analyst",
            Manager => "Lãnh đạo" / "Manager",
            Inspector => "Thanh tra" / "Inspector",
            Admin => "Quản trị" / "Administrator",
        },
    }
}
