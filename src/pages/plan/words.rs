//! Words of the plan's pages.

use super::forms::Form;
use super::forms::Problem;
use super::row::Source;
use crate::base::words;
use crate::domain::measure::{Indicator, ReportStanding, ReportState};
use crate::domain::plan::{Refusal, Step, TaskStatus};
use crate::pages::shared::evidence;

words! {
    /// Words of the plan's pages.
    pub(super) struct Words {
        title: "Kế hoạch năm" / "Yearly plan",
        lead: "Nhiệm vụ theo kế hoạch duy trì, cải thiện các chỉ số: việc gì, ai chủ trì, đến đâu, kết quả và minh chứng."
            / "The tasks of the plan that keeps and improves the indices: what, who leads, how far, the result and its evidence.",
        none: "Chưa có kế hoạch nào. Lãnh đạo hoặc quản trị của toàn cơ quan nhập kế hoạch từ tệp."
            / "There is no plan yet. A manager or an administrator of the whole office brings one in from a file.",
        nothing: "Không có nhiệm vụ nào theo bộ lọc này." / "No task fits this filter.",
        calendar: "Lịch thực hiện" / "Calendar",
        calendar_lead: "Số trong ô là ngày đến hạn trong tháng; vạch là nhiệm vụ làm trong cả năm."
            / "A number is the day of the month something is due; a bar is a task of the whole year.",
        list: "Danh sách nhiệm vụ" / "List of tasks",
        download: "Tải về" / "Download",
        filter_title: "Lọc nhiệm vụ" / "Filter tasks",
        bad_filter: "Không đọc được điều kiện lọc, nên chưa hiển thị nhiệm vụ nào:"
            / "The filter cannot be read, so nothing is shown:",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        all: "Tất cả" / "All",
        year: "Năm" / "Year",
        area: "Lĩnh vực" / "Area",
        unit: "Đơn vị chủ trì" / "Leading unit",
        status: "Trạng thái" / "Status",
        when: "Thời hạn" / "Due",
        overdue: "Quá hạn" / "Overdue",
        soon: "Đến hạn trong 30 ngày" / "Due within 30 days",
        tasks: "nhiệm vụ" / "tasks",
        criterion: "Tiêu chí" / "Criterion",
        due: "Thời gian" / "Time",
        next_due: "Hạn tiếp theo" / "Next due",
        unstated: "Không nêu ngày" / "No day named",
        late_by: "quá hạn" / "overdue by",
        due_in: "còn" / "in",
        days: "ngày" / "days",
        today: "đến hạn hôm nay" / "due today",
        leading: "Đơn vị chủ trì" / "Leading unit",
        coordinating: "Đơn vị phối hợp" / "Coordinating units",
        all_units: "Các phòng, đơn vị" / "All divisions and units",
        progress: "Tiến độ" / "Progress",
        verdict: "Đánh giá" / "Verdict",
        no_verdict: "chưa có" / "none yet",
        status: TaskStatus {
            NotStarted => "Chưa bắt đầu" / "Not started",
            Doing => "Đang làm" / "In progress",
            Waiting => "Chờ duyệt" / "Waiting for approval",
            Done => "Hoàn thành" / "Done",
        },
        task: "Nhiệm vụ" / "Task",
        requirement: "Yêu cầu" / "Requirement",
        output: "Sản phẩm đầu ra" / "Output",
        legal: "Căn cứ" / "Legal basis",
        assigned: "Người và đơn vị được giao" / "People and units put on it",
        nobody: "Chưa giao thêm ai" / "Nobody else yet",
        result: "Kết quả" / "Result",
        target: "Chỉ tiêu" / "Target",
        at_least: "từ" / "at least",
        at_most: "không quá" / "at most",
        more_than: "trên" / "more than",
        interval: "khoảng tin cậy 95%" / "95% confidence interval",
        source: "Nguồn" / "Source",
        source: Source {
            Measured => "Khảo sát nội bộ, tự động" / "Internal survey, automatic",
            Entered => "Cán bộ nhập, có minh chứng" / "Entered by staff, with evidence",
            Overruled => "Lãnh đạo quyết định" / "Decided by a manager",
            Nothing => "Chưa có kết quả" / "No result yet",
        },
        measured_by: "Đo bằng" / "Measured by",
        measured_note: "Kết quả tính tự động từ phiếu trả lời của năm kế hoạch (15/12 năm trước đến 14/12). Đây là khảo sát nội bộ, không phải kết quả chính thức."
            / "Computed by itself from the answers of the plan's year (15 December of the year before to 14 December). An internal survey, not an official result.",
        entered_note: "Nền tảng không tự đo được nhiệm vụ này: kết quả nằm ở hồ sơ, phản ánh kiến nghị hoặc báo cáo ngoài các phiếu khảo sát. Cán bộ nhập kết quả sau khi đã đính kèm minh chứng."
            / "The platform cannot measure this task by itself: its result lies in dossiers, petitions or reports outside the surveys. Staff enter the result once evidence is attached.",
        dossiers_on_time: "hồ sơ tiếp nhận trong năm và giải quyết trước hoặc đúng hạn, trên số đã giải quyết"
            / "dossiers received in the year and completed on or before the due day, of those completed",
        dossiers_apologised: "hồ sơ trễ hạn có phiếu xin lỗi đúng quy định, trên số hồ sơ trễ hạn"
            / "late dossiers with an apology in due form, of all late ones",
        one_stop_score: "tổng điểm chín chỉ số một cửa, lấy điểm thẩm định nếu đã thẩm định"
            / "the total of the nine one-stop indicators, appraised where it was appraised",
        petitions_handled: "phản ánh, kiến nghị của năm đã trả lời hoặc chuyển, trên số đã nhận và đủ cơ sở"
            / "petitions of the year answered or passed on, of those taken with enough to go by",
        petitions_published: "phản ánh, kiến nghị của năm đã công khai, trên số đã trả lời"
            / "answered petitions of the year that are published",
        counted_note: "Đếm toàn bộ trong sổ của cơ quan theo năm kế hoạch (15/12 năm trước đến 14/12): chỉ tiêu 100% thì một trường hợp cũng là chưa đạt. Khoảng tin cậy cho biết một quy trình như vậy có thể đạt bao nhiêu."
            / "Counted whole in the office's own register over the plan's year (15 December of the year before to 14 December): a target of 100% is missed by a single one. The interval says how a process like this one may do.",
        dialogues_settled: "kiến nghị tại các cuộc đối thoại của năm đã giải quyết, trên tổng số kiến nghị"
            / "requests made at the year's dialogues that are settled, of all of them",
        share_declared: "số cán bộ kê khai: x trên y" / "a number that staff declare: x of y",
        number_declared: "số cán bộ kê khai" / "a number that staff declare",
        declared_note: "Cán bộ kê khai sau khi đính kèm minh chứng; đạt hay chưa tính trên số nguyên theo chỉ tiêu của kế hoạch. 0 trên 0 là không phát sinh, tính là đạt."
            / "Staff declare it once evidence is attached; whether it is reached is told on whole numbers by the plan's target. 0 of 0 means that nothing arose, which is met.",
        declared_source: "Kê khai, có minh chứng" / "Declared, with evidence",
        not_declared: "Chưa kê khai." / "Not declared yet.",
        declare: "Kê khai số liệu" / "Declare the number",
        declared_part: "Số đạt (x)" / "Number reached (x)",
        declared_whole: "Trên tổng số (y)" / "Of all (y)",
        declared_number: "Số" / "Number",
        save_declared: "Lưu số liệu" / "Save the number",
        counted_source: "Đếm trong sổ, tự động" / "Counted in the register, automatic",
        nothing_arose: "không phát sinh" / "nothing arose",
        points: "điểm" / "points",
        no_answers: "Chưa có phiếu trả lời nào trong năm này." / "No answers in this year yet.",
        overruled_by: "Lãnh đạo quyết định đánh giá khác:" / "A manager decided otherwise:",
        instead_of: "Đánh giá trước đó:" / "The verdict before:",
        evidence: "Minh chứng" / "Evidence",
        no_evidence: "Chưa có minh chứng." / "No evidence yet.",
        work: "Cập nhật" / "Update",
        only_read: "Nhiệm vụ này của đơn vị khác: tài khoản của Ông/Bà chỉ xem được, không thay đổi được."
            / "This task belongs to other units: your account may read it, not change it.",
        percent: "Tiến độ (0–100%)" / "Progress (0–100%)",
        delivered: "Đã giao phần đến hạn" / "Delivered the part due on",
        delivered_none: "Không phải lần này" / "Not this time",
        note: "Đã làm gì (không bắt buộc)" / "What was done (optional)",
        save_progress: "Lưu tiến độ" / "Save progress",
        step: Step {
            Start => "Bắt đầu" / "Start",
            Submit => "Trình duyệt" / "Submit for approval",
            Approve => "Duyệt hoàn thành" / "Approve as done",
            Return => "Trả lại" / "Return",
            Reopen => "Mở lại" / "Reopen",
        },
        steps_title: "Chuyển trạng thái" / "Change the status",
        step: "Bước" / "Step",
        reason: "Lý do hoặc ghi chú" / "Reason or note",
        reason_hint: "Bắt buộc khi trả lại hoặc mở lại." / "Needed to return or to reopen.",
        enter_result: "Nhập kết quả" / "Enter the result",
        judged: "Tự đánh giá so với yêu cầu" / "Own judgement against the requirement",
        save_result: "Lưu kết quả" / "Save result",
        overrule: "Quyết định đánh giá khác" / "Overrule the verdict",
        overrule_hint: "Chỉ lãnh đạo. Lý do hiện trên trang này và được ghi vào nhật ký."
            / "Managers only. The reason shows on this page and goes into the log.",
        new_verdict: "Đánh giá mới" / "New verdict",
        withdrawn: "Rút quyết định trước" / "Withdraw the earlier decision",
        why: "Lý do" / "Reason",
        save_verdict: "Lưu quyết định" / "Save decision",
        assign: "Giao việc" / "Assign",
        who: "Đơn vị hoặc người" / "Unit or person",
        put_on: "Giao" / "Assign",
        take_off: "Hủy giao" / "Take off",
        history: "Lịch sử" / "History",
        no_history: "Chưa có thay đổi nào." / "Nothing was changed yet.",
        system: "hệ thống" / "system",
        // An entry of the history.
        action: {
            "task.progressed" => "Cập nhật tiến độ" / "Progress",
            "task.delivered" => "Giao sản phẩm đến hạn" / "Delivered what was due",
            "task.started" => "Bắt đầu" / "Started",
            "task.submitted" => "Trình duyệt" / "Submitted for approval",
            "task.approved" => "Duyệt hoàn thành" / "Approved as done",
            "task.returned" => "Trả lại" / "Returned",
            "task.reopened" => "Mở lại" / "Reopened",
            "task.declared" => "Kê khai số liệu" / "Number declared",
            "task.result_entered" => "Nhập kết quả" / "Result entered",
            "task.overruled" => "Quyết định đánh giá khác" / "Verdict overruled",
            "task.assigned" => "Giao việc" / "Assigned",
            "task.released" => "Hủy giao" / "Taken off",
            "task.evidence_added" => "Đính kèm minh chứng" / "Evidence attached",
        },
        error: "Lỗi: " / "Error: ",
        faults: "Chưa lưu được. Xin sửa:" / "Nothing was saved. Please correct:",
        bad_number: "xin ghi một số nguyên không âm" / "please write a whole number",
        bad_percent: "Viết một số nguyên từ 0 đến 100." / "Write a whole number from 0 to 100.",
        bad_choice: "Chọn một trong các mục có sẵn." / "Choose one of the listed.",
        empty: "Cần điền mục này." / "This is needed.",
        too_long: "Quá dài; tối đa 2000 ký tự." / "Too long; at most 2000 characters.",
        refusal: Refusal {
            Heading => "Đây là đề mục, không phải nhiệm vụ." / "This is a heading and no task.",
            WrongStatus => "Trạng thái đã đổi; xin xem trạng thái hiện tại rồi chọn bước khác."
                / "The status has changed; look at it and choose another step.",
            Closed => "Nhiệm vụ đang chờ duyệt hoặc đã hoàn thành nên không nhận thêm."
                / "The task waits for approval or is done and takes no more.",
            NoReason => "Cần ghi lý do." / "A reason is needed.",
            NotDue => "Nhiệm vụ không có hạn vào ngày này." / "Nothing is due on this day.",
            Delivered => "Phần đến hạn ngày này đã được giao."
                / "The part due on this day was delivered already.",
            NoEvidence => "Cần đính kèm minh chứng trước khi nhập kết quả."
                / "Attach evidence before the result.",
            Measured => "Kết quả của nhiệm vụ này được đo tự động, không nhập tay."
                / "This task is measured automatically; no result is entered.",
            NotDeclared => "Nhiệm vụ này không tính theo số kê khai như vậy."
                / "This task is not judged by such a number.",
            AboveWhole => "Số đạt không được lớn hơn tổng số."
                / "The number reached cannot be above all there are.",
            NoVerdict => "Chưa có đánh giá để thay đổi, hoặc chưa có quyết định để rút."
                / "There is no verdict to overrule, or no decision to withdraw.",
            Assigned => "Đã được giao từ trước, hoặc không còn được giao."
                / "Assigned already, or no longer.",
            SameFile => "Tệp này đã được đính kèm." / "This file is attached already.",
        },
        months: [
            "T1" / "Jan", "T2" / "Feb", "T3" / "Mar", "T4" / "Apr",
            "T5" / "May", "T6" / "Jun", "T7" / "Jul", "T8" / "Aug",
            "T9" / "Sep", "T10" / "Oct", "T11" / "Nov", "T12" / "Dec",
        ],
        runs: "trong năm" / "all year",
        done_mark: "đã giao" / "delivered",
        back: "Về danh sách nhiệm vụ" / "Back to the list of tasks",
    }
}

