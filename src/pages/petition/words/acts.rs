//! Words of files, of answering, refusing and publishing, and what is said when it is done.

use crate::base::words;
use crate::domain::petition::FileKind;

words! {
    /// Words about files.
    pub(crate) struct FileWords {
        file(place: u8): "Tệp {place}" / "File {place}",
        kind: FileKind {
            Jpeg => "ảnh JPEG" / "JPEG picture",
            Png => "ảnh PNG" / "PNG picture",
            Pdf => "PDF" / "PDF",
        },
        of_sender: "Tệp người gửi đính kèm" / "The sender's files",
        of_answer: "Tệp kèm câu trả lời" / "Files of the answer",
        yours: "Tệp Ông/Bà đã gửi kèm" / "Files you sent",
        open: "Mở tệp" / "Open",
        opening_recorded: "Tệp có thể cho biết ai gửi, nên mỗi lần mở được ghi vào nhật ký."
            / "A file may tell who sent it, so each opening is recorded in the audit log.",
    }
}

words! {
    /// Words of writing and approving an answer.
    pub(crate) struct AnswerWords {
        title: "Soạn trả lời" / "Write the answer",
        text: "Nội dung trả lời, người gửi đọc được" / "The answer, which the sender reads",
        files: "Tệp kèm câu trả lời (không bắt buộc)" / "Files of the answer (optional)",
        files_hint(most: u8, megabytes: u8): "Tối đa {most} tệp ảnh hoặc PDF, mỗi tệp không quá {megabytes} MB; người gửi tải được. Tệp không được công khai."
            / "At most {most} pictures or PDF files of {megabytes} MB each; the sender can save them. They are not published.",
        remove: "Bỏ tệp" / "Take off",
        preview: "Xem trước" / "Preview",
        returned: "Câu trả lời bị trả lại. Lý do:" / "The answer was returned. Why:",
        preview_title: "Xem trước câu trả lời" / "Preview of the answer",
        preview_lead: "Chưa gửi. Xin đọc lại đúng như người gửi sẽ thấy, rồi bấm “Gửi trả lời”."
            / "Not sent yet. Please read it exactly as the sender will, then press “Send the answer”.",
        preview_proposal: "Chưa gửi. Cơ quan quy định câu trả lời phải được người thứ hai duyệt; xin đọc lại rồi bấm “Trình duyệt”."
            / "Not sent yet. In this office a second person approves each answer; please read it, then press “Submit for approval”.",
        sender_reads: "Người gửi sẽ đọc" / "What the sender will read",
        by_mail: "Tại trang theo dõi; người gửi có để lại thư điện tử nên được báo bằng thư (thư chỉ có trạng thái và đường dẫn)."
            / "On the follow-up page; the sender left an e-mail address and is told by mail (state and link alone).",
        by_page: "Tại trang theo dõi, bằng mã đã cấp." / "On the follow-up page, by the code that was given.",
        public_reads: "Khi công khai, mọi người sẽ đọc" / "What everybody will read once it is published",
        public_hint: "Gửi trả lời chưa công khai; công khai là bước sau. Phần đã che là tự động, có thể sửa trước khi công khai."
            / "Sending the answer does not publish it; that is the next step. Masking is automatic and can be mended before.",
        shut: "Không mở được niêm phong nên không che được tên người gửi; câu trả lời này không thể công khai."
            / "The seal does not open, so the sender's name cannot be masked; this answer cannot be published.",
        send: "Gửi trả lời" / "Send the answer",
        propose: "Trình duyệt" / "Submit for approval",
        edit: "Sửa tiếp" / "Go on writing",
        approval_title: "Duyệt câu trả lời" / "Approve the answer",
        proposed_by(name: &str, day: &str): "{name} trình ngày {day}. Dưới đây là câu trả lời đúng như người gửi sẽ đọc."
            / "{name} submitted it on {day}. Below is the answer exactly as the sender will read it.",
        not_yours: "Người duyệt phải là lãnh đạo hoặc quản trị viên, và không phải người soạn."
            / "It is approved by a manager or an administrator who has not written it.",
        approve: "Duyệt và gửi cho người gửi" / "Approve and send",
        return_it: "Trả lại người soạn" / "Return it to its writer",
        withdraw: "Rút lại để sửa" / "Take it back to mend it",
        why: "Lý do" / "Why",
        own_reason: "Người soạn rút lại để sửa." / "Taken back by its writer to mend it.",
    }
}

