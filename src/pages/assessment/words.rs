//! Words of the self-scoring sheet, in both languages.

use crate::base::words;
use crate::domain::assessment::ScoreFault;

words! {
    /// Words of its pages.
    pub(super) struct Words {
        title: "Bảng tự chấm điểm" / "Self-scoring sheet",
        lead: "Bảng tự chấm điểm cải cách hành chính: điểm tự chấm, minh chứng và điểm thẩm định của từng tiêu chí, theo vòng."
            / "The self-scoring sheet of administrative reform: own scores, evidence and appraised scores of each criterion, in rounds.",
        none: "Chưa có bộ tiêu chí của năm. Lãnh đạo hoặc quản trị của toàn cơ quan nhập từ tệp."
            / "There are no criteria yet. A manager or an administrator of the whole office brings them in from a file.",
        own_sum(points: &str, most: &str, done: &str, all: &str): "Tự chấm {points} trên {most} điểm ({done}/{all} tiêu chí đã chấm)."
            / "Own score {points} of {most} points ({done} of {all} criteria scored).",
        appraised_sum(points: &str, done: &str, all: &str): "Thẩm định {points} điểm ({done}/{all} tiêu chí)."
            / "Appraised {points} points ({done} of {all} criteria).",
        no_appraisal: "Chưa thẩm định tiêu chí nào." / "No criterion was appraised yet.",
        lacking(many: &str): "{many} tiêu chí có điểm mà chưa có minh chứng." / "{many} criteria have points and no evidence.",
        none_lacking: "Tiêu chí nào có điểm cũng có minh chứng." / "Every criterion with points has evidence.",
        provisional: "Điểm tối đa theo nguồn ghi ở từng tiêu chí; nguồn ghi “minh họa” thì chờ bộ chỉ số của cấp trên."
            / "Most points are those of the source that each criterion names; where it says “minh họa” the index of the authority above is awaited.",
        year: "Năm" / "Year",
        round: "Vòng" / "Round",
        round_of(round: &str): "Vòng {round}" / "Round {round}",
        show: "Lọc" / "Filter",
        filter: "Chọn năm, vòng" / "Choose year and round",
        areas: "Theo lĩnh vực" / "By area",
        area: "Lĩnh vực" / "Area",
        criteria: "Tiêu chí" / "Criteria",
        show_criteria(many: &str): "Xem {many} tiêu chí" / "Show {many} criteria",
        criterion: "Tiêu chí" / "Criterion",
        most: "Tối đa" / "At most",
        own: "Tự chấm" / "Own",
        appraised: "Thẩm định" / "Appraised",
        difference: "Chênh lệch" / "Difference",
        evidence: "Minh chứng" / "Evidence",
        lacks: "thiếu minh chứng" / "lacks evidence",
        unscored: "chưa chấm" / "not scored",
        download: "Tải bảng" / "Download the sheet",
        download_zip: "Tải minh chứng theo tiêu chí (ZIP)" / "Download the evidence by criterion (ZIP)",
        open_round: "Mở vòng tiếp theo" / "Open the next round",
        open_hint: "Vòng mới bắt đầu bằng điểm tự chấm của vòng này; điểm của vòng cũ giữ nguyên."
            / "A new round begins with the own scores of this one, whose scores stay as they are.",
        round_opened(round: &str): "Đã mở vòng {round}; điểm tự chấm của vòng trước được chép sang."
            / "Round {round} is open; the own scores of the one before were carried over.",
        round_over: "Một vòng khác đã được mở; xin xem lại." / "Another round was opened meanwhile; look again.",
        back: "Về bảng tự chấm điểm" / "Back to the sheet",
        rule: "Cách tính điểm" / "How points are given",
        source: "Nguồn" / "Source",
        task: "Nhiệm vụ của kế hoạch" / "Task of the plan",
        declared: "Số liệu kê khai" / "Declared",
        part: "Số kê khai (x)" / "Declared number (x)",
        whole: "Trên tổng số (y)" / "Of all (y)",
        points: "Điểm" / "Points",
        note: "Giải trình" / "Explanation",
        reason: "Lý do thẩm định" / "Reason of the appraisal",
        reason_hint: "Bắt buộc khi khác điểm tự chấm." / "Needed where it differs from the own score.",
        enter: "Tự chấm điểm" / "Score it",
        appraise: "Thẩm định" / "Appraise it",
        save: "Lưu điểm" / "Save the score",
        rounds: "Các vòng" / "Rounds",
        no_scores: "Chưa chấm điểm." / "No score yet.",
        own_files: "Tệp của tiêu chí" / "Files of the criterion",
        task_files: "Tệp của nhiệm vụ trong kế hoạch" / "Files of the plan's task",
        no_files: "Chưa có minh chứng." / "No evidence yet.",
        kept: "Đã ghi điểm." / "The score is kept.",
        attached: "Đã đính kèm minh chứng." / "The evidence is attached.",
        same_file: "Tệp này đã được đính kèm." / "This file is attached already.",
        refused: "Chưa lưu được:" / "Not saved:",
        error: "Lỗi: " / "Error: ",
        bad_points: "xin ghi số điểm, nhiều nhất hai số lẻ, như 1,25" / "please write points with two decimals at most, as 1.25",
        above_most: "cao hơn điểm tối đa" / "above the most points",
        bad_number: "xin ghi một số nguyên không âm" / "please write a whole number",
        above_whole: "lớn hơn tổng số" / "above the whole",
        too_long: "dài quá 2.000 ký tự" / "longer than 2,000 characters",
        no_reason: "xin ghi lý do vì khác điểm tự chấm" / "please say why it differs from the own score",
    }
}

impl Words {
    /// The label of a field.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "points" => self.points,
            "part" => self.part,
            "whole" => self.whole,
            "reason" => self.reason,
            _ => self.note,
        }
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, fault: ScoreFault) -> &'static str {
        match fault {
            ScoreFault::Points => self.bad_points,
            ScoreFault::AboveMost => self.above_most,
            ScoreFault::Number(_) => self.bad_number,
            ScoreFault::AboveWhole => self.above_whole,
            ScoreFault::TooLong(_) => self.too_long,
            ScoreFault::NoReason => self.no_reason,
        }
    }
}
