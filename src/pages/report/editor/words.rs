//! Words of the report's page.

use super::posted::Wrong;
use crate::base::calendar::Report;
use crate::base::words;

words! {
    /// Words of the report's page.
    pub(super) struct Words {
        title: "Báo cáo CCHC" / "Administrative reform report",
        lead: "Báo cáo định kỳ được lập sẵn từ số liệu của kỳ. Kiểm tra bản xem trước, sửa câu chữ nếu cần, tải tệp, rồi phát hành."
            / "The periodic report is made from the period's figures. Check the preview, change sentences where needed, take the file, then issue it.",
        only_vietnamese: "Văn bản hành chính bằng tiếng Việt." / "Official documents are in Vietnamese.",
        periods: "Kỳ báo cáo" / "Period",
        report: Report {
            FirstQuarter => "Quý I" / "Quarter I",
            SixMonths => "6 tháng" / "Six months",
            ThirdQuarter => "Quý III" / "Quarter III",
            Year => "Cả năm" / "The year",
        },
        files: "Tải báo cáo" / "Download the report",
        docx: "Tải DOCX" / "DOCX",
        pdf: "Tải PDF" / "PDF",
        html: "HTML" / "HTML",
        json: "Số liệu (JSON)" / "Figures (JSON)",
        sent: "Sổ báo cáo đã gửi" / "Register of reports sent",
        today(day: &str): "Lập từ số liệu ngày {day}; chưa có bản nháp." / "Made from the figures of {day}; there is no draft yet.",
        saved(who: &str, when: &str): "Bản nháp do {who} lưu {when}; số liệu là của hôm nay."
            / "Draft saved by {who}, {when}; the figures are today's.",
        issued(who: &str, when: &str, edition: i64): "Đã phát hành (bản {edition}): {who}, {when}. Số liệu giữ nguyên như khi phát hành."
            / "Issued (edition {edition}): {who}, {when}. Its figures are kept as they were issued.",
        correcting: "Đang lập bản đính chính từ số liệu hôm nay. Bản đã phát hành vẫn được giữ."
            / "A correction is being made from today's figures. The issued edition is kept.",
        correct: "Lập bản đính chính" / "Make a correction",
        running: "Kỳ này chưa kết thúc: số liệu mới tính đến hôm nay."
            / "This period has not ended: its figures reach to today.",
        edit: "Sửa số, ngày, người ký và câu chữ" / "Change number, day, signatory and sentences",
        edit_hint: "Câu gợi ý lấy từ số liệu. Ô nào để như gợi ý thì tự đổi theo số liệu; ô đã sửa giữ nguyên lời của Ông/Bà."
            / "Suggested sentences come from the figures. Those left as suggested follow the figures; those you change stay as you wrote them.",
        head: "Thể thức" / "Head and foot",
        sentences: "Câu chữ" / "Sentences",
        number: "Số" / "Number",
        sign: "Ký hiệu" / "Sign",
        place: "Địa danh" / "Place",
        day: "Ngày ký" / "Day of signing",
        to: "Kính gửi (mỗi dòng một nơi)" / "Addressed to (one a line)",
        signatory: "Chức vụ người ký" / "Title of the signatory",
        signer: "Họ tên người ký" / "Name of the signatory",
        copies: "Nơi nhận (mỗi dòng một nơi)" / "Copies to (one a line)",
        reason: "Lý do đính chính" / "Reason for the correction",
        save: "Lưu bản nháp" / "Save the draft",
        issue: "Phát hành" / "Issue",
        issue_hint: "Phát hành: tệp PDF vào sổ báo cáo đã gửi với ngày ký, và số liệu được giữ nguyên từ lúc đó."
            / "Issuing puts the PDF into the register of reports sent with its day, and keeps the figures as they are.",
        preview: "Bản xem trước" / "Preview",
        show_preview: "Xem toàn văn" / "Show the whole text",
        only_read: "Tài khoản của Ông/Bà xem và tải được báo cáo, không sửa được."
            / "Your account may read the report and take its files, not change it.",
        moved: "Số liệu đã đổi từ khi sửa các đoạn sau; xin xem lại:"
            / "Figures have moved since these paragraphs were changed; please look again:",
        then: "khi sửa" / "then",
        now: "nay" / "today",
        error: "Lỗi: " / "Error: ",
        faults: "Chưa lưu được. Xin sửa:" / "Not saved yet. Please correct:",
        changed: "Người khác vừa lưu một bản nháp khác. Lời đã gõ còn ở dưới; lưu lần nữa thì thay bản kia."
            / "Somebody else has just saved another draft. What you typed is still below; saving again replaces theirs.",
        wrong: Wrong {
            TooLong => "Quá dài." / "Too long.",
            Unprintable => "Có ký tự không in được trong tệp PDF; xin thay bằng chữ:"
                / "It has characters that the PDF cannot print; please write words instead:",
            NoDay => "Chọn một ngày." / "Choose a day.",
            Ahead => "Ngày này chưa đến." / "This day has not come yet.",
            Before => "Ngày này trước kỳ báo cáo." / "This day is before the period of the report.",
            NoNumber => "Phát hành thì cần số văn bản." / "What is issued needs a number.",
            NoSigner => "Phát hành thì cần họ tên người ký." / "What is issued needs a signatory.",
            NoReason => "Báo cáo này đã ghi là đã gửi: đính chính thì cần ghi lý do."
                / "This report is recorded as sent already: a correction needs a reason.",
        },
        part: {
            "opening" => "Mở đầu" / "Opening",
            "summary" => "I. Kết quả chung" / "I. Results",
            "rows" => "II. Nhiệm vụ đo lường được" / "II. Measured tasks",
            "tasks" => "III. Nhiệm vụ khác" / "III. Other tasks",
            "achieved" => "IV.1. Kết quả đạt được" / "IV.1. What was reached",
            "shortcomings" => "IV.2. Tồn tại, hạn chế" / "IV.2. Shortcomings",
            "causes" => "IV.3. Nguyên nhân" / "IV.3. Causes",
            "next" => "V. Nhiệm vụ trọng tâm" / "V. What comes next",
            "proposals" => "VI. Đề xuất, kiến nghị" / "VI. Proposals",
            "closing" => "Kết thúc" / "Closing",
        },
        row(number: &str): "II. Mục {number} của Kế hoạch" / "II. Row {number} of the plan",
        draft_saved: "Đã lưu bản nháp." / "The draft is saved.",
        is_issued: "Đã phát hành: báo cáo vào sổ báo cáo đã gửi, số liệu được giữ nguyên."
            / "Issued: the report is in the register of those sent, and its figures are kept.",
        see_sent: "Xem sổ" / "See the register",
    }
}

impl Words {
    /// What a paragraph is called.
    pub(super) fn name(&self, key: &str) -> String {
        match (self.part(key), key.strip_prefix("row-")) {
            (Some(name), _) => name.to_owned(),
            (None, Some(number)) => self.row(number),
            (None, None) => key.to_owned(),
        }
    }

    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> String {
        match name {
            "number" => self.number,
            "sign" => self.sign,
            "place" => self.place,
            "day" => self.day,
            "to" => self.to,
            "title" => self.signatory,
            "signer" => self.signer,
            "copies" => self.copies,
            "reason" => self.reason,
            other => return self.name(other.strip_prefix(super::posted::TEXT).unwrap_or(other)),
        }
        .to_owned()
    }
}
