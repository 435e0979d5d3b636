//! Words of the pages of paper and of the printed questionnaire.

use crate::base::words;
use crate::base::{Lang, format};
use crate::domain::paper::{BundleState, CloseFault, CountFault, CoverFault};
use crate::domain::survey::{Fault, Instrument, Problem};
use crate::store::Became;

words! {
    /// What the pages say.
    pub(super) struct Words {
        error: "Lỗi: " / "Error: ",
        title: "Phiếu giấy" / "Paper forms",
        lead: "In phiếu cho một bó, phát ở quầy, thu về, đếm rồi nhập. Bó đã khóa được tính vào kết quả theo ngày ghi trên phiếu."
            / "Print the forms of a sheet, hand them out, count what comes back, and key it. A closed sheet counts under the day written on it.",
        make: "Lập bó phiếu mới" / "A new sheet of forms",
        make_lead: "Một bó là các phiếu cùng mẫu, cùng nơi, cùng ngày."
            / "A sheet is forms of one survey, one place and one day.",
        make_button: "Lập bó" / "Make the sheet",
        none: "Chưa có bó phiếu giấy nào." / "There are no sheets of paper forms yet.",
        older: "Cũ hơn" / "Older",
        bundle: "Bó phiếu" / "Sheet",
        one(code: &str): "Bó phiếu {code}" / "Sheet {code}",
        place: "Điểm khảo sát" / "Touchpoint",
        instrument: "Phiếu khảo sát" / "Survey",
        day: "Ngày ghi trên phiếu" / "Day on the forms",
        delivered: "Số phiếu phát ra" / "Forms handed out",
        returned: "Số phiếu thu về" / "Forms that came back",
        returned_hint: "Để trống nếu chưa thu." / "Leave blank while they are out.",
        spoiled: "Trong đó phiếu trắng, hỏng" / "Blank or spoiled among them",
        twice: "Nhập hai lần để đối chiếu" / "Key each form twice and compare",
        twice_hint: "Nên dùng cho số liệu báo cáo: hai người nhập độc lập, máy chỉ ra chỗ lệch."
            / "For figures that are reported: two people key on their own, and what differs is shown.",
        keyed: "Đã nhập" / "Keyed",
        keyed_of(once: &str, twice: &str): "lần 1: {once}, lần 2: {twice}" / "first: {once}, second: {twice}",
        state_name: "Trạng thái" / "Status",
        state: BundleState {
            Open => "đang nhập" / "open",
            Waiting => "đã khóa, chờ thêm phiếu" / "closed, waits for more paper",
            Settled => "đã tính vào kết quả" / "counted",
        },
        blank_forms: "Mẫu phiếu để in (không gắn bó)" / "Questionnaires to print (of no sheet)",
        vietnamese: "tiếng Việt" / "Vietnamese",
        english: "tiếng Anh" / "English",
        print: "In phiếu của bó này (PDF)" / "Print the forms of this sheet (PDF)",
        key_first: "Nhập lần 1" / "First key-in",
        key_second: "Nhập lần 2" / "Second key-in",
        differences: "Đối chiếu chỗ lệch" / "Differences",
        differences_lead: "Mở tờ phiếu có số tương ứng, gõ mã đúng. Để trống nếu chưa xem được."
            / "Look at the paper form of that number and type what it says. Leave blank what you cannot settle yet.",
        no_differences: "Hai lần nhập không còn chỗ nào lệch." / "The two key-ins do not differ anywhere.",
        alone: "Phiếu do một người nhập cả hai lần" / "Forms keyed twice by one person",
        alone_note(forms: &str): "Cùng một người đã nhập cả hai lần: phiếu số {forms}. Cách này được phép, nhưng một người thường đọc nhầm hai lần như nhau; nếu được, xin nhờ người khác nhập lần 2."
            / "One person keyed both times: form {forms}. That is allowed, but one person often misreads in the same way twice; where possible let somebody else key the second time.",
        number: "Phiếu số" / "Form",
        question: "Câu" / "Question",
        first: "Lần 1" / "First",
        second: "Lần 2" / "Second",
        right: "Đúng theo phiếu" / "What the paper says",
        remark: "Góp ý" / "Remark",
        procedure: "Thủ tục" / "Procedure",
        no_procedure: "Không ghi trên phiếu" / "Not on the form",
        which_procedure: "Thủ tục Ông/Bà vừa làm (có thể bỏ trống):" / "The procedure you came for (may be left blank):",
        procedure_line: "Thủ tục: ..............................................................." / "Procedure: ...............................................................",
        blank_answer: "(trống)" / "(blank)",
        counts: "Số phiếu của bó" / "Counts of the sheet",
        save: "Lưu" / "Save",
        cover: "Số tổng ghi trên bìa bó" / "Totals written on the cover",
        cover_lead: "Nếu bìa bó có ghi tổng, nhập vào đây để đối chiếu với số đã nhập; ô không ghi thì để trống."
            / "If the cover has totals, enter them to hold them against what was keyed; leave blank what is not written.",
        forms: "Các phiếu đã nhập" / "Forms keyed",
        differs: "lệch" / "differs",
        agreed: "khớp" / "agrees",
        not_yet: "chưa nhập" / "not yet",
        remove: "Bỏ phiếu này" / "Take this form out",
        removed: "Đã bỏ phiếu khỏi bó." / "The form is out of the sheet.",
        close: "Khóa bó" / "Close the sheet",
        close_lead: "Khóa bó thì không sửa được nữa; nhập sai cả bó thì rút lại ở trang Lô phiếu, cần hai người."
            / "A closed sheet cannot be changed; a mis-keyed one is taken back whole on the page of batches, by two people.",
        ready: "Số phiếu đã khớp. Có thể khóa bó." / "The counts agree. The sheet can be closed.",
        not_ready: "Chưa khóa được vì:" / "It cannot be closed yet:",
        settled_in: "Đã tính trong lô" / "Counted in batch",
        taken_back: "Lô này đã được rút khỏi mọi số liệu." / "This batch was taken back from every figure.",
        key_again: "Cả bó đã được rút khỏi số liệu. Để nhập lại cho đúng, lập bó mới cùng nơi, cùng ngày; phiếu giấy của bó này dùng lại được."
            / "The whole sheet was taken back from the figures. To key it correctly, make a new sheet of the same place and day; the paper of this one serves again.",
        state_taken_back: "đã rút khỏi số liệu" / "taken back",
        forms_of(forms: &str, day: &str): "{forms} phiếu, ngày {day}" / "{forms} forms, day {day}",
        moved: "Báo cáo đã gửi có số của ngày ghi trên phiếu, nên phiếu được tính vào ngày khóa bó."
            / "A report that was sent covers the day on the forms, so they count under the day of closing.",
        waiting(forms: &str): "{forms} phiếu chờ thêm phiếu giấy cùng nơi để đủ số người, không trộn với câu trả lời người dân tự gửi. Khi nơi này đã đóng hoặc đã chuyển sang đơn vị khác, đến cuối tháng hoặc cuối kỳ báo cáo các phiếu được tính chung với phiếu giấy của cả cơ quan, không nêu nơi."
            / "{forms} forms wait for more paper of the same place until they are enough people; they are never mixed with what citizens send themselves. Once the place is closed or has passed to another unit, they join the paper of the whole office at the end of a month or of a reporting period, their place untold.",
        untold(items: u64): "{items} câu có dưới số người tối thiểu trả lời trong lô này nên không được nêu, để không lộ ý kiến của từng người; các câu khác tính đủ mọi phiếu."
            / "{items} questions were answered by too few people of this batch and are not told, so that nobody's answers can be read; all other questions count every form.",
        made(code: &str): "Đã lập bó {code}. In phiếu rồi phát; khi thu về thì ghi số phiếu và nhập."
            / "Sheet {code} is made. Print its forms and hand them out; count and key what comes back.",
        counted: "Đã lưu số phiếu." / "The counts are saved.",
        cover_saved: "Đã lưu số trên bìa." / "The totals of the cover are saved.",
        closed_settled: "Đã khóa bó; phiếu đã được tính vào kết quả." / "The sheet is closed and its forms are counted.",
        closed_waiting: "Đã khóa bó; phiếu chờ thêm phiếu giấy cùng nơi." / "The sheet is closed; its forms wait for more paper of the place.",
        not_open: "Bó phiếu đã khóa, không thay đổi được nữa." / "The sheet is closed and cannot be changed.",
        no_survey: "Xin chọn phiếu khảo sát." / "Please choose the survey.",
        gone: "Tệp đã gửi không còn (giữ một ngày). Xin gửi lại."
            / "The file is not there any more (it is held for a day). Please send it again.",
        trial: "Hệ thống đang chạy thử nên chưa tính phiếu giấy. Bấm “Bắt đầu thật” rồi mới khóa bó hoặc nhập tệp; phiếu nhập thử sẽ bị xóa khi đó."
            / "This installation is still a trial, so paper does not count yet. Start in earnest first; what was keyed to try is erased then.",
        refused: "Chưa lưu được:" / "Not saved:",
        // The keying screen.
        keying(entry: i64, number: u64): "Nhập lần {entry} – phiếu số {number}" / "Key-in {entry} – form {number}",
        keying_lead: "Gõ mã của phương án; máy tự sang câu sau. “-” là bỏ trống, Enter là tiếp, Ctrl+Enter là lưu. Ghi số phiếu này lên góc tờ giấy."
            / "Type the code of the choice; the next question follows. “-” is blank, Enter goes on, Ctrl+Enter saves. Write this number on the corner of the paper.",
        so_far(keyed: usize): "Bó này đã nhập {keyed} phiếu." / "{keyed} forms of this sheet are keyed.",
        correcting: "Sửa phiếu đã nhập. Nội dung cũ của lần nhập này sẽ được thay." / "You are correcting this key-in; what it said before is replaced.",
        many: "có thể gõ nhiều mã liền nhau" / "several codes may be typed",
        only_if(list: &str): "chỉ trả lời nếu {list}" / "only if {list}",
        save_form: "Lưu phiếu" / "Save the form",
        blanks(count: usize): "{count} câu còn trống. Nếu tờ phiếu bỏ trống thật, bấm Lưu lần nữa (hoặc Enter)."
            / "{count} questions are blank. If the paper leaves them blank, save again (or press Enter).",
        kept(number: u64): "Đã lưu phiếu số {number}." / "Form {number} is saved.",
        renumbered(wanted: u64, number: u64): "Số {wanted} vừa được người khác nhập; phiếu này đã lưu là số {number}, xin ghi lại trên giấy."
            / "Somebody else has just keyed number {wanted}; this form is saved as number {number}: write it on the paper.",
        repeated(number: u64): "Phiếu số {number} đã lưu từ trước." / "Form {number} was saved before.",
        all_first: "Đã nhập đủ số phiếu của lần 1." / "All forms are keyed for the first time.",
        all_second: "Đã nhập đủ lần 2." / "All forms are keyed for the second time.",
        taken: "Phiếu này vừa được người khác nhập lần hai. Nội dung Ông/Bà gõ còn ở dưới; có thể sửa lần nhập kia ở trang của bó."
            / "Somebody else has just keyed this form for the second time. What you typed is below; the other can be corrected on the sheet's page.",
        no_first: "Phiếu này chưa nhập lần 1." / "This form has no first key-in yet.",
        back: "Về trang của bó" / "Back to the sheet",
        no_key: "Trang thiếu mã gửi; đã cấp mã mới, xin bấm Lưu lần nữa." / "The page lacked its key and has a new one; please save again.",
        resolved(count: usize): "Đã thống nhất {count} phiếu." / "{count} forms are settled.",
        place(number: &str, code: &str): "Phiếu số {number}, câu {code}" / "Form {number}, question {code}",
        bad_code: "không phải mã của câu này" / "no code of this question",
        // Files.
        import: "Nhập phiếu từ tệp" / "Responses from a file",
        import_lead: "Tệp Excel hoặc CSV, mỗi dòng một phiếu. Xem trước rồi mới lưu; tệp đã nhập mà nhập lại thì không thêm gì."
            / "An Excel or CSV file, a row a form. You see what it would do before anything is kept; the same file twice adds nothing.",
        template: "Tải tệp mẫu (XLSX)" / "Download a template (XLSX)",
        file: "Tệp" / "File",
        whole_place: "Điểm khảo sát của dòng không ghi" / "Touchpoint of rows that name none",
        whole_day: "Ngày của dòng không ghi" / "Day of rows that name none",
        preview: "Xem trước" / "Preview",
        preview_title: "Tệp này sẽ" / "This file would",
        preview_counts(added: &str, same: &str): "thêm {added} phiếu; {same} phiếu đã có từ trước" / "add {added} responses; {same} are there already",
        nothing_new: "Không có gì mới để thêm." / "There is nothing new to add.",
        assisted_rows(count: &str): "{count} phiếu phỏng vấn hộ được gộp với câu trả lời của người dân, tính vào ngày nhập."
            / "{count} assisted responses wait with citizens' own and count under the day they are brought in.",
        became: "Sẽ thành" / "Becomes",
        keep: "Lưu các phiếu này" / "Keep these responses",
        imported(added: &str): "Đã thêm {added} phiếu." / "{added} responses are added.",
        faults: "Tệp chưa nhập được. Không có gì được lưu:" / "The file was not brought in. Nothing is kept:",
        more(count: usize): "và {count} lỗi nữa" / "and {count} more",
        // Interviews.
        interview: "Phỏng vấn hộ" / "Assisted answers",
        interview_lead: "Khi người dân không tự dùng được điện thoại: đọc câu hỏi, họ chọn, cán bộ bấm giúp. Phiếu được ghi là có người hỗ trợ và được tính riêng một kênh; không ghi ai đã giúp."
            / "For people who cannot use a phone: read the questions, they choose, you tap. The answer is recorded as assisted and counted as a channel of its own; who helped is not kept with it.",
        interview_rules: "Đọc đúng nguyên văn, không gợi ý; để người dân tự nhìn màn hình khi chọn; không nhập thay khi họ đã về."
            / "Read the words as they are and suggest nothing; let them see the screen as they choose; enter nothing after they have left.",
        more_places: "Các điểm khảo sát tiếp theo" / "Further touchpoints",
        open_form: "Mở phiếu phỏng vấn hộ" / "Open the assisted form",
        // The printed questionnaire.
        sheet_of: "Mã bó phiếu" / "Sheet",
        form_number: "Phiếu số: ..........." / "Form no.: ...........",
        how: "Đánh dấu × vào một ô ở mỗi câu. Sửa: bôi kín ô sai rồi đánh dấu ô khác."
            / "Mark one box × for each question. To change: fill the wrong box and mark another.",
        promise: "Phiếu không hỏi tên. Đánh giá thấp không ảnh hưởng đến hồ sơ của Ông/Bà."
            / "The form asks for no name. A low rating does not affect your case.",
        several: "có thể chọn nhiều ô" / "several boxes may be marked",
        anything_else: "Góp ý thêm (không bắt buộc, xin đừng ghi họ tên, số điện thoại):"
            / "Anything to add (optional; please leave out names and phone numbers):",
        thanks: "Xin cảm ơn Ông/Bà." / "Thank you.",
        written_day: "Ngày" / "Day",
    }
}

