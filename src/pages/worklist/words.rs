//! Words of the page of alerts and of the letters.

use super::posted::Fault;
use crate::base::{Lang, words};
use crate::domain::worklist::alert::{Kind, Pace};
use crate::store::MailState;

words! {
    /// Words of the page of alerts and of the letters.
    pub(super) struct Words {
        title: "Cảnh báo" / "Alerts",
        lead: "Những việc cần chú ý trong phạm vi tài khoản này, và cách được nhắc qua thư."
            / "What wants attention within this account's reach, and how to be reminded by mail.",
        error: "Lỗi: " / "Error: ",
        refused: "Chưa lưu được, xin sửa các điểm sau" / "Nothing was saved; please mend this",
        nothing: "Hiện không có việc gì cần chú ý." / "Nothing wants attention now.",
        hide: "Tạm ẩn 7 ngày" / "Hide for 7 days",
        show: "Hiện lại" / "Show again",
        hidden: "Đang tạm ẩn" / "Hidden for now",
        settings_title: "Nhắc qua thư điện tử" / "Reminders by mail",
        no_server: "Chưa có máy chủ gửi thư điện tử; các lựa chọn dưới đây vẫn được lưu. Xin báo người phụ trách máy chủ."
            / "There is no mail server yet; what you choose here is kept all the same. Please tell the person who runs the server.",
        address: "Địa chỉ thư" / "Mail address",
        address_hint: "Để trống nếu không muốn nhận thư. Thư không chứa tên hay lời của người dân."
            / "Leave it blank for no mail. Letters hold no citizen's name or words.",
        kinds: "Nhắc về" / "Remind me of",
        kind: Kind {
            Petition => "Phản ánh, kiến nghị sắp đến hạn hoặc quá hạn"
                / "Petitions due soon or overdue",
            Task => "Nhiệm vụ trong kế hoạch sắp đến hạn hoặc quá hạn"
                / "Tasks of the plan due soon or overdue",
            Dossiers => "Hồ sơ quá hạn, hoặc sắp đến hạn mà chưa có phiếu xin lỗi"
                / "Dossiers overdue, or due soon without an apology",
            Remarks => "Góp ý chưa ai đọc" / "Remarks that nobody has read",
            Missed => "Chỉ số chưa đạt chỉ tiêu" / "An index whose target is not reached",
            Undecided => "Chỉ số dưới chỉ tiêu, chưa đủ căn cứ"
                / "An index below its target, not enough to tell",
            Signal => "Tín hiệu trên biểu đồ kiểm soát, tiêu chí giảm rõ rệt tại một quầy"
                / "A signal of a control chart, or a criterion that fell at a counter",
            Quiet => "Điểm khảo sát không có phiếu mới" / "A touchpoint without new answers",
            Flood => "Phiếu gửi dồn dập, và phiếu hoặc đơn chờ xem xét"
                / "Bursts of answers, and what is held apart for a look",
            Server => "Máy chủ: sắp hết chỗ trên ổ đĩa, bản sao lưu quá cũ (quản trị viên)"
                / "The server: little room on its disk, an old backup (administrators)",
        },
        pace: "Nhận thư" / "Send mail",
        pace_of: Pace {
            Daily => "Mỗi sáng ngày làm việc một thư, khi có việc mới"
                / "One letter each working morning, if there is anything new",
            AtOnce => "Ngay khi có việc" / "As soon as there is something",
        },
        language: "Ngôn ngữ của thư" / "Language of the mail",
        save: "Lưu" / "Save",
        trial: "Gửi thư thử" / "Send a test letter",
        letters_title: "Thư gần đây" / "Recent letters",
        state: MailState {
            Waiting => "Đang chờ gửi" / "Waiting",
            Sent => "Đã gửi" / "Sent",
            GivenUp => "Không gửi được" / "Given up",
        },
        trouble: "Máy chủ thư trả lời:" / "The mail server said:",
        fault: Fault {
            Address => "Địa chỉ thư: xin viết theo dạng ten@coquan.gov.vn."
                / "Mail address: please write it as name@office.gov.vn.",
            Pace => "Nhận thư: xin chọn một cách." / "Send mail: please choose one way.",
            NoKind => "Nhắc về: xin chọn ít nhất một loại việc, hoặc để trống địa chỉ thư."
                / "Remind me of: please choose at least one kind, or leave the address blank.",
            NoAddress => "Thư thử: xin lưu địa chỉ thư trước."
                / "Trial letter: please save an address first.",
            NoServer => "Thư thử: máy chủ chưa được cài đặt gửi thư."
                / "Trial letter: the server is not set up to send mail.",
        },
        letter_subject(count: usize): "Hài Lòng: {count} việc cần làm" / "Hài Lòng: {count} things to do",
        letter_late(count: usize): ", {count} việc quá hạn" / ", {count} late",
        letter_lead: "Những việc cần chú ý, theo lựa chọn của tài khoản:"
            / "What wants attention, as this account chose:",
        others(count: usize): "Còn {count} việc khác đã được nhắc trước đây hoặc không được chọn để nhắc."
            / "{count} more were told before or are not among what you chose.",
        see_all: "Xem tất cả:" / "See all:",
        letter_foot: "Thư tự động, xin không trả lời. Đổi cách nhắc tại:"
            / "Sent by a program; please do not reply. Change what you are told at:",
        trial_subject: "Hài Lòng: thư thử" / "Hài Lòng: a trial letter",
        trial_text: "Thư này cho thấy thư nhắc việc đến được địa chỉ này."
            / "This letter shows that reminders reach this address.",
    }
}

impl Words {
    /// A language, in itself.
    pub(super) fn language_of(lang: Lang) -> &'static str {
        lang.pick("Tiếng Việt", "English")
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        settings: "Đã lưu cài đặt cảnh báo." / "The settings of alerts are kept.",
        trial: "Đã gửi thư thử; xin kiểm tra hộp thư." / "The test letter is sent; please look at your mail.",
        hidden: "Đã ẩn mục này." / "The item is hidden.",
        shown: "Đã hiện lại mục này." / "The item is shown again.",
        undo: "Hoàn tác" / "Undo",
    }
}
