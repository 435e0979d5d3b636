//! Words of the leader's page.

use crate::base::words;

words! {
    /// Words of the leader's page.
    pub(super) struct Words {
        title: "Một trang cho lãnh đạo" / "One page for the leader",
        lead: "Tình hình từ đầu năm báo cáo đến hôm nay, trên một trang A4."
            / "How things stand from the beginning of the reporting year to today, on one A4 page.",
        pdf: "Tải PDF" / "PDF",
        png: "Tải ảnh PNG" / "PNG",
        report: "Báo cáo CCHC đầy đủ" / "The whole report",
        mail: "Nhận qua thư" / "By mail",
        mail_hint: "Thư gửi đến địa chỉ trong cài đặt cảnh báo của Ông/Bà: số liệu bằng chữ và đường dẫn đến trang này."
            / "The letter goes to the address of your alert settings: the figures in words, and the way to this page.",
        no_mail: "Máy chủ này chưa được cài máy chủ thư." / "This server has no mail server yet.",
        settings: "Cài đặt cảnh báo" / "Alert settings",
        every: "Bao lâu một lần" / "How often",
        never: "Không nhận" / "Never",
        weekly: "Hằng tuần, sáng thứ Hai" / "Weekly, on Monday morning",
        monthly: "Hằng tháng, ngày làm việc đầu tháng" / "Monthly, on its first working day",
        save: "Lưu" / "Save",
        mail_on: "Đã lưu: trang này sẽ được gửi qua thư." / "Saved: this page will come by mail.",
        mail_off: "Đã lưu: trang này không gửi qua thư nữa." / "Saved: this page no longer comes by mail.",
        links: "Liên kết không cần tài khoản" / "Links that need no account",
        links_hint: "Ai có liên kết thì xem được trang này, không xem được gì khác. Liên kết hết hạn vào ngày ghi bên dưới và có thể thu hồi; tạo, mở và thu hồi đều vào nhật ký."
            / "Those who have a link see this page and nothing else. It ends on the day below and can be revoked; making, opening and revoking go into the log.",
        label: "Dành cho ai" / "Whom it is for",
        days: "Thời hạn (ngày)" / "Good for (days)",
        add: "Tạo liên kết" / "Make a link",
        added(address: &str): "Đã tạo liên kết, chỉ hiện một lần này: {address}"
            / "The link is made; it is shown this once: {address}",
        revoke: "Thu hồi" / "Revoke",
        revoked: "Đã thu hồi liên kết." / "The link is revoked.",
        until: "Hết hạn" / "Ends",
        by: "Người tạo" / "Made by",
        opened: "Mở lần cuối" / "Last opened",
        never_opened: "chưa mở" / "never",
        none: "Chưa có liên kết nào." / "There is no link yet.",
        subject(office: &str, period: &str): "{office}: tình hình {period}" / "{office}: {period}",
        see: "Xem trang đầy đủ:" / "The whole page:",
        off: "Đổi hoặc dừng thư này ở cuối trang trên." / "Change or stop this letter at the end of that page.",
    }
}
