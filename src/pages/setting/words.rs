//! What the page of settings says.

use super::pages::OfficeFault;
use crate::base::words;
use crate::domain::setting::{DaysOffFault, Field, LogoFault, Problem, Section, TargetFault};

words! {
    /// What the forms did.
    pub(super) struct DoneWords {
        kept: "Đã lưu. Thay đổi có hiệu lực ngay và được ghi vào nhật ký thao tác."
            / "Saved. The change takes effect at once and stands in the audit log.",
        no_server: "Chưa có máy chủ thư. Xin điền phần Thư điện tử rồi lưu trước."
            / "There is no mail server yet. Please fill in the section on mail and save it first.",
        no_address: "Chưa gửi: xin nhập địa chỉ nhận thư." / "Nothing was sent: please enter the address the letter goes to.",
        letter_subject: "Thư thử từ Hài Lòng" / "A test letter from Hài Lòng",
        letter(url: &str): "Thư này chỉ để thử: máy chủ thư của hệ thống khảo sát {url} đã gửi được thư. Xin không trả lời.\n"
            / "This letter only shows that the mail server of the survey at {url} works. Please do not answer.\n",
        letter_sent(to: &str): "Máy chủ thư đã nhận thư thử gửi tới {to}. Xin mở hộp thư (cả mục thư rác) để xem."
            / "The mail server took the test letter to {to}. Please look into the mailbox, and into its spam.",
        letter_refused(why: &str): "Chưa gửi được thư thử. Máy chủ thư trả lời: {why}"
            / "The test letter was not sent. The mail server says: {why}",
    }
}