impl Words {
    /// What becomes of a bundle of a file.
    pub(super) fn becomes(&self, became: Became) -> &'static str {
        self.lang.pick(
            match became {
                Became::Open => "thêm vào bó đang nhập",
                Became::Waiting => "khóa, chờ thêm phiếu giấy cùng nơi",
                Became::Settled { moved: false } => "tính vào ngày ghi trên phiếu",
                Became::Settled { moved: true } => {
                    "tính vào hôm nay, vì báo cáo đã gửi có số của ngày ghi trên phiếu"
                }
            },
            match became {
                Became::Open => "added to a sheet that is being keyed",
                Became::Waiting => "closed, waits for more paper of the place",
                Became::Settled { moved: false } => "counted under the day on the forms",
                Became::Settled { moved: true } => {
                    "counted under today, since a report that was sent covers that day"
                }
            },
        )
    }

    /// What is wrong with a field of a bundle.
    pub(super) fn count_fault(&self, fault: CountFault) -> String {
        let count = |number| format::count(number, self.lang);
        match fault {
            CountFault::NoNumber(_) => self
                .lang
                .pick(
                    "xin ghi số từ 0 đến 5.000 (phát ra: từ 1)",
                    "please write a number from 0 to 5,000 (handed out: from 1)",
                )
                .to_owned(),
            CountFault::Day => self
                .lang
                .pick(
                    "xin ghi ngày như 31/01/2026, không sau hôm nay",
                    "please write a day as 31/01/2026, not after today",
                )
                .to_owned(),
            CountFault::Early(first) => {
                let first = format::day(first, self.lang);
                self.lang.pick(
                    format!("phiếu này có từ {first}, chưa thể điền vào ngày sớm hơn; xin xem lại năm"),
                    format!("this questionnaire was first asked on {first}, so none is older; please check the year"),
                )
            }
            CountFault::NoChoice(_) => {
                self.lang.pick("xin chọn một mục", "please choose one").to_owned()
            }
            CountFault::Returned { returned, delivered } => {
                let (returned, delivered) = (count(returned), count(delivered));
                self.lang.pick(
                    format!("thu về {returned} phiếu, nhiều hơn {delivered} phiếu phát ra; xin đếm lại"),
                    format!("{returned} came back, more than the {delivered} handed out; please count again"),
                )
            }
            CountFault::Spoiled { spoiled, returned } => {
                let (spoiled, returned) = (count(spoiled), count(returned));
                self.lang.pick(
                    format!("{spoiled} phiếu trắng, hỏng, nhiều hơn {returned} phiếu thu về; xin đếm lại"),
                    format!("{spoiled} blank or spoiled, more than the {returned} that came back; please count again"),
                )
            }
        }
    }

    /// What a field of a bundle is called.
    pub(super) fn count_field(&self, field: &str) -> &'static str {
        match field {
            "touchpoint" => self.place,
            "instrument" => self.instrument,
            "day" => self.day,
            "delivered" => self.delivered,
            "returned" => self.returned,
            _ => self.spoiled,
        }
    }

    /// What keeps a bundle from being closed.
    pub(super) fn close_fault(&self, fault: &CloseFault, instrument: &Instrument) -> String {
        let count = |number| format::count(number, self.lang);
        let list = |numbers: &[u64]| {
            let shown: Vec<String> = numbers.iter().take(30).map(u64::to_string).collect();
            let more = if numbers.len() > 30 { ", …" } else { "" };
            format!("{}{more}", shown.join(", "))
        };
        match fault {
            CloseFault::NotCounted => self
                .lang
                .pick("chưa ghi số phiếu thu về", "the forms that came back are not counted")
                .to_owned(),
            CloseFault::NoForms => {
                self.lang.pick("bó không có phiếu nào hợp lệ", "there is no valid form").to_owned()
            }
            CloseFault::Keyed { keyed, valid } => {
                let (keyed, valid) = (count(*keyed), count(*valid));
                self.lang.pick(
                    format!("đã nhập {keyed} phiếu, cần {valid} (thu về trừ trắng, hỏng)"),
                    format!("{keyed} forms are keyed, {valid} are needed (came back without blank and spoiled)"),
                )
            }
            CloseFault::KeyedOnce(numbers) => {
                let list = list(numbers);
                self.lang.pick(
                    format!("chưa nhập đủ hai lần: phiếu số {list}"),
                    format!("not keyed twice: forms {list}"),
                )
            }
            CloseFault::Differences(numbers) => {
                let list = list(numbers);
                self.lang.pick(
                    format!("hai lần nhập còn lệch: phiếu số {list}"),
                    format!("the key-ins differ: forms {list}"),
                )
            }
            CloseFault::Cover(fault) => self.cover_fault(fault, instrument),
        }
    }

    /// What does not fit about a cover.
    pub(super) fn cover_fault(&self, fault: &CoverFault, instrument: &Instrument) -> String {
        let count = |number| format::count(number, self.lang);
        match fault {
            CoverFault::Exceeds { item, sum, valid } => {
                let (name, sum, valid) = (self.item(instrument, item), count(*sum), count(*valid));
                self.lang.pick(
                    format!("{name}: các phương án cộng lại {sum}, nhiều hơn {valid} phiếu hợp lệ"),
                    format!(
                        "{name}: the choices add up to {sum}, more than the {valid} valid forms"
                    ),
                )
            }
            CoverFault::Differs { item, choice, written, keyed } => {
                let (name, written, keyed) =
                    (self.item(instrument, item), count(*written), count(*keyed));
                self.lang.pick(
                    format!("{name}, phương án {choice}: bìa ghi {written}, đã nhập {keyed}"),
                    format!(
                        "{name}, choice {choice}: the cover says {written}, {keyed} were keyed"
                    ),
                )
            }
            CoverFault::NoNumber { item, choice } => {
                let name = self.item(instrument, item);
                self.lang.pick(
                    format!("{name}, phương án {choice}: xin ghi số"),
                    format!("{name}, choice {choice}: please write a number"),
                )
            }
        }
    }

    fn item(&self, instrument: &Instrument, code: &str) -> String {
        let title = instrument.item(code).map_or("", |item| item.title.in_lang(self.lang));
        format!("{code} ({title})")
    }

    /// What is wrong with an answer that was typed.
    pub(super) fn answer_fault(&self, problem: &Problem) -> &'static str {
        let (vi, en) = match problem.fault {
            Fault::Unanswered => (
                "phiếu này phải trả lời mọi câu; phiếu bỏ trống câu này là phiếu hỏng",
                "every question must be answered; a form that leaves this out is a spoiled one",
            ),
            Fault::NothingAnswered => (
                "phiếu trắng: ghi vào số phiếu trắng, hỏng của bó",
                "a blank form: count it among the spoiled ones",
            ),
            Fault::NotAsked => (
                "câu này không hỏi theo câu trả lời trước; xin xóa",
                "an earlier answer leads past this question; clear it",
            ),
            Fault::Contradiction => {
                ("“?” không đi cùng mã khác", "“?” does not stand beside other codes")
            }
            Fault::TooLong { .. } => {
                ("góp ý dài quá 1.200 ký tự", "the remark is longer than 1,200 characters")
            }
            Fault::Unknown | Fault::NotAChoice | Fault::Repeated => {
                ("không phải mã của câu này", "no code of this question")
            }
        };
        self.lang.pick(vi, en)
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }
}
