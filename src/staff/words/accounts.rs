//! Words of the accounts' pages.

use std::borrow::Cow;

use crate::staff::posted::Fault;
use crate::store::Role;
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) error: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) disabled: &'static str,
    pub(crate) whole_office: &'static str,
    pub(crate) own: &'static str,
    pub(crate) change: &'static str,
    pub(crate) save: &'static str,
    pub(crate) sign_out: &'static str,
    pub(crate) disable: &'static str,
    pub(crate) disable_hint: &'static str,
    pub(crate) enable: &'static str,
    pub(crate) give_password: &'static str,
    pub(crate) role_label: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) units_label: &'static str,
    pub(crate) units_hint: &'static str,
    /// Before the day a unit ended.
    pub(crate) ended: &'static str,
    pub(crate) successor: &'static str,
    pub(crate) no_successor: &'static str,
    pub(crate) add_title: &'static str,
    pub(crate) add: &'static str,
    pub(crate) name: &'static str,
    pub(crate) password: &'static str,
    /// Before and after the shortest length.
    pub(crate) password_hint: (&'static str, &'static str),
    /// After the shortest length, for oneself.
    pub(crate) letters: &'static str,
    pub(crate) second_factor: &'static str,
    pub(crate) reset_factor: &'static str,
    /// Before what the provider calls the owner.
    pub(crate) tied: &'static str,
    /// Before the provider's name.
    pub(crate) subject: &'static str,
    pub(crate) subject_hint: &'static str,
    pub(crate) tie: &'static str,
    pub(crate) untie: &'static str,
    pub(crate) untie_hint: &'static str,
    pub(crate) audit: &'static str,
    pub(crate) integrity: &'static str,
    pub(crate) account_title: &'static str,
    pub(crate) account_lead: &'static str,
    pub(crate) password_title: &'static str,
    pub(crate) current: &'static str,
    pub(crate) new: &'static str,
    pub(crate) repeated: &'static str,
    pub(crate) change_password: &'static str,
    pub(crate) sessions_title: &'static str,
    pub(crate) session: &'static str,
    pub(crate) seen: &'static str,
    pub(crate) this_one: &'static str,
    /// Names and what they may, in the order of [`Role::ALL`].
    roles: [(&'static str, &'static str); 7],
    faults: [&'static str; 12],
    /// Around the seconds to wait.
    wait: (&'static str, &'static str),
}

impl Words {
    /// A role's name.
    pub(crate) fn role(&self, role: Role) -> &'static str {
        self.of(role).0
    }

    /// What a role may do.
    pub(crate) fn may(&self, role: Role) -> &'static str {
        self.of(role).1
    }

    fn of(&self, role: Role) -> (&'static str, &'static str) {
        let [viewer, counter, officer, analyst, manager, inspector, admin] = self.roles;
        match role {
            Role::Viewer => viewer,
            Role::Counter => counter,
            Role::Officer => officer,
            Role::Analyst => analyst,
            Role::Manager => manager,
            Role::Inspector => inspector,
            Role::Admin => admin,
        }
    }

    /// What is wrong and what to do.
    pub(crate) fn fault(&self, fault: Fault) -> Cow<'static, str> {
        let [
            name,
            taken,
            unknown,
            role,
            units,
            unit_ended,
            password,
            repeated,
            current,
            oneself,
            subject,
            subject_taken,
        ] = self.faults;
        Cow::Borrowed(match fault {
            Fault::Name => name,
            Fault::NameTaken => taken,
            Fault::NameUnknown => unknown,
            Fault::Role => role,
            Fault::Units => units,
            Fault::UnitEnded => unit_ended,
            Fault::Password => password,
            Fault::Repeated => repeated,
            Fault::Current => current,
            Fault::Wait(seconds) => {
                return Cow::Owned(format!("{} {seconds} {}", self.wait.0, self.wait.1));
            }
            Fault::Oneself => oneself,
            Fault::Subject => subject,
            Fault::SubjectTaken => subject_taken,
        })
    }
}

