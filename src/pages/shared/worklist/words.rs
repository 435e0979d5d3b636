//! The words for what wants attention.

use crate::base::words;
use crate::domain::worklist::Urgency;
use crate::stats::{Direction, Meaning};

words! {
    /// The words for what wants attention.
    pub(super) struct Words {
        urgency: Urgency {
            Late => "Quá hạn" / "Overdue",
            Soon => "Sắp đến hạn" / "Due soon",
            Look => "Nên xem" / "Worth a look",
        },
        petition: "Phản ánh, kiến nghị số" / "Petition no.",
        petitions: "Phản ánh, kiến nghị" / "Petitions",
        more_petitions(count: &str): "{count} phản ánh, kiến nghị khác đã hoặc sắp đến hạn."
            / "{count} more are due soon or late.",
        approve(count: &str): "{count} câu trả lời chờ phê duyệt." / "answers to approve: {count}.",
        publish(count: &str, day: &str): "{count} trả lời chờ công khai, hạn sớm nhất ngày {day}."
            / "answers to publish: {count}, the earliest due on {day}.",
        sort: "phân loại, trả lại hoặc chuyển chậm nhất ngày" / "sort, send back or pass on by",
        reply: "trả lời chậm nhất ngày" / "answer by",
        task: "Nhiệm vụ" / "Task",
        due: "hạn" / "due",
        was_due: "hạn là" / "was due",
        quiet: "Không có phiếu mới" / "No new answers",
        silence(last: &str, weeks: u32, answered: u32, of: u32):
            "tuần từ {last} là tuần gần nhất có phiếu; {weeks} tuần liền không có, trước đó {answered} trong {of} tuần có phiếu. Xin kiểm tra mã QR và quầy."
            / "the week from {last} was the last with an answer; {weeks} weeks without, after answers in {answered} of {of}. Please check the QR code and the counter.",
        burst: "Phiếu gửi dồn dập" / "A burst of answers",
        burst_of(count: &str, hours: &str, day: &str): "Từ {count} phiếu trở lên trong khoảng {hours} ngày {day}"
            / "{count} answers or more between {hours} on {day}",
        burst_closed: "ngoài giờ làm việc" / "outside of opening hours",
        burst_usual(count: &str): "ngày thường có {count} phiếu" / "a usual day has {count}",
        burst_apart: "có phiếu được giữ riêng, chờ xem xét"
            / "some of them are held apart for a decision",
        apart: "Phiếu chờ xem xét" / "Answers held apart",
        apart_batches(batches: &str, answers: &str):
            "{batches} lô với {answers} phiếu chưa tính vào số liệu; xin quyết định cho cả lô."
            / "{batches} batches of {answers} answers are in no figure yet; please decide about each as a whole.",
        apart_petitions_title: "Phản ánh, kiến nghị chờ vào sổ" / "Petitions waiting for the register",
        apart_petitions(count: &str):
            "{count} đơn đến dồn dập, chưa vào sổ; thời hạn vẫn tính từ ngày nhận."
            / "{count} came in a flood and are not in the register yet; their limits run from the day of receipt.",
        surely_below(index: &str): "{index} từ đầu năm báo cáo: chưa đạt chỉ tiêu."
            / "{index} since the reporting year began: target not reached.",
        one_item_below: "1 tiêu chí chưa đạt." / "One criterion not reached.",
        items_below(items: usize): "{items} tiêu chí chưa đạt."
            / "{items} criteria not reached.",
        perhaps_below(index: &str):
            "{index} từ đầu năm báo cáo: dưới chỉ tiêu, chưa đủ căn cứ."
            / "{index} since the reporting year began: below the target, not enough to tell.",
        out_of_reach: "Khác biệt quá nhỏ để khảo sát phân biệt."
            / "The difference is too small for the survey to tell.",
        more_needed(more: &str):
            "Nếu tỷ lệ giữ nguyên, cần thêm khoảng {more} phiếu để đủ căn cứ."
            / "At the same rate, about {more} more answers are needed to tell.",
        outside(week: &str, share: &str, usual: &str):
            "tuần từ {week} có {share} hài lòng, ra ngoài giới hạn biến động quanh mức thường thấy {usual}."
            / "the week from {week} has {share} satisfied, outside the limits around the usual {usual}.",
        run(weeks: usize, side: &str, usual: &str, week: &str, share: &str):
            "{weeks} tuần liền đều {side} mức thường thấy {usual}; tuần gần nhất, từ {week}, có {share} hài lòng."
            / "{weeks} weeks in a row {side} the usual {usual}; the latest, from {week}, has {share} satisfied.",
        fall: "Giảm rõ rệt" / "A clear fall",
        fell(item: &str, then: &str, now: &str):
            "“{item}” còn {now} hài lòng trong ba tháng gần nhất, ba tháng trước đó {then}."
            / "“{item}” has {now} satisfied in the last three months, after {then} in the three before.",
        fell_further(further: usize): "Còn {further} nơi khác cũng giảm rõ rệt."
            / "It is so at {further} other places too.",
        side: Direction {
            Up => "trên" / "above",
            Down => "dưới" / "below",
        },
        meaning: Meaning {
            Improvement => "Tín hiệu tốt" / "Improvement",
            Concern => "Tín hiệu xấu" / "Concern",
            Neither => "Tín hiệu" / "Signal",
        },
        dossiers: "Hồ sơ" / "Dossiers",
        finish(count: &str, day: &str):
            "{count} hồ sơ quá hạn chưa trả kết quả, sớm nhất hẹn ngày {day}."
            / "{count} overdue and not completed, the earliest due on {day}.",
        apologise(count: &str, day: &str):
            "{count} hồ sơ sắp đến hạn; nếu không kịp, phiếu xin lỗi phải gửi chậm nhất ngày {day}."
            / "{count} due soon; where that will not do, an apology must be sent by {day}.",
        hurry(count: &str, day: &str):
            "{count} hồ sơ đến hạn và đã qua ngày gửi phiếu xin lỗi đúng quy định; hạn sớm nhất ngày {day}."
            / "{count} due, too late for an apology in due form; the earliest is due on {day}.",
        server: "Máy chủ" / "The server",
        old_backup(day: &str, days: &str):
            "bản sao lưu gần nhất là của ngày {day}, đã {days} ngày. Xin báo người vận hành kiểm tra việc sao lưu."
            / "its last backup is of {day}, {days} days ago. Please have the operator look at the backups.",
        no_backup(days: &str):
            "đã hoạt động {days} ngày mà chưa có bản sao lưu nào. Xin báo người vận hành sao lưu dữ liệu."
            / "it has run for {days} days without any backup. Please have the operator take one.",
        little_room(free: &str, least: &str):
            "ổ đĩa chứa dữ liệu chỉ còn trống {free} MB (nên có ít nhất {least} MB). Khi hết chỗ, hệ thống không nhận được phiếu nào; xin báo người vận hành máy chủ."
            / "its disk has {free} MB left (there should be {least} MB at least). Without room no answer can be kept; please tell the operator.",
        remarks: "Góp ý" / "Remarks",
        unread(count: &str, day: &str): "{count} góp ý chưa ai đọc, cũ nhất từ đợt đến ngày {day}."
            / "{count} that nobody has read, the oldest of the batch until {day}.",
    }
}

impl Words {
    /// That an index is surely below its target, and how many items are below theirs.
    pub(super) fn missed(&self, index: &str, items: usize) -> String {
        let sentence = self.surely_below(index);
        match items {
            0 => sentence,
            1 => format!("{sentence} {}", self.one_item_below),
            _ => format!("{sentence} {}", self.items_below(items)),
        }
    }

    /// That an index is perhaps below its target, and how many answers would decide it; `None`: more than a year brings.
    pub(super) fn undecided(&self, index: &str, more: Option<&str>) -> String {
        let more = more.map_or_else(|| self.out_of_reach.to_owned(), |more| self.more_needed(more));
        format!("{} {more}", self.perhaps_below(index))
    }
}