words! {
    /// Words of refusing a petition.
    pub(crate) struct RefusalWords {
        title: "Không tiếp nhận" / "Do not take it",
        lead: "Chỉ dùng khi nội dung không phải phản ánh, kiến nghị theo quy định. Nếu cơ quan khác có thẩm quyền, xin tiếp nhận rồi chuyển; nếu thiếu thông tin, xin tiếp nhận rồi yêu cầu bổ sung."
            / "Only for what is no petition in law. If another office is competent, take it and pass it on; if something is missing, take it and ask for more.",
        reason: "Lý do" / "Why",
        other: "Lý do khác, ghi dưới đây" / "Another reason, written below",
        details: "Giải thích thêm, người gửi đọc được" / "More, which the sender reads",
        preview: "Xem trước" / "Preview",
        preview_title: "Xem trước thông báo không tiếp nhận" / "Preview of the refusal",
        preview_lead: "Chưa gửi. Người gửi sẽ đọc đúng như dưới đây. Không tiếp nhận là kết thúc: đơn không mở lại được."
            / "Not sent yet. The sender will read exactly this. A refusal is final: the petition cannot be opened again.",
        send: "Không tiếp nhận và báo người gửi" / "Refuse and tell the sender",
        edit: "Sửa tiếp" / "Go on writing",
    }
}

words! {
    /// Words of publishing an answer.
    pub(crate) struct PublicationWords {
        title: "Công khai câu trả lời" / "Publish the answer",
        preview: "Xem trước" / "Preview",
        preview_title: "Xem trước nội dung công khai" / "Preview of what becomes public",
        preview_lead: "Chưa công khai. Mọi người sẽ đọc đúng như dưới đây tại trang công khai."
            / "Not published yet. Everybody will read exactly this on the public page.",
        publish: "Công khai" / "Publish",
        edit: "Sửa tiếp" / "Go on writing",
    }
}

words! {
    /// What an action did.
    pub(crate) struct DoneWords {
        taken_in(petitions: usize): "Đã đưa {petitions} đơn vào sổ." / "{petitions} are in the register now.",
        left_out(petitions: usize): "Đã để {petitions} đơn ngoài sổ; người gửi thấy lý do ở trang theo dõi."
            / "{petitions} are left out; their senders see the reason on the follow-up page.",
        written: "Đã ghi vào sổ; xin trao mã theo dõi cho người gửi."
            / "It is in the register; please give the sender the code to follow it by.",
        moved: "Đã chuyển trạng thái; người gửi thấy trạng thái mới ở trang theo dõi."
            / "Its state is changed; the sender sees the new one on the follow-up page.",
        refused: "Đã ghi không tiếp nhận; người gửi đọc lý do ở trang theo dõi."
            / "It is not taken; the sender reads why on the follow-up page.",
        answered: "Đã gửi trả lời; người gửi đọc được ở trang theo dõi."
            / "The answer is sent; the sender can read it on the follow-up page.",
        publish_next: "Tiếp theo: công khai câu trả lời" / "Next: publish the answer",
        proposed: "Đã trình câu trả lời; người thứ hai duyệt xong thì người gửi mới đọc được."
            / "The answer is submitted; the sender reads it once a second person has approved it.",
        withdraw: "Rút lại để sửa" / "Take it back",
        withdrawn: "Người soạn rút lại để sửa." / "Taken back by its writer to mend it.",
        taken_back: "Đã rút lại câu trả lời; nội dung vẫn còn." / "The answer is taken back; its text is kept.",
        returned: "Đã trả lại người soạn kèm lý do." / "It is returned to its writer with the reason.",
        write_on: "Mở câu trả lời" / "Open the answer",
        published: "Đã công khai; mọi người đọc được, không có tên người gửi."
            / "It is public now, without the sender's name.",
        see_public: "Xem trang công khai" / "See the public page",
        unpublish: "Rút công khai" / "Take it back",
        unpublished_at_once: "Rút ngay sau khi công khai." / "Taken back at once.",
    }
}
