//! Words of the sign-in page; those of accounts below.

pub(super) mod accounts;
pub(super) mod factor;

use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) name: &'static str,
    pub(super) password: &'static str,
    pub(super) code: &'static str,
    pub(super) code_hint: &'static str,
    pub(super) sign_in: &'static str,
    pub(super) error: &'static str,
    pub(super) wrong: &'static str,
    pub(super) wait: (&'static str, &'static str),
    pub(super) provider_title: &'static str,
    /// Before the provider's name.
    pub(super) provider: &'static str,
    pub(super) unreachable: &'static str,
    pub(super) not_vouched: &'static str,
    pub(super) stale: &'static str,
    /// Before what the provider calls them.
    pub(super) not_linked: &'static str,
    pub(super) disabled: &'static str,
    pub(super) code_asked: &'static str,
    pub(super) code_kinds: &'static str,
    pub(super) no_account: &'static str,
}

const VI: Words = Words {
    title: "Cán bộ đăng nhập",
    lead: "Dành cho cán bộ, công chức của cơ quan. Người dân trả lời phiếu không cần tài khoản.",
    name: "Tên đăng nhập",
    password: "Mật khẩu",
    code: "Mã xác thực hai lớp",
    code_hint: "Chỉ khi tài khoản đã bật: sáu chữ số của ứng dụng, hoặc một mã dự phòng.",
    sign_in: "Đăng nhập",
    error: "Lỗi: ",
    wrong: "Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Xin kiểm tra rồi nhập lại.",
    wait: ("Đã nhập sai nhiều lần. Xin thử lại sau", "giây."),
    provider_title: "Đăng nhập một lần",
    provider: "Đăng nhập bằng",
    unreachable: "Chưa kết nối được với dịch vụ đăng nhập. Xin thử lại sau ít phút, hoặc dùng mật khẩu.",
    not_vouched: "Dịch vụ đăng nhập không xác nhận được người dùng. Xin thử lại, hoặc dùng mật khẩu.",
    stale: "Lần đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này. Xin đăng nhập lại từ đầu.",
    not_linked: "Chưa có tài khoản nào ở đây gắn với danh tính này. Xin gửi người quản trị mã sau:",
    disabled: "Tài khoản này đã bị khóa. Xin liên hệ người quản trị.",
    code_asked: "Dịch vụ đăng nhập đã xác nhận. Tài khoản này còn cần mã xác thực hai lớp.",
    code_kinds: "Sáu chữ số của ứng dụng, hoặc một mã dự phòng.",
    no_account: "Chưa có tài khoản hoặc quên mật khẩu: xin liên hệ người quản trị hệ thống.",
};

const EN: Words = Words {
    title: "Staff sign-in",
    lead: "For the staff of the office. Citizens answer without an account.",
    name: "Name",
    password: "Password",
    code: "Second factor",
    code_hint: "Only where it is turned on: the six digits of the app, or a recovery code.",
    sign_in: "Sign in",
    error: "Error: ",
    wrong: "The name, the password or the second factor is wrong. Please check and enter them again.",
    wait: ("Too many wrong passwords. Please try again in", "seconds."),
    provider_title: "Single sign-on",
    provider: "Sign in by",
    unreachable: "The sign-in service does not answer. Please try again in a few minutes, or use the password.",
    not_vouched: "The sign-in service could not confirm who you are. Please try again, or use the password.",
    stale: "This sign-in is too old or was not begun in this browser. Please begin it again.",
    not_linked: "No account here is tied to this identity. Please send an administrator this code:",
    disabled: "This account is disabled. Please ask an administrator.",
    code_asked: "The sign-in service has confirmed you. This account also needs its second factor.",
    code_kinds: "The six digits of the app, or a recovery code.",
    no_account: "No account, or password forgotten: please ask the operator of the system.",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
