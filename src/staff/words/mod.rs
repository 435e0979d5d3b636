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
    no_account: "No account, or password forgotten: please ask the operator of the system.",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
