//! Words of the pages of waves, in both languages.

use crate::base::{Lang, format, words};
use crate::domain::wave::{WaveFault, WaveField};
use crate::store::NotKept;

words! {
    /// Words of the pages.
    pub(super) struct Words {
        title: "Đợt khảo sát" / "Waves of surveys",
        lead: "Mỗi đợt hỏi một phiếu tại một số điểm, từ ngày đầu đến hết ngày cuối, với chỉ tiêu riêng. Phiếu gửi trong đợt được tính riêng cho đợt; phiếu ngoài đợt vẫn nhận như thường."
            / "A wave asks one survey at some touchpoints from its first to its last day, with a target of its own. Answers given in it have figures of their own; others are taken as always.",
        none: "Chưa có đợt khảo sát nào." / "There is no wave yet.",
        new: "Lập đợt khảo sát" / "Set up a wave",
        edit: "Sửa đợt khảo sát" / "Change the wave",
        which: "Đợt này hỏi phiếu nào?" / "Which survey does it ask?",
        back: "Về danh sách đợt" / "Back to the waves",
        code: "Mã đợt" / "Code of the wave",
        code_hint: "Chữ không dấu, số, dấu - hoặc chấm, như D1-2027; không đổi được về sau."
            / "Letters, digits, - or points, as D1-2027; it stays for good.",
        name: "Tên đợt" / "Name of the wave",
        instrument: "Phiếu khảo sát" / "Survey",
        first: "Ngày đầu" / "First day",
        last: "Ngày cuối" / "Last day",
        days: "Thời gian" / "Days",
        days_hint: "Tính theo ngày của Việt Nam: từ 0 giờ ngày đầu đến hết 24 giờ ngày cuối."
            / "Days of Vietnam: from midnight of the first to the end of the last.",
        target: "Tỷ lệ hài lòng cần đạt (%)" / "Satisfaction to reach (%)",
        target_hint: "Để trống thì dùng chỉ tiêu của phiếu." / "Blank for the survey's own target.",
        quota: "Số phiếu cần thu cả đợt" / "Answers wanted in all",
        quota_hint: "Để trống thì cộng số phiếu cần thu của các điểm, nếu có." / "Blank for the sum of the touchpoints' numbers, if any.",
        more_touchpoints: "Các điểm khảo sát tiếp theo" / "Further touchpoints",
        touchpoints: "Điểm khảo sát của đợt" / "Touchpoints of the wave",
        all: "Tất cả điểm đang hỏi phiếu này" / "All touchpoints that ask this survey",
        whole_units: "Chọn cả đơn vị" / "Whole units",
        units_hint: "Chọn đơn vị là chọn những điểm của đơn vị đang hỏi phiếu này khi bấm Lưu. Điểm mở thêm hoặc chuyển đến sau đó không thuộc đợt; muốn thêm thì sửa đợt. Điểm đóng cửa vẫn ghi trong đợt nhưng không nhận phiếu."
            / "A unit stands for those of its touchpoints that ask this survey when you save. One that is opened or moved there later is not of the wave until you change the wave; one that is closed stays in it and takes no answers.",
        touchpoints_of(n: &str): "{n} điểm" / "{n} touchpoints",
        of_them_singly(n: &str): "đang chọn riêng {n}" / "{n} of them chosen singly",
        singly: "Chọn từng điểm" / "Single touchpoints",
        find: "Tìm theo tên, mã hoặc đơn vị" / "Find by name, code or unit",
        find_procedure: "Tìm thủ tục theo tên hoặc mã" / "Find a procedure by name or code",
        search: "Tìm" / "Search",
        nothing_typed: "Xin gõ chữ cần tìm." / "Please type what to look for.",
        none_found: "Không tìm thấy; xin thử từ khác." / "Nothing was found; please try another word.",
        found(n: &str): "Tìm thấy {n}." / "{n} found.",
        found_first(n: &str, most: &str): "Tìm thấy {n}, dưới đây là {most} mục đầu. Xin gõ thêm chữ để tìm gần hơn."
            / "{n} found, the first {most} are below. Please type more to find fewer.",
        chosen_above: "– đã chọn ở trên" / "– chosen above",
        chosen_singly(n: &str): "Đã chọn riêng: {n} điểm" / "Chosen singly: {n} touchpoints",
        further_singly(n: &str): "{n} điểm chọn riêng không hiện ở đây và vẫn được giữ; xin tìm theo tên, mã hoặc đơn vị để xem hoặc bỏ chọn."
            / "{n} touchpoints chosen singly are kept and not shown here; find them by name, code or unit to see them or to leave them out.",
        leave(of: &str): "Bỏ khỏi đợt các điểm nay hỏi phiếu khác: {of}" / "Leave out touchpoints that ask another survey now: {of}",
        each: "Số phiếu cần thu mỗi điểm" / "Answers wanted at each",
        each_hint: "Áp dụng cho điểm không ghi số riêng." / "For touchpoints without a number of their own.",
        wanted_at(name: &str): "Số phiếu cần thu tại {name}" / "Answers wanted at {name}",
        procedures: "Số phiếu cần thu theo thủ tục" / "Answers wanted by procedure",
        no_procedures: "Các điểm này chưa ghi thủ tục nào." / "These touchpoints have no procedures.",
        save: "Lưu" / "Save",
        state: "Trạng thái" / "Status",
        progress: "Tiến độ" / "Progress",
        pace: "Dự kiến" / "Outlook",
        by_touchpoint: "Theo điểm khảo sát" / "By touchpoint",
        by_procedure: "Theo thủ tục" / "By procedure",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        procedure: "Thủ tục" / "Procedure",
        count: "Số phiếu" / "Answers",
        wanted: "Cần thu" / "Wanted",
        share: "Tỷ lệ" / "Share",
        together: "Chốt chung nhiều điểm" / "Settled together with other touchpoints",
        untold: "Không rõ thủ tục" / "Procedure not known",
        procedures_full: "Số phiếu theo thủ tục chỉ hiện cho tài khoản được tải từng phiếu, vì vài phiếu của một thủ tục có thể cho biết ai đã trả lời."
            / "Answers by procedure are shown to accounts that may take single answers alone, since a few answers of one procedure may tell who gave them.",
        settled: "Đếm phiếu đã chốt. Phiếu của điểm ít khách chờ đủ nhóm mới được chốt, chậm nhất hết ngày cuối của đợt."
            / "Settled answers are counted. Those of a quiet touchpoint wait for others to be settled with, at the latest until the end of the wave's last day.",
        figures: "Số liệu đầy đủ của đợt" / "All figures of the wave",
        end: "Kết thúc sớm: hôm nay là ngày cuối" / "End early: today is the last day",
        delete: "Xóa đợt" / "Delete the wave",
        manage: "Sửa, kết thúc, xóa" / "Change, end, delete",
        delete_hint: "Chỉ xóa được đợt chưa có phiếu nào." / "A wave with answers cannot be deleted.",
        refused: "Chưa lưu được:" / "Not saved:",
        error: "Lỗi: " / "Error: ",
        added(name: &str): "Đã lập đợt “{name}”." / "The wave “{name}” is set up.",
        changed(name: &str): "Đã lưu thay đổi của đợt “{name}”." / "The changes of the wave “{name}” are kept.",
        ended(name: &str): "Đợt “{name}” kết thúc khi hết hôm nay." / "The wave “{name}” ends with today.",
        deleted(name: &str): "Đã xóa đợt “{name}”." / "The wave “{name}” is deleted.",
        not_open: "Đợt này không đang mở nên không kết thúc sớm được." / "The wave is not open, so it cannot be ended.",
        has_answers: "Đợt đã có phiếu nên không xóa được; có thể kết thúc sớm."
            / "The wave has answers and cannot be deleted; it can be ended early.",
    }
}

