//! Words of the second factor's page.

use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) scan: &'static str,
    pub(crate) confirm: &'static str,
    pub(crate) qr: &'static str,
    pub(crate) by_hand: &'static str,
    pub(crate) code: &'static str,
    pub(crate) turn_on: &'static str,
    pub(crate) current: &'static str,
    pub(crate) current_hint: &'static str,
    /// Before the title where something is wrong.
    pub(crate) error: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) wrong: &'static str,
    pub(crate) wrong_password: &'static str,
    /// Around the seconds to wait.
    pub(crate) wait: (&'static str, &'static str),
    pub(crate) set_up: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) recovery: &'static str,
    pub(crate) recovery_lead: &'static str,
    pub(crate) back: &'static str,
}

const VI: Words = Words {
    title: "Xác thực hai lớp",
    lead: "Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã sáu chữ số từ ứng dụng xác thực trên điện thoại.",
    scan: "Quét mã QR này bằng ứng dụng xác thực.",
    confirm: "Nhập mã sáu chữ số mà ứng dụng hiện ra.",
    qr: "Mã QR cho ứng dụng xác thực",
    by_hand: "Không quét được? Xin nhập tay khóa này vào ứng dụng:",
    code: "Mã sáu chữ số",
    turn_on: "Bật xác thực hai lớp",
    current: "Mật khẩu hiện tại",
    current_hint: "Để người khác không bật thay trên màn hình đang mở. Nếu chỉ quen đăng nhập một lần và không có mật khẩu, xin nhờ người quản trị đặt cho một mật khẩu.",
    error: "Lỗi: ",
    refused: "Chưa bật được. Xin sửa:",
    wrong_password: "Mật khẩu hiện tại không đúng. Xin nhập lại.",
    wait: ("Đã nhập sai nhiều lần. Xin nhập lại mật khẩu sau", "giây."),
    wrong: "Mã không đúng hoặc đã hết hạn. Xin kiểm tra giờ của điện thoại rồi nhập mã mới.",
    set_up: "Xác thực hai lớp đã bật.",
    lost: "Mất điện thoại: xin dùng một mã dự phòng khi đăng nhập, hoặc nhờ người quản trị đặt lại.",
    recovery: "Mã dự phòng",
    recovery_lead: "Mỗi mã dùng được một lần thay cho mã của ứng dụng. Xin ghi lại và cất nơi an toàn: các mã này chỉ hiện một lần.",
    back: "Về trang tài khoản của tôi",
};

const EN: Words = Words {
    title: "Second factor",
    lead: "Beside the password, each sign-in then needs six digits from an authenticator app on the phone.",
    scan: "Scan this QR code with the authenticator app.",
    confirm: "Enter the six digits that the app shows.",
    qr: "QR code for the authenticator app",
    by_hand: "It cannot be scanned? Please type this key into the app:",
    code: "Six digits",
    turn_on: "Turn the second factor on",
    current: "Current password",
    current_hint: "So that nobody turns it on for you on an open screen. If you only know the single sign-on and no password, please have an administrator set one.",
    error: "Error: ",
    refused: "It is not on yet. Please correct:",
    wrong_password: "The current password is wrong. Please enter it again.",
    wait: ("Too many wrong passwords. Please enter it again in", "seconds."),
    wrong: "The digits are wrong or too old. Please check the phone's clock and enter new ones.",
    set_up: "The second factor is on.",
    lost: "Phone lost: please sign in with a recovery code, or ask an administrator to reset it.",
    recovery: "Recovery codes",
    recovery_lead: "Each is good once in place of the app's digits. Please write them down and keep them safe: they are shown this once.",
    back: "Back to my account",
};

/// The words in `lang`.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