const VI: Words = Words {
    title: "Tài khoản cán bộ",
    lead: "Ai được vào hệ thống, làm được gì, trong đơn vị nào. Mọi thay đổi được ghi vào nhật ký thao tác.",
    error: "Lỗi: ",
    refused: "Chưa ghi được. Xin sửa:",
    disabled: "đã khóa",
    whole_office: "Toàn cơ quan",
    own: "Tài khoản của chính Ông/Bà: vai trò và đơn vị do người quản trị khác thay đổi.",
    change: "Thay đổi",
    save: "Ghi thay đổi",
    sign_out: "Đăng xuất mọi nơi",
    disable: "Khóa tài khoản",
    disable_hint: "Tài khoản bị khóa không đăng nhập được nữa và mọi phiên làm việc kết thúc ngay.",
    enable: "Mở lại tài khoản",
    give_password: "Đặt mật khẩu mới",
    role_label: "Vai trò",
    choose: "Xin chọn",
    units_label: "Chỉ trong các đơn vị",
    units_hint: "Không chọn đơn vị nào: toàn cơ quan.",
    ended: "kết thúc ngày",
    successor: "kế tục:",
    no_successor: "không có đơn vị kế tục",
    add_title: "Thêm tài khoản",
    add: "Thêm",
    name: "Tên đăng nhập",
    password: "Mật khẩu ban đầu",
    password_hint: ("Ít nhất", "ký tự; xin nhắc người dùng đổi sau khi đăng nhập."),
    letters: "ký tự.",
    second_factor: "Xác thực hai lớp",
    reset_factor: "Đặt lại xác thực hai lớp",
    tied: "Đăng nhập một lần bằng mã định danh",
    subject: "Mã định danh tại",
    subject_hint: "Là mã mà trang đăng nhập hiện cho người đã đăng nhập một lần nhưng chưa được gắn với tài khoản nào. Xin hỏi trực tiếp người đó trước khi gắn.",
    tie: "Gắn mã định danh",
    untie: "Bỏ gắn mọi mã định danh",
    untie_hint: "Sau đó tài khoản chỉ đăng nhập bằng mật khẩu; phiên đang mở chưa kết thúc.",
    audit: "Nhật ký thao tác",
    integrity: "Kiểm tra toàn vẹn",
    account_title: "Tài khoản của tôi",
    account_lead: "Đổi mật khẩu, xem và kết thúc các phiên làm việc.",
    password_title: "Đổi mật khẩu",
    current: "Mật khẩu hiện tại",
    new: "Mật khẩu mới",
    repeated: "Nhập lại mật khẩu mới",
    change_password: "Đổi mật khẩu và đăng nhập lại",
    sessions_title: "Phiên làm việc đang mở",
    session: "Hết hạn chậm nhất",
    seen: "dùng lần cuối lúc",
    this_one: "phiên này",
    roles: [
        ("Người xem", "xem số liệu"),
        ("Cán bộ một cửa", "in áp phích, cấp phiếu"),
        ("Chuyên viên", "xử lý phản ánh, kế hoạch"),
        ("Người phân tích", "tải dữ liệu"),
        ("Lãnh đạo", "điều hành"),
        ("Thanh tra", "kiểm tra, không sửa"),
        ("Quản trị", "quản lý tài khoản, cài đặt"),
    ],
    faults: [
        "Tên đăng nhập cần 1 đến 64 ký tự, không bắt đầu hay kết thúc bằng dấu cách.",
        "Đã có tài khoản tên này. Xin chọn tên khác.",
        "Không có tài khoản tên này. Xin mở lại trang.",
        "Chưa chọn vai trò. Xin chọn một vai trò trong danh sách.",
        "Có đơn vị không thuộc cơ quan. Xin chọn lại đơn vị.",
        "Có đơn vị đã kết thúc. Xin chọn đơn vị kế tục.",
        "Mật khẩu quá ngắn. Xin dùng ít nhất 12 ký tự.",
        "Hai lần nhập mật khẩu mới không giống nhau. Xin nhập lại.",
        "Mật khẩu hiện tại không đúng. Xin nhập lại.",
        "Không thể tự khóa hay tự đổi quyền của mình. Xin nhờ người quản trị khác.",
        "Mã định danh cần 1 đến 255 ký tự. Xin chép nguyên mã từ trang đăng nhập.",
        "Mã định danh này đã gắn với tài khoản khác. Xin bỏ gắn ở tài khoản đó trước.",
    ],
    wait: ("Đã nhập sai nhiều lần. Xin nhập lại mật khẩu sau", "giây."),
};

const EN: Words = Words {
    title: "Staff accounts",
    lead: "Who may come in, what they may do and within which units. Every change goes into the audit log.",
    error: "Error: ",
    refused: "Nothing was kept. Please correct:",
    disabled: "disabled",
    whole_office: "Whole office",
    own: "Your own account: another administrator changes its role and units.",
    change: "Change",
    save: "Save changes",
    sign_out: "Sign out everywhere",
    disable: "Disable the account",
    disable_hint: "A disabled account cannot sign in, and all its sessions end at once.",
    enable: "Enable the account again",
    give_password: "Set a new password",
    role_label: "Role",
    choose: "Please choose",
    units_label: "Only within these units",
    units_hint: "None ticked: the whole office.",
    ended: "ended on",
    successor: "succeeded by",
    no_successor: "no successor",
    add_title: "Add an account",
    add: "Add",
    name: "Name",
    password: "First password",
    password_hint: ("At least", "characters; please have it changed after the first sign-in."),
    letters: "characters.",
    second_factor: "Second factor",
    reset_factor: "Reset the second factor",
    tied: "Single sign-on as",
    subject: "Identity code at",
    subject_hint: "The sign-in page shows this code to whoever came by single sign-on and is tied to no account. Please ask them in person before you tie it.",
    tie: "Tie the identity",
    untie: "Untie every identity",
    untie_hint: "The account then signs in by its password alone; open sessions do not end.",
    audit: "Audit log",
    integrity: "Integrity",
    account_title: "My account",
    account_lead: "Change the password, see and end sessions.",
    password_title: "Change the password",
    current: "Current password",
    new: "New password",
    repeated: "New password again",
    change_password: "Change the password and sign in again",
    sessions_title: "Open sessions",
    session: "Ends at the latest",
    seen: "last used at",
    this_one: "this one",
    roles: [
        ("Viewer", "sees figures"),
        ("Counter", "prints posters, issues slips"),
        ("Officer", "handles petitions and plan tasks"),
        ("Analyst", "takes exports"),
        ("Manager", "leads"),
        ("Inspector", "checks, changes nothing"),
        ("Administrator", "manages accounts, sets up"),
    ],
    faults: [
        "The name must have 1 to 64 characters and neither begin nor end with a space.",
        "There is an account of this name already. Please choose another.",
        "There is no account of this name. Please reload the page.",
        "No role was chosen. Please choose one of the list.",
        "A unit is not of this office. Please choose the units again.",
        "A unit has ended. Please choose its successor.",
        "The password is too short. Please use at least 12 characters.",
        "The two new passwords differ. Please enter them again.",
        "The current password is wrong. Please enter it again.",
        "Nobody disables or changes their own account. Please ask another administrator.",
        "The identity code must have 1 to 255 characters. Please copy it whole from the sign-in page.",
        "This identity is tied to another account. Please untie it there first.",
    ],
    wait: ("Too many wrong passwords. Please enter the password again in", "seconds."),
};

/// The words in `lang`.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