impl Words {
    /// What an indicator is called that is counted in a register; `None` for a survey's index, and for
    /// reports, which have words of their own.
    pub(super) fn counted(&self, indicator: &Indicator) -> Option<&'static str> {
        match indicator {
            Indicator::Index(_) | Indicator::ReportsInTime => None,
            Indicator::DossiersOnTime => Some(self.dossiers_on_time),
            Indicator::DossiersApologised => Some(self.dossiers_apologised),
            Indicator::OneStopScore => Some(self.one_stop_score),
            Indicator::PetitionsHandled => Some(self.petitions_handled),
            Indicator::PetitionsPublished => Some(self.petitions_published),
            Indicator::DialoguesSettled => Some(self.dialogues_settled),
            Indicator::ShareDeclared => Some(self.share_declared),
            Indicator::NumberDeclared => Some(self.number_declared),
        }
    }

    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "percent" => self.percent,
            "delivered" => self.delivered,
            "note" => self.note,
            "step" => self.step,
            "reason" => self.reason,
            "result" => self.result,
            "judged" => self.judged,
            "part" => self.declared_part,
            "whole" => self.declared_whole,
            "verdict" => self.new_verdict,
            "why" => self.why,
            "file" => evidence::Words::of(self.lang).file,
            _ => self.who,
        }
    }

    pub(super) fn problem(&self, problem: Problem) -> &'static str {
        match problem {
            Problem::Percent => self.bad_percent,
            Problem::Number => self.bad_number,
            Problem::NoChoice => self.bad_choice,
            Problem::Empty => self.empty,
            Problem::TooLong => self.too_long,
            Problem::File(unfit) => evidence::Words::of(self.lang).unfit(unfit),
            Problem::Refused(refusal) => self.refusal(refusal),
        }
    }
}