words! {
    /// What is wrong with a form.
    struct FaultWords {
        empty: "xin điền" / "please fill it in",
        none_chosen: "xin chọn ít nhất một điểm" / "please choose one at least",
        too_long(most: usize): "dài quá {most} chữ" / "longer than {most} letters",
        no_code: "xin dùng chữ không dấu, số, dấu - hoặc chấm" / "please use letters, digits, - or points",
        no_day: "xin ghi ngày như 31/01/2027" / "please write a day as 31/01/2027",
        begun(today: &str): "xin chọn từ hôm nay ({today}) trở đi: phiếu đã gửi trước đó không vào đợt được"
            / "please choose today ({today}) or later: answers given before cannot be of it",
        backwards: "ngày cuối trước ngày đầu" / "the last day is before the first",
        too_many: "dài quá một năm; xin chia thành nhiều đợt" / "longer than a year; please make several of it",
        no_percent: "xin ghi số phần trăm từ 0 đến 100, như 92 hoặc 92,5" / "please write a percentage up to 100, as 92 or 92.5",
        points: "phiếu này tính điểm, không có tỷ lệ; xin để trống" / "this survey comes to points, not to a share; please leave it blank",
        no_number: "xin ghi số phiếu từ 1 đến 1.000.000" / "please write a number from 1 to 1,000,000",
        no_number_of(of: &str): "{of}: xin ghi số phiếu từ 1 đến 1.000.000" / "{of}: please write a number from 1 to 1,000,000",
        unknown(of: &str): "không có “{of}”" / "there is no “{of}”",
        ask_another(of: &str): "{of} đang hỏi phiếu khác; xin bỏ chọn, hoặc đổi phiếu của điểm trước"
            / "{of}: another survey is asked there; please leave it out, or change the survey there first",
        none_of_unit(of: &str): "đơn vị {of} nay không có điểm nào hỏi phiếu này; xin bỏ chọn"
            / "no touchpoint of the unit {of} asks this survey now; please leave it out",
        taken: "Đã có đợt mang mã này; xin đặt mã khác." / "There is a wave of this code; please give another.",
        stale: "Có người vừa sửa hoặc xóa đợt này. Nội dung Ông/Bà nhập còn ở dưới; xin xem lại rồi lưu lần nữa."
            / "Somebody has changed or deleted the wave meanwhile. What you typed is below; please look again and save once more.",
        overlaps(touchpoints: &str, name: &str, days: &str):
            "Điểm {touchpoints} đã thuộc đợt “{name}” ({days}) hỏi cùng phiếu này. Xin bỏ các điểm đó, hoặc chọn ngày không trùng."
            / "Touchpoints {touchpoints} are of the wave “{name}” ({days}), which asks the same survey. Please leave them out, or choose other days.",
        answered(day: &str): "Đợt đã có phiếu (gần nhất ngày {day}): không đổi được phiếu khảo sát, không dời ngày đầu về sau và không đặt ngày cuối trước ngày đó."
            / "The wave has answers (the latest of {day}): its survey stays, its first day does not move on, and its last day is not before that one.",
    }
}

