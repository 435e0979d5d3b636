//! Words of the citizen's pages.

use crate::base::words;
use crate::domain::petition::{Attachments, Kind, State};
use crate::pages::petition::attached::{self, Unfit};
use crate::pages::petition::draft::{Fault, Field};
use crate::store::LetterState;

words! {
    /// Words of the citizen's pages.
    pub(crate) struct CitizenWords {
        held_apart: "Đã nhận, chờ vào sổ" / "Received, waiting for the register",
        held_apart_more: "Đơn đã được lưu đầy đủ. Do cùng lúc có rất nhiều đơn gửi đến, cán bộ sẽ kiểm tra rồi đưa vào sổ; thời hạn trả lời vẫn tính từ ngày nhận."
            / "Your petition has been kept whole. Very many came in at the same time, so staff will look at it before it enters the register; the limits run from the day of receipt.",
        left_out: "Không đưa vào sổ" / "Not entered into the register",
        title: "Gửi phản ánh, kiến nghị" / "Send a petition",
        lead: "Phản ánh, kiến nghị theo Nghị định 20/2008/NĐ-CP là văn bản có tên người gửi: cơ quan phải vào sổ, xử lý theo thời hạn và trả lời."
            / "A petition under Decree 20/2008/NĐ-CP carries its sender's name: the office must register it, handle it within its time limits and answer.",
        purpose: "Họ tên và cách liên hệ chỉ dùng để xử lý và trả lời phản ánh, kiến nghị này. Thông tin được mã hóa; chỉ cán bộ xử lý mở được, và mỗi lần mở đều được ghi lại. Khi công khai kết quả, tên được bỏ đi."
            / "Name and contact serve only to handle and answer this petition. They are encrypted; only the officers who handle it can open them, and each opening is recorded. When the outcome is published, names are taken out.",
        not_anonymous: "Chỉ muốn góp ý không ghi tên? Xin trả lời phiếu khảo sát ở mã QR tại quầy; phiếu đó không hỏi tên và không có trả lời riêng."
            / "Only a remark, without a name? Please answer the survey behind the QR code at the counter; it asks no name and gets no reply.",
        kind_hint: Kind {
            Report => "nêu vướng mắc, chậm trễ, phiền hà, hoặc quy định chưa phù hợp"
                / "something that is hard, slow or troublesome, or a rule that does not fit",
            Proposal => "đề xuất cách xử lý hoặc quy định mới"
                / "a proposal of what to do, or of a new rule",
        },
        subject_hint: "Một câu ngắn, tối đa 200 ký tự."
            / "One short sentence, at most 200 characters.",
        body_hint: "Việc gì, ở đâu, khi nào, mong muốn gì. Bằng tiếng Việt, tối đa 4.000 ký tự."
            / "What, where, when, and what you would like. The law asks for Vietnamese. At most 4,000 characters.",
        who: "Người gửi" / "Sender",
        who_hint: "Theo Điều 7 Nghị định 20/2008/NĐ-CP, phản ánh, kiến nghị phải có họ tên và địa chỉ hoặc số điện thoại."
            / "Article 7 of Decree 20/2008/NĐ-CP asks for a name and an address or telephone number.",
        name: "Họ tên, hoặc tên tổ chức" / "Name, or name of the organisation",
        address: "Địa chỉ" / "Address",
        phone: "Số điện thoại" / "Telephone",
        email: "Thư điện tử" / "E-mail",
        either_hint: "Cần ít nhất địa chỉ hoặc số điện thoại."
            / "At least an address or a telephone number is needed.",
        optional: "(không bắt buộc)" / "(optional)",
        send: "Gửi phản ánh, kiến nghị" / "Send the petition",
        please_mend: "Chưa gửi được. Xin xem lại:"
            / "The petition was not sent. Please look at this:",
        no_key: "Trang chưa mang mã gửi nên chưa được ghi. Trang đã được cấp mã mới: xin bấm Gửi lần nữa."
            / "The page did not carry its own key and nothing was kept. It has a new one now: please press Send again.",
        sent_before: "Trang này đã gửi một phản ánh, kiến nghị khác và đã ghi nhận. Muốn gửi thêm, xin mở lại trang từ đầu."
            / "This page has sent another petition before, and that one was kept. For one more, please open the page anew.",
        missing: Field {
            Kind => "Xin chọn phản ánh hay kiến nghị." / "Please choose report or proposal.",
            Subject => "Xin ghi tiêu đề." / "Please write a subject.",
            Body => "Xin ghi nội dung." / "Please write the text.",
            Name => "Xin ghi họ tên." / "Please write your name.",
            Address | Phone | Email | Received | ReceivedFrom | AssignedBy => "Xin ghi địa chỉ hoặc số điện thoại để cơ quan trả lời."
                / "Please write an address or a telephone number for the answer.",
        },
        too_long(characters: usize, at_most: usize):
            "Mục này dài {characters} ký tự; xin rút gọn còn {at_most}."
            / "This has {characters} characters; please shorten it to {at_most}.",
        unreadable: Field {
            Phone => "Số điện thoại cần 8 đến 15 chữ số. Xin kiểm tra lại."
                / "A telephone number has 8 to 15 digits. Please check it.",
            Email => "Thư điện tử cần có dạng ten@noi.vn. Xin kiểm tra lại."
                / "An e-mail address looks like name@place.vn. Please check it.",
            Received | Kind | Subject | Body | Name | Address | ReceivedFrom | AssignedBy => "Ngày nhận cần có dạng 14/12/2026, không muộn hơn hôm nay và không quá một năm trước."
                / "Write the day as 14/12/2026, not after today and at most a year ago.",
        },
        follow_title: "Theo dõi phản ánh, kiến nghị" / "Follow a petition",
        code: "Mã theo dõi" / "Follow-up code",
        code_hint: "Xin giữ mã này. Ai có mã đều xem được trang này; trang không hiện họ tên hay cách liên hệ."
            / "Please keep this code. Anybody who has it can see this page; the page shows neither name nor contact.",
        next: State {
            New => "Cơ quan đã nhận và lưu phản ánh, kiến nghị này. Tiếp theo, cán bộ xem việc thuộc thẩm quyền của ai; câu trả lời sẽ hiện tại trang này."
                / "The office has received and kept this petition. Next, staff see whose competence it is; the answer will appear on this page.",
            Received => "Cán bộ đang xem việc thuộc thẩm quyền của ai; câu trả lời sẽ hiện tại trang này."
                / "Staff are looking whose competence it is; the answer will appear on this page.",
            Competent | Handling => "Cơ quan đang xử lý; câu trả lời sẽ hiện tại trang này."
                / "The office is working on it; the answer will appear on this page.",
            Refused => "Cơ quan không tiếp nhận, vì lý do dưới đây." / "The office did not take it, for the reason below.",
            Transferred => "Đã chuyển đến cơ quan có thẩm quyền dưới đây; cơ quan đó trả lời Ông/Bà."
                / "It was passed to the competent office below, which will answer you.",
            Awaiting => "Cơ quan cần Ông/Bà bổ sung thông tin; thời hạn trả lời tạm dừng cho đến khi nhận được. Xin gửi phần bổ sung đến cơ quan bằng văn bản, điện thoại hoặc tại quầy và nêu mã theo dõi dưới đây."
                / "The office needs more from you; the limit to answer stands still until it is there. Please send it in writing, by telephone or at the counter, and give the follow-up code below.",
            Insufficient => "Nội dung chưa đủ để xử lý, vì lý do dưới đây." / "There is not enough to go by, for the reason below.",
            Handled => "Cơ quan đã trả lời." / "The office has answered.",
            Published => "Cơ quan đã trả lời và công khai câu trả lời, không có tên người gửi."
                / "The office has answered, and published the answer without the sender's name.",
        },
        transfer_note: "Nếu không thuộc thẩm quyền, cơ quan sẽ chuyển đi chậm nhất ngày"
            / "If another office is competent, it is passed on no later than",
        not_found: "Không tìm thấy phản ánh, kiến nghị" / "No such petition",
        list_title: "Phản ánh, kiến nghị" / "Petitions",
        list_lead: "Phản ánh, kiến nghị đã được trả lời và công khai, đã bỏ tên người gửi."
            / "Petitions that were answered and published, without their senders' names.",
        send_one: "Gửi phản ánh, kiến nghị" / "Send a petition",
        follow_up: "Xem trạng thái" / "Check progress",
        code_label: "Mã theo dõi" / "Follow-up code",
        answered_ones: "Đã trả lời và công khai" / "Answered and published",
        files: "Tệp đính kèm" / "Files",
        files_hint(most: u8, megabytes: u8): "Tối đa {most} tệp ảnh (JPEG, PNG) hoặc PDF, mỗi tệp không quá {megabytes} MB. Tệp được mã hóa như họ tên; nơi chụp và thông tin máy ảnh được xóa khỏi ảnh."
            / "At most {most} pictures (JPEG, PNG) or PDF files of {megabytes} MB each. They are encrypted as your name is; place and camera are taken out of pictures.",
        choose_again(names: &str): "Trình duyệt không giữ lại tệp. Xin chọn lại: {names}"
            / "A browser does not keep files. Please choose them again: {names}",
        crowded: "Đang có rất nhiều đơn gửi đến cùng lúc nên chưa nhận được tệp. Xin gửi không kèm tệp, hoặc chờ ít phút rồi gửi lại."
            / "Very many petitions are coming in and files cannot be taken now. Please send without files, or wait a few minutes and send again.",
        file_is_too_large(name: &str, megabytes: u8): "Tệp “{name}” lớn hơn {megabytes} MB. Xin chọn tệp nhỏ hơn."
            / "The file “{name}” is over {megabytes} MB. Please choose a smaller one.",
        file_is_empty(name: &str): "Tệp “{name}” không có nội dung. Xin chọn lại."
            / "The file “{name}” is empty. Please choose another one.",
        file_is_no_picture(name: &str): "Tệp “{name}” không phải ảnh JPEG, PNG hay PDF, hoặc bị hỏng. Xin chọn tệp khác."
            / "The file “{name}” is no JPEG, PNG or PDF, or it is broken. Please choose another one.",
        too_many_files(name: &str, most: u8): "Chỉ gửi được tối đa {most} tệp; xin bỏ tệp “{name}”."
            / "At most {most} files can be sent; please leave out “{name}”.",
        steps: "Các mốc xử lý" / "What happened when",
        letters: "Thư báo đã gửi tới thư điện tử của Ông/Bà" / "Letters to your e-mail address",
        letter: LetterState {
            Waiting => "đang chờ gửi" / "waits to be sent",
            Sent => "đã gửi" / "sent",
            GivenUp => "không gửi được" / "could not be sent",
        },
    }
}

impl CitizenWords {
    /// What is wrong with a file, in one sentence with its remedy.
    pub(crate) fn file_fault(&self, (name, unfit): &attached::Fault, set: Attachments) -> String {
        match unfit {
            Unfit::TooLarge => self.file_is_too_large(name, set.megabytes),
            Unfit::Empty => self.file_is_empty(name),
            Unfit::Kind => self.file_is_no_picture(name),
            Unfit::TooMany => self.too_many_files(name, set.most),
        }
    }
}

impl CitizenWords {
    /// A fault in one sentence with its remedy.
    pub(crate) fn fault(&self, field: Field, fault: Fault) -> String {
        match fault {
            Fault::Missing => self.missing(field).to_owned(),
            Fault::TooLong(characters, at_most) => self.too_long(characters, at_most),
            Fault::Unreadable => self.unreadable(field).to_owned(),
        }
    }
}