words! {
    /// What stands beside a task: reports sent, official figures, whose it is.
    pub(super) struct BesideWords {
        folded: "Năm này có nhiều nhiệm vụ. Xin chọn một lĩnh vực để xem từng nhiệm vụ."
            / "This year has many tasks. Please choose an area to see each of them.",
        further: "Nhiệm vụ tiếp theo" / "Further tasks",
        mine: "Giao cho" / "Assigned to",
        of_me: "Tôi" / "Me",
        of_unit: "Đơn vị tôi" / "My unit",
        reports: "Báo cáo định kỳ đã gửi" / "Periodic reports sent",
        reports_source: "Sổ báo cáo đã gửi, tự động" / "Register of reports sent, automatic",
        reports_note: "Tính tự động từ sổ báo cáo đã gửi: đạt khi mọi báo cáo đến hạn đều đã gửi đúng hạn."
            / "Counted from the register of reports sent: reached when every report due so far was sent in time.",
        register: "Mở sổ báo cáo đã gửi" / "Open the register of reports sent",
        official: "Kết quả chính thức" / "Official result",
        official_note: "Do cơ quan công bố đo, khác mẫu và khác công thức với khảo sát nội bộ ở trên; hai số không cần trùng nhau và không được gộp."
            / "Measured by the body that publishes it, with another sample and another formula than the internal survey above; the two need not agree and are never merged.",
        official_none: "Chưa nhập kết quả chính thức của năm này."
            / "No official result of this year has been imported.",
        official_all: "Xem kết quả chính thức các năm" / "See the official results of all years",
        in_time(in_time: usize, due: usize, open: usize):
            "{in_time}/{due} báo cáo đến hạn đã gửi đúng hạn; {open} chưa đến hạn"
            / "{in_time} of {due} due so far sent in time; {open} not yet due",
    }
}

impl BesideWords {
    /// How many reports were sent in time, of how many.
    pub(super) fn counted(&self, reports: &[ReportStanding]) -> String {
        let count = |state: ReportState| reports.iter().filter(|it| it.state == state).count();
        let (in_time, open) = (count(ReportState::InTime), count(ReportState::NotDue));
        self.in_time(in_time, reports.len() - open, open)
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        done: Form {
            Progress => "Đã lưu tiến độ." / "The progress is kept.",
            Step => "Đã chuyển trạng thái nhiệm vụ." / "The task's status is changed.",
            Result => "Đã ghi kết quả." / "The result is kept.",
            Declare => "Đã ghi số liệu kê khai." / "The declared number is kept.",
            Verdict => "Đã lưu đánh giá." / "The verdict is kept.",
            Assign => "Đã giao nhiệm vụ; người được giao thấy việc này ở trang Tổng quan."
                / "The task is assigned; it stands on the overview of whom it is given to.",
            Release => "Đã hủy giao nhiệm vụ." / "The task is assigned to nobody now.",
            Evidence => "Đã thêm tài liệu kiểm chứng." / "The evidence is added.",
        },
    }
}