/// Touchpoints named in one sentence.
const NAMED: usize = 5;

/// The first of these codes, and how many more there are.
pub(super) fn named<T: AsRef<str>>(codes: &[T]) -> String {
    let more = codes.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("… (+{more})"));
    let first = codes.iter().take(NAMED).map(AsRef::as_ref);
    first.chain(more.as_deref()).collect::<Vec<_>>().join(", ")
}

impl Words {
    /// The label of a field.
    pub(super) fn field(&self, field: WaveField) -> &'static str {
        match field {
            WaveField::Code => self.code,
            WaveField::Name => self.name,
            WaveField::Instrument => self.instrument,
            WaveField::First => self.first,
            WaveField::Last => self.last,
            WaveField::Target => self.target,
            WaveField::Quota => self.quota,
            WaveField::Touchpoints => self.touchpoints,
            WaveField::Procedures => self.procedures,
        }
    }
}

/// What is wrong with a field.
pub(super) fn problem(fault: &WaveFault, lang: Lang) -> String {
    let words = FaultWords::of(lang);
    match fault {
        WaveFault::Empty(WaveField::Touchpoints) => words.none_chosen.to_owned(),
        WaveFault::Empty(_) => words.empty.to_owned(),
        WaveFault::TooLong(_, most) => words.too_long(*most),
        WaveFault::NoCode => words.no_code.to_owned(),
        WaveFault::NoDay(_) => words.no_day.to_owned(),
        WaveFault::Begun(today) => words.begun(&format::day(*today, lang)),
        WaveFault::Backwards => words.backwards.to_owned(),
        WaveFault::TooManyDays => words.too_many.to_owned(),
        WaveFault::NoPercent => words.no_percent.to_owned(),
        WaveFault::Points => words.points.to_owned(),
        WaveFault::NoNumber(_, None) => words.no_number.to_owned(),
        WaveFault::NoNumber(_, Some(of)) => words.no_number_of(of),
        WaveFault::Unknown(_, of) => words.unknown(of),
        WaveFault::AskAnother(codes) => words.ask_another(&named(codes)),
        WaveFault::NoneOfUnit(of) => words.none_of_unit(of),
    }
}

/// Why a wave that can be read is not kept, a sentence each.
pub(super) fn reasons(not_kept: &NotKept, lang: Lang) -> Vec<String> {
    let words = FaultWords::of(lang);
    let day = |day| format::day(day, lang);
    match not_kept {
        NotKept::Taken => vec![words.taken.to_owned()],
        NotKept::Stale => vec![words.stale.to_owned()],
        NotKept::Answered(answers) => vec![words.answered(&day(answers.last))],
        NotKept::Overlaps(overlaps) => overlaps
            .iter()
            .map(|overlap| {
                let days = format!("{} – {}", day(overlap.days.0), day(overlap.days.1));
                words.overlaps(&named(&overlap.touchpoints), &overlap.name, &days)
            })
            .collect(),
    }
}
