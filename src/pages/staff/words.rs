//! Words of sign-in and of accounts.

use std::borrow::Cow;

use super::posted::Fault;
use crate::base::words;
use crate::domain::account::{PersonFault, Role};

words! {
    /// Words of the sign-in page.
    pub(super) struct Words {
        title: "Cán bộ đăng nhập" / "Staff sign-in",
        lead: "Dành cho cán bộ, công chức của cơ quan. Người dân trả lời phiếu không cần tài khoản."
            / "For the staff of the office. Citizens answer without an account.",
        name: "Tên đăng nhập" / "Sign-in name",
        password: "Mật khẩu" / "Password",
        code: "Mã xác thực hai lớp" / "Second factor",
        code_hint: "Chỉ khi tài khoản đã bật: sáu chữ số của ứng dụng, hoặc một mã dự phòng."
            / "Only where it is turned on: the six digits of the app, or a recovery code.",
        sign_in: "Đăng nhập" / "Sign in",
        error: "Lỗi: " / "Error: ",
        wrong: "Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Xin kiểm tra rồi nhập lại."
            / "The name, the password or the second factor is wrong. Please check and enter them again.",
        wait(seconds: i64): "Đã nhập sai nhiều lần. Xin thử lại sau {seconds} giây."
            / "Too many wrong passwords. Please try again in {seconds} seconds.",
        provider_title: "Đăng nhập một lần" / "Single sign-on",
        provider: "Đăng nhập bằng" / "Sign in by",
        unreachable: "Chưa kết nối được với dịch vụ đăng nhập. Xin thử lại sau ít phút, hoặc dùng mật khẩu."
            / "The sign-in service does not answer. Please try again in a few minutes, or use the password.",
        not_vouched: "Dịch vụ đăng nhập không xác nhận được người dùng. Xin thử lại, hoặc dùng mật khẩu."
            / "The sign-in service could not confirm who you are. Please try again, or use the password.",
        stale: "Lần đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này. Xin đăng nhập lại từ đầu."
            / "This sign-in is too old or was not begun in this browser. Please begin it again.",
        not_linked: "Chưa có tài khoản nào ở đây gắn với danh tính này. Xin gửi người quản trị mã sau:"
            / "No account here is tied to this identity. Please send an administrator this code:",
        disabled: "Tài khoản này đã bị khóa. Xin liên hệ người quản trị."
            / "This account is disabled. Please ask an administrator.",
        code_asked: "Dịch vụ đăng nhập đã xác nhận. Tài khoản này còn cần mã xác thực hai lớp."
            / "The sign-in service has confirmed you. This account also needs its second factor.",
        code_kinds: "Sáu chữ số của ứng dụng, hoặc một mã dự phòng."
            / "The six digits of the app, or a recovery code.",
        no_account: "Chưa có tài khoản hoặc quên mật khẩu: xin liên hệ người quản trị hệ thống."
            / "No account, or password forgotten: please ask the operator of the system.",
    }
}