words! {
    /// Words of the page of settings.
    pub(super) struct Words {
        title: "Cài đặt" / "Settings",
        lead: "Những gì cơ quan tự đặt. Thay đổi có hiệu lực ngay; nhật ký thao tác ghi giá trị trước và sau."
            / "What the office sets for itself. Changes take effect at once; the audit log has the value before and after.",
        refused: "Chưa lưu được. Xin sửa chỗ được đánh dấu; những gì đã nhập vẫn còn."
            / "Nothing was saved. Please correct what is marked; all that was typed is still there.",
        on_this_page: "Trong trang này" / "On this page",
        save: "Lưu" / "Save",
        remove: "Xóa" / "Remove",
        change: "Thay đổi" / "Change",
        yes: "có" / "yes",
        no: "không" / "no",
        // Where nothing is set.
        nothing_set: "Chưa có" / "None yet",
        logo_set: "Đang dùng biểu trưng của cơ quan" / "The office's logo is in use",
        // A setting and what stands in it.
        now(name: &str, value: &str): "{name}: {value}" / "{name}: {value}",
        targets_set(count: usize): "Đã đặt: {count}" / "Set: {count}",
        days_added(count: usize): "Đã thêm: {count}" / "Added: {count}",
        about: Section {
            Contact => "Hiện ở cuối các trang công khai." / "Shown at the foot of the public pages.",
            Answers => "Số liệu chỉ hiện khi đủ số người, để không ai biết một người đã trả lời thế nào."
                / "Figures are shown once enough people are behind them, so that nobody learns what one of them answered.",
            Languages => "Ngôn ngữ của phiếu khảo sát và các trang công khai." / "The languages of forms and public pages.",
            Mail => "Máy chủ gửi thư nhắc việc và thư mời. Để trống tên máy chủ để dùng máy chủ thư do người quản trị máy chủ đặt."
                / "The server that sends reminders and invitations. Leave its name empty to use the one set on the server.",
            Reminders => "Thư nhắc việc mỗi sáng; mỗi cán bộ chọn việc muốn được nhắc ở trang Cảnh báo."
                / "The letter each morning; on the page of alerts each member of staff chooses what to hear of.",
            Petitions => "Tính bằng ngày làm việc. Số ghi sẵn theo quy định chung; nếu cơ quan đặt khác, trang ghi là cơ quan tự đặt."
                / "In working days. What stands here follows the general rules; where the office sets another, pages say so.",
            Retention => "Sau thời gian này hệ thống tự xóa." / "After this the server deletes by itself.",
        },
        hint: Field {
            Address => "Số nhà, đường, phường, thành phố." / "Number, street, ward, city.",
            Phone => "Số mà người dân gọi được." / "A number that citizens can call.",
            K => "Từ 5 trở lên; chỉ tăng, không giảm. Trang công khai dùng gấp đôi." / "Five or more; it only goes up. Public pages use twice as many.",
            Wait => "Hết số ngày này, phiếu của quầy ít người được gộp với quầy khác để tính." / "Then the answers of a quiet counter are counted together with others.",
            Languages => "Khi chọn chỉ tiếng Việt, phiếu và trang công khai không có nút chuyển ngôn ngữ." / "With Vietnamese alone, forms and public pages have no switch of language.",
            MailHost => "Ví dụ: mail.coquan.gov.vn" / "For example mail.coquan.gov.vn",
            MailPort => "Thường là 465 hoặc 587." / "Usually 465 or 587.",
            MailSecurity => "TLS đi với cổng 465, STARTTLS đi với cổng 587." / "TLS goes with port 465, STARTTLS with 587.",
            MailUser => "Để trống nếu máy chủ thư không hỏi." / "Leave empty where the server does not ask for one.",
            MailPassword => "Được niêm phong khi lưu, không hiện lại. Để trống để giữ mật khẩu đang dùng." / "Sealed when kept, never shown again. Leave empty to keep the present one.",
            MailFrom => "Ví dụ: Khảo sát hài lòng <khaosat@coquan.gov.vn>" / "For example Survey <khaosat@coquan.gov.vn>",
            Reminders => "Tắt thì không ai nhận thư nhắc việc." / "When off, nobody gets reminders.",
            ReminderHour => "Giờ của ngày làm việc, từ 5 đến 20." / "An hour of a working day, from 5 to 20.",
            SendBack => "Từ chối, trả lại hoặc chuyển đơn không thuộc thẩm quyền." / "To refuse, return or pass on what is another office's.",
            Supplement => "Yêu cầu người gửi bổ sung." / "To ask the sender for more.",
            Reply => "Trả lời người gửi." / "To answer the sender.",
            Publish => "Công khai trả lời, từ ngày trả lời." / "To publish the answer, from the day of the answer.",
            Warn => "Sổ theo dõi đánh dấu sắp đến hạn từ ngày này." / "From this day on the register marks it as soon due.",
            TwoPersons => "Khi cần phê duyệt, câu trả lời chỉ được gửi sau khi một người khác đồng ý." / "Where approval is needed, an answer goes out once another person agrees.",
            LettersKept => "Nội dung thư được xóa ngay khi gửi xong; đây là dòng ghi đã gửi." / "The text of a letter is deleted once it is sent; this is the note that it was.",
            TrialsKept => "Phiếu thử không bao giờ được tính." / "Trial answers are never counted.",
        },
        too_long(most: usize): "Nhiều nhất {most} ký tự." / "At most {most} characters.",
        no_number(least: u32, most: u32): "Xin nhập số nguyên từ {least} đến {most}." / "Please enter a whole number from {least} to {most}.",
        only_upwards(now: u32): "Đang là {now}; chỉ tăng được, không giảm." / "It is {now} now; it can go up, not down.",
        no_choice: "Xin chọn trong danh sách." / "Please choose from the list.",
        no_telephone: "Số điện thoại chỉ gồm chữ số, dấu cách và các dấu + - . ( ), ví dụ 0225 3842 576."
            / "A telephone number has digits, spaces and + - . ( ) alone, such as 0225 3842 576.",
        no_host: "Tên máy chủ chỉ gồm chữ không dấu, số, dấu chấm, dấu gạch." / "A host has letters, digits, points and hyphens.",
        no_sender: "Xin viết một địa chỉ thư, ví dụ: khaosat@coquan.gov.vn" / "Please write a mail address such as khaosat@coquan.gov.vn",
        needed: "Cần điền ô này." / "This is needed too.",
        in_clear: "Mật khẩu sẽ đi qua mạng không được bảo vệ. Xin chọn TLS hoặc STARTTLS." / "The password would cross the network unprotected. Please choose TLS or STARTTLS.",
        not_before_reply: "Ngày cảnh báo phải trước hạn trả lời." / "The warning must come before the limit.",
        office: "Cơ quan" / "The office",
        office_hint: "Tên tiếng Anh để trống thì dùng tên tiếng Việt." / "Without an English name the Vietnamese one is used.",
        office_field: {
            "name_vi" => "Tên cơ quan" / "Name of the office",
            "parent_vi" => "Cơ quan cấp trên" / "The body above it",
            "name_en" => "Tên cơ quan (tiếng Anh)" / "Name in English",
            "parent_en" => "Cơ quan cấp trên (tiếng Anh)" / "The body above it, in English",
            "petitions_vi" => "Nơi nhận phản ánh, kiến nghị ngoài hệ thống này" / "Where else petitions are taken",
            "place" => "Địa danh trên văn bản (ví dụ: Hà Nội)" / "Place that documents are dated at, such as Hà Nội",
            "abbreviation" => "Chữ viết tắt trong số văn bản (ví dụ: UBND)" / "Abbreviation in the numbers of documents, such as UBND",
            "petitions_en" => "Nơi nhận phản ánh, kiến nghị (tiếng Anh)" / "Where else petitions are taken, in English",
        },
        empty: "Xin điền ô này." / "Please fill this in.",
        logo: "Biểu trưng" / "Logo",
        logo_hint: "Hiện trên phiếu khảo sát, áp phích, thư và báo cáo. Tệp PNG (64 đến 2000 điểm ảnh mỗi cạnh) hoặc SVG, nhiều nhất 512 KB; chữ trong tệp SVG cần chuyển thành nét."
            / "Shown on forms, posters and letters. A PNG of 64 to 2000 pixels a side, or an SVG, of at most 512 KB; turn text in an SVG into outlines.",
        logo_file: "Tệp PNG hoặc SVG" / "A PNG or SVG file",
        send_logo: "Dùng biểu trưng này" / "Use this logo",
        remove_logo: "Bỏ biểu trưng" / "Remove the logo",
        logo_fault: LogoFault {
            Nothing => "Xin chọn một tệp." / "Please choose a file.",
            TooLarge => "Tệp lớn hơn 512 KB." / "The file is over 512 KB.",
            WrongKind => "Tệp này không phải PNG hay SVG." / "This is neither a PNG nor an SVG.",
            Broken => "Không đọc được hình trong tệp này." / "The picture in this file cannot be read.",
            Size => "Mỗi cạnh của hình phải từ 64 đến 2000 điểm ảnh." / "Each side of the picture must have 64 to 2000 pixels.",
        },
        hours: "Giờ làm việc" / "Opening hours",
        targets: "Chỉ tiêu" / "Targets",
        targets_hint: "Chỉ tiêu của một phiếu trong một năm, cho cả cơ quan hoặc một đơn vị. Không đặt thì dùng chỉ tiêu ghi trong phiếu."
            / "The target of a survey in a year, for the whole office or one unit. Where none is set, the survey's own counts.",
        instrument: "Phiếu khảo sát" / "Survey",
        unit: "Đơn vị" / "Unit",
        whole_office: "Cả cơ quan" / "The whole office",
        year: "Năm" / "Year",
        target: "Chỉ tiêu (%)" / "Target (%)",
        add_target: "Đặt chỉ tiêu" / "Set the target",
        target_fault: TargetFault {
            Instrument => "Xin chọn phiếu khảo sát." / "Please choose a survey.",
            Unit => "Không có đơn vị này." / "There is no such unit.",
            Year => "Năm phải từ 2020 đến 2100." / "The year must be from 2020 to 2100.",
            Value => "Chỉ tiêu là một tỷ lệ trên 0 đến 100, nhiều nhất hai chữ số thập phân, ví dụ 92,5." / "A target is a percentage above 0 and up to 100 with at most two decimals, such as 92.5.",
        },
        holidays: "Ngày nghỉ" / "Days off",
        holidays_hint: "Ngày nghỉ lễ theo luật đã có sẵn. Thêm ngày nghỉ, ngày làm bù mà cơ quan có thẩm quyền thông báo, kèm nguồn."
            / "Public holidays by law are there already. Add days off and days made up that an authority announced, with the source.",
        days: "Ngày" / "Days",
        days_kind: "Loại" / "Kind",
        days_are_off: "Nghỉ" / "Off",
        days_are_made_up: "Làm bù" / "Made up",
        days_from: "Từ ngày" / "From",
        days_to: "Đến ngày (để trống nếu một ngày)" / "To (empty for one day)",
        days_name: "Tên" / "Name",
        days_source: "Nguồn (văn bản)" / "Source (document)",
        add_days: "Thêm" / "Add",
        no_day_from: "Từ ngày: xin chọn một ngày." / "From: please choose a day.",
        no_day_to: "Đến ngày: xin chọn một ngày." / "To: please choose a day.",
        text_name: "Tên: xin điền, nhiều nhất 200 ký tự." / "Name: please fill it in, with at most 200 characters.",
        text_source: "Nguồn: xin điền văn bản quyết định, nhiều nhất 200 ký tự." / "Source: please name the document, with at most 200 characters.",
        backwards: "Ngày cuối đứng trước ngày đầu." / "The last day is before the first.",
        month: "Dài hơn một tháng; xin xem lại ngày cuối." / "Longer than a month; please look at the last day.",
        not_a_weekend: "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật." / "A day made up is a Saturday or a Sunday.",
        known_days: "Có ngày đã được thêm trước đó." / "One of these days was added before.",
        letter_to: "Gửi thư thử tới" / "Send a test letter to",
        send_letter: "Gửi thư thử" / "Send a test letter",
        no_mail: "Lưu máy chủ thư xong, ở đây có nút gửi thư thử." / "Once the mail server is saved, a test letter can be sent from here.",
        server: "Ở trên máy chủ" / "On the server",
        server_hint: "Những việc sau không đặt được ở đây. Hãy chuyển dòng tương ứng cho người quản trị máy chủ; cách làm có trong tài liệu vận hành, mục “Cơ quan tự đặt và máy chủ đặt”."
            / "These cannot be set here. Hand the line to the person who runs the server; the operations guide says how, under “What the office sets, and what the server”.",
        public_url: "Địa chỉ mà người dân mở" / "The address that citizens open",
        public_url_ask: "Đặt khi khởi động chương trình, cùng với địa chỉ mà chương trình nghe. Đổi địa chỉ này thì áp phích đã in phải in lại."
            / "Set when the program is started, together with the address it listens on. When it changes, posters must be printed again.",
        database: "Cơ sở dữ liệu" / "Database",
        database_ask: "Chọn khi khởi động chương trình; chuyển sang nơi khác bằng sao lưu rồi khôi phục."
            / "Chosen when the program is started; moved elsewhere by a backup and its restoration.",
        key: "Khóa niêm phong (dấu nhận biết)" / "Key of the seals (fingerprint)",
        key_ask: "Tệp khóa nằm trong thư mục dữ liệu, niêm phong tên người gửi phản ánh và mật khẩu thư. Phải giữ một bản riêng; mất khóa là mất các tên đó."
            / "The key's file lies in the data directory and seals the names on petitions and the mail password. Keep a copy apart; without it those names are lost.",
        backups: "Tự sao lưu" / "Backups of its own",
        backups_ask: "Bật khi khởi động chương trình: nơi cất bản sao lưu, bao lâu một lần."
            / "Switched on when the program is started: where backups go, and how often.",
        mail_server: "Máy chủ thư" / "Mail server",
        mail_of_office: "đặt ở trang này" / "set on this page",
        mail_of_server: "đặt trên máy chủ" / "set on the server",
        mail_nowhere: "chưa có" / "none yet",
        mail_ask: "Máy chủ thư đặt khi khởi động chương trình được dùng khi mục Thư điện tử ở trang này để trống."
            / "The mail server set when the program is started is used while the section on mail is empty.",
        second_factor: "Bắt buộc xác thực hai bước" / "Second factor demanded",
        second_factor_ask: "Bật khi khởi động chương trình, cho mọi tài khoản thay đổi được dữ liệu."
            / "Switched on when the program is started, for all accounts that change data.",
        provider: "Đăng nhập qua hệ thống khác" / "Sign-in by another system",
        provider_ask: "Đặt khi khởi động chương trình: địa chỉ của hệ thống đăng nhập và mã được cấp."
            / "Set when the program is started: the address of the sign-in system and what it issued.",
    }
}