words! {
    /// Words of the accounts' pages.
    pub(super) struct AccountWords {
        title: "Tài khoản cán bộ" / "Staff accounts",
        lead: "Ai được vào hệ thống, làm được gì, trong đơn vị nào. Mọi thay đổi được ghi vào nhật ký thao tác."
            / "Who may come in, what they may do and within which units. Every change goes into the audit log.",
        error: "Lỗi: " / "Error: ",
        refused: "Chưa lưu được. Xin sửa:" / "Nothing was kept. Please correct:",
        disabled: "đã khóa" / "disabled",
        person: "Họ tên, chức vụ, thư" / "Name, title, mail",
        full_name: "Họ và tên" / "Full name",
        job_title: "Chức vụ" / "Title",
        mail: "Thư điện tử (để gửi liên kết đặt mật khẩu)" / "Mail (links to set a password go there)",
        long_full_name: "Họ và tên: nhiều nhất 100 ký tự." / "Full name: at most 100 characters.",
        long_title: "Chức vụ: nhiều nhất 100 ký tự." / "Title: at most 100 characters.",
        no_mail: "Thư điện tử: xin viết một địa chỉ, ví dụ lan@coquan.gov.vn." / "Mail: please write an address such as lan@coquan.gov.vn.",
        whole_office: "Toàn cơ quan" / "Whole office",
        own: "Tài khoản của chính Ông/Bà: vai trò và đơn vị do người quản trị khác thay đổi."
            / "Your own account: another administrator changes its role and units.",
        change: "Thay đổi" / "Change",
        save: "Ghi thay đổi" / "Save changes",
        sign_out: "Đăng xuất mọi nơi" / "Sign out everywhere",
        disable: "Khóa tài khoản" / "Disable the account",
        disable_hint: "Tài khoản bị khóa không đăng nhập được nữa và mọi phiên làm việc kết thúc ngay."
            / "A disabled account cannot sign in, and all its sessions end at once.",
        enable: "Mở lại tài khoản" / "Enable the account again",
        invite: "Tạo liên kết đặt mật khẩu" / "Make a link to set the password",
        invite_hint: "Quên mật khẩu, hoặc người mới: liên kết dùng một lần để người đó tự đặt mật khẩu."
            / "For a forgotten password or a new colleague: a one-time link by which they set it themselves.",
        password_or_link: "Để trống để người đó tự đặt qua liên kết dùng một lần."
            / "Leave empty, and they set it by a one-time link.",
        give_password: "Đặt mật khẩu mới" / "Set a new password",
        role_label: "Vai trò" / "Role",
        choose: "Xin chọn" / "Please choose",
        units_label: "Chỉ trong các đơn vị" / "Only within these units",
        units_hint: "Không chọn đơn vị nào: toàn cơ quan." / "None ticked: the whole office.",
        ended: "kết thúc ngày" / "ended on",
        successor: "kế tục:" / "succeeded by",
        no_successor: "không có đơn vị kế tục" / "no successor",
        add_title: "Thêm tài khoản" / "Add an account",
        add: "Thêm" / "Add",
        name: "Tên đăng nhập" / "Sign-in name",
        password: "Mật khẩu ban đầu" / "First password",
        password_hint(shortest: usize):
            "Ít nhất {shortest} ký tự; xin nhắc người dùng đổi sau khi đăng nhập."
            / "At least {shortest} characters; please have it changed after the first sign-in.",
        new_password_hint(shortest: usize): "Ít nhất {shortest} ký tự."
            / "At least {shortest} characters.",
        second_factor: "Xác thực hai lớp" / "Second factor",
        lift_waits: "Bỏ thời gian chờ đăng nhập" / "Lift the wait at the sign-in",
        reset_factor: "Đặt lại xác thực hai lớp" / "Reset the second factor",
        tied: "Đăng nhập một lần bằng mã định danh" / "Single sign-on as",
        subject: "Mã định danh tại" / "Identity code at",
        subject_hint: "Là mã mà trang đăng nhập hiện cho người đã đăng nhập một lần nhưng chưa được gắn với tài khoản nào. Xin hỏi trực tiếp người đó trước khi gắn."
            / "The sign-in page shows this code to a person who came by single sign-on and is tied to no account. Please ask them in person before you tie it.",
        tie: "Gắn mã định danh" / "Tie the identity",
        untie: "Bỏ gắn mọi mã định danh" / "Untie every identity",
        untie_hint: "Sau đó tài khoản chỉ đăng nhập bằng mật khẩu; phiên đang mở chưa kết thúc."
            / "The account then signs in by its password alone; open sessions do not end.",
        audit: "Nhật ký thao tác" / "Audit log",
        integrity: "Kiểm tra toàn vẹn" / "Integrity",
        account_title: "Tài khoản của tôi" / "My account",
        account_lead: "Đổi mật khẩu, xem và kết thúc các phiên làm việc."
            / "Change the password, see and end sessions.",
        password_title: "Đổi mật khẩu" / "Change the password",
        current: "Mật khẩu hiện tại" / "Current password",
        new: "Mật khẩu mới" / "New password",
        repeated: "Nhập lại mật khẩu mới" / "New password again",
        change_password: "Đổi mật khẩu và đăng nhập lại" / "Change the password and sign in again",
        sessions_title: "Phiên làm việc đang mở" / "Open sessions",
        session: "Hết hạn chậm nhất" / "Ends at the latest",
        seen: "dùng lần cuối lúc" / "last used at",
        this_one: "phiên này" / "this one",
        // What a role may do.
        may: Role {
            Viewer => "xem số liệu" / "sees figures",
            Counter => "in áp phích, cấp phiếu" / "prints posters, issues slips",
            Officer => "xử lý phản ánh, kế hoạch" / "handles petitions and plan tasks",
            Analyst => "tải dữ liệu" / "takes exports",
            Manager => "điều hành" / "leads",
            Inspector => "kiểm tra, không sửa" / "checks, changes nothing",
            Admin => "quản lý tài khoản, cài đặt" / "manages accounts, sets up",
        },
        name_wrong: "Tên đăng nhập cần 1 đến 64 ký tự, không bắt đầu hay kết thúc bằng dấu cách."
            / "The name must have 1 to 64 characters and neither begin nor end with a space.",
        name_taken: "Đã có tài khoản tên này (chữ hoa, chữ thường như nhau). Xin chọn tên khác."
            / "There is an account of this name already (case makes no difference). Please choose another.",
        name_unknown: "Không có tài khoản tên này. Xin mở lại trang."
            / "There is no account of this name. Please reload the page.",
        role_wrong: "Chưa chọn vai trò. Xin chọn một vai trò trong danh sách."
            / "No role was chosen. Please choose one of the list.",
        units_wrong: "Có đơn vị không thuộc cơ quan. Xin chọn lại đơn vị."
            / "A unit is not of this office. Please choose the units again.",
        unit_ended: "Có đơn vị đã kết thúc. Xin chọn đơn vị kế tục."
            / "A unit has ended. Please choose its successor.",
        password_short: "Mật khẩu quá ngắn. Xin dùng ít nhất 12 ký tự."
            / "The password is too short. Please use at least 12 characters.",
        repeated_wrong: "Hai lần nhập mật khẩu mới không giống nhau. Xin nhập lại."
            / "The two new passwords differ. Please enter them again.",
        current_wrong: "Mật khẩu hiện tại không đúng. Xin nhập lại."
            / "The current password is wrong. Please enter it again.",
        oneself: "Không thể tự khóa hay tự đổi quyền của mình. Xin nhờ người quản trị khác."
            / "Nobody disables or changes their own account. Please ask another administrator.",
        subject_wrong: "Mã định danh cần 1 đến 255 ký tự. Xin chép nguyên mã từ trang đăng nhập."
            / "The identity code must have 1 to 255 characters. Please copy it whole from the sign-in page.",
        subject_taken: "Mã định danh này đã gắn với tài khoản khác. Xin bỏ gắn ở tài khoản đó trước."
            / "This identity is tied to another account. Please untie it there first.",
        wait(seconds: i64): "Đã nhập sai nhiều lần. Xin nhập lại mật khẩu sau {seconds} giây."
            / "Too many wrong passwords. Please enter the password again in {seconds} seconds.",
    }
}