impl Words {
    /// What is wrong with a value.
    pub(super) fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::TooLong(most) => self.too_long(most),
            Problem::NoNumber(least, most) => self.no_number(least, most),
            Problem::OnlyUpwards(now) => self.only_upwards(now),
            Problem::NoChoice => self.no_choice.to_owned(),
            Problem::NoTelephone => self.no_telephone.to_owned(),
            Problem::NoHost => self.no_host.to_owned(),
            Problem::NoSender => self.no_sender.to_owned(),
            Problem::Needed => self.needed.to_owned(),
            Problem::InClear => self.in_clear.to_owned(),
            Problem::NotBeforeReply => self.not_before_reply.to_owned(),
        }
    }

    /// What is wrong with a field of the office.
    pub(super) fn office_fault(&self, fault: OfficeFault) -> String {
        match fault {
            OfficeFault::Empty(_) => self.empty.to_owned(),
            OfficeFault::TooLong(_, most) => self.too_long(most),
        }
    }

    /// What is wrong with days off.
    pub(super) fn days_off_fault(&self, fault: DaysOffFault) -> &'static str {
        match fault {
            DaysOffFault::NoDay("from") => self.no_day_from,
            DaysOffFault::NoDay(_) => self.no_day_to,
            DaysOffFault::Backwards => self.backwards,
            DaysOffFault::TooLong => self.month,
            DaysOffFault::Text("name") => self.text_name,
            DaysOffFault::Text(_) => self.text_source,
            DaysOffFault::NotAWeekend => self.not_a_weekend,
            DaysOffFault::Known => self.known_days,
        }
    }
}