impl AccountWords {
    /// What is wrong and what to do.
    pub(super) fn fault(&self, fault: Fault) -> Cow<'static, str> {
        Cow::Borrowed(match fault {
            Fault::Name => self.name_wrong,
            Fault::NameTaken => self.name_taken,
            Fault::NameUnknown => self.name_unknown,
            Fault::Role => self.role_wrong,
            Fault::Units => self.units_wrong,
            Fault::UnitEnded => self.unit_ended,
            Fault::Password => self.password_short,
            Fault::Repeated => self.repeated_wrong,
            Fault::Current => self.current_wrong,
            Fault::Wait(seconds) => return Cow::Owned(self.wait(seconds)),
            Fault::Oneself => self.oneself,
            Fault::Subject => self.subject_wrong,
            Fault::SubjectTaken => self.subject_taken,
            Fault::Person(PersonFault::FullName) => self.long_full_name,
            Fault::Person(PersonFault::Title) => self.long_title,
            Fault::Person(PersonFault::Mail) => self.no_mail,
        })
    }
}

words! {
    /// Words of the second factor's page.
    pub(super) struct FactorWords {
        title: "Xác thực hai lớp" / "Second factor",
        lead: "Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã sáu chữ số từ ứng dụng xác thực trên điện thoại."
            / "Beside the password, each sign-in then needs six digits from an authenticator app on the phone.",
        scan: "Quét mã QR này bằng ứng dụng xác thực."
            / "Scan this QR code with the authenticator app.",
        confirm: "Nhập mã sáu chữ số mà ứng dụng hiện ra."
            / "Enter the six digits that the app shows.",
        qr: "Mã QR cho ứng dụng xác thực" / "QR code for the authenticator app",
        by_hand: "Không quét được? Xin nhập tay khóa này vào ứng dụng:"
            / "It cannot be scanned? Please type this key into the app:",
        code: "Mã sáu chữ số" / "Six digits",
        turn_on: "Bật xác thực hai lớp" / "Turn the second factor on",
        current: "Mật khẩu hiện tại" / "Current password",
        current_hint: "Để người khác không bật thay trên màn hình đang mở. Nếu chỉ quen đăng nhập một lần và không có mật khẩu, xin nhờ người quản trị đặt cho một mật khẩu."
            / "So that nobody turns it on for you on an open screen. If you only know the single sign-on and no password, please have an administrator set one.",
        error: "Lỗi: " / "Error: ",
        refused: "Chưa bật được. Xin sửa:" / "It is not on yet. Please correct:",
        wrong: "Mã không đúng hoặc đã hết hạn. Xin kiểm tra giờ của điện thoại rồi nhập mã mới."
            / "The digits are wrong or too old. Please check the phone's clock and enter new ones.",
        wrong_password: "Mật khẩu hiện tại không đúng. Xin nhập lại."
            / "The current password is wrong. Please enter it again.",
        wait(seconds: i64): "Đã nhập sai nhiều lần. Xin nhập lại mật khẩu sau {seconds} giây."
            / "Too many wrong passwords. Please enter it again in {seconds} seconds.",
        set_up: "Xác thực hai lớp đã bật." / "The second factor is on.",
        lost: "Mất điện thoại: xin dùng một mã dự phòng khi đăng nhập, hoặc nhờ người quản trị đặt lại."
            / "Phone lost: please sign in with a recovery code, or ask an administrator to reset it.",
        recovery: "Mã dự phòng" / "Recovery codes",
        recovery_lead: "Mỗi mã dùng được một lần thay cho mã của ứng dụng. Xin ghi lại và cất nơi an toàn: các mã này chỉ hiện một lần."
            / "Each is good once in place of the app's digits. Please write them down and keep them safe: they are shown this once.",
        back: "Về trang tài khoản của tôi" / "Back to my account",
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        added(name: &str): "Đã thêm tài khoản {name}; xin trao mật khẩu ban đầu tận tay."
            / "The account {name} is added; please hand over its first password in person.",
        invited(name: &str, link: &str): "Liên kết để {name} tự đặt mật khẩu, dùng một lần trong 7 ngày; xin gửi riêng cho người đó: {link}"
            / "The link by which {name} sets a password, good once within 7 days; please send it to that person alone: {link}",
        invited_by_mail(name: &str, to: &str): "Đã gửi tới {to} liên kết để {name} tự đặt mật khẩu, dùng một lần trong 7 ngày."
            / "A link by which {name} sets a password, good once within 7 days, was sent to {to}.",
        mail_refused(to: &str): "Chưa gửi được thư tới {to}." / "The letter to {to} was not sent.",
        link_subject: "Đặt mật khẩu hệ thống khảo sát" / "Set your password for the survey",
        link_letter(name: &str, link: &str): "Tài khoản {name}: mở liên kết sau để tự đặt mật khẩu. Liên kết dùng một lần, trong 7 ngày.\n\n{link}\n\nNếu Ông/Bà không chờ thư này, xin bỏ qua và báo người quản trị.\n"
            / "Account {name}: open this link to set your password. It is good once, within 7 days.\n\n{link}\n\nIf you did not expect this letter, leave it and tell an administrator.\n",
        changed(name: &str): "Đã thay đổi tài khoản {name}." / "The account {name} is changed.",
        disabled(name: &str): "Đã khóa tài khoản {name}; mọi phiên làm việc của tài khoản này đã kết thúc."
            / "The account {name} is disabled, and all its sessions have ended.",
        enabled(name: &str): "Đã mở lại tài khoản {name}." / "The account {name} is enabled again.",
        password(name: &str): "Đã đặt mật khẩu mới cho {name}; xin trao tận tay."
            / "{name} has a new password; please hand it over in person.",
        signed_out(name: &str): "Đã đăng xuất {name} ở mọi nơi." / "{name} is signed out everywhere.",
        undo: "Hoàn tác" / "Undo",
    }
}

words! {
    /// Words of the page of a one-time link.
    pub(super) struct LinkWords {
        first: "Người quản trị đầu tiên" / "The first administrator",
        first_lead: "Tạo tài khoản quản trị của cơ quan. Địa chỉ này dùng được một lần; từ lần sau, đăng nhập bằng tên và mật khẩu đặt ở đây."
            / "Make the office's administrator. This address works once; afterwards sign in with the name and password chosen here.",
        own: "Đặt mật khẩu" / "Set your password",
        own_lead: "Liên kết này dùng được một lần." / "This link works once.",
        name: "Tên đăng nhập" / "Sign-in name",
        password: "Mật khẩu (ít nhất 12 ký tự)" / "Password (at least 12 characters)",
        again: "Nhập lại mật khẩu" / "The password again",
        go_on: "Tiếp tục" / "Continue",
        save: "Lưu mật khẩu" / "Save the password",
    }
}
