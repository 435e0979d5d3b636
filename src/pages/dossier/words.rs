//! Words of the dossiers' pages.

use super::asked::Which;
use super::view::Axis;
use super::{letter, score};
use crate::base::calendar::{Period, Report};
use crate::base::words;
use crate::domain::dossier::{Outcome, Standing};
use crate::domain::measure::OneStopClass;

words! {
    /// Words of the dossiers' pages.
    pub(super) struct Words {
        title: "Hồ sơ" / "Dossiers",
        lead: "Hồ sơ thủ tục hành chính theo ngày tiếp nhận: đúng hạn, trễ hạn, đang giải quyết, và việc xin lỗi khi trễ hẹn. Hệ thống không lưu họ tên người nộp."
            / "Dossiers of administrative procedures by the day they came in: on time, late, in progress, and apologies for lateness. The name of the applicant is not kept.",
        nothing: "Chưa có hồ sơ nào như vậy." / "There are no such dossiers.",
        import_link: "Nhập hồ sơ từ tệp" / "Bring in a file",
        late_link: "Danh sách quá hạn" / "List of overdue dossiers",
        portal_link: "Bộ chỉ số 766" / "The 766 board",
        points_link: "Chấm điểm một cửa" / "One-stop points",
        download: "Tải về" / "Download",
        back: "Về trang Hồ sơ" / "Back to dossiers",
        filter: "Lọc hồ sơ" / "Filter dossiers",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        all: "Tất cả" / "All",
        bad_filter: "Không đọc được điều kiện lọc, nên chưa hiển thị hồ sơ nào:"
            / "The filter cannot be read, so nothing is shown:",
        period: "Kỳ báo cáo" / "Reporting period",
        report: Report {
            FirstQuarter => "Quý I" / "Quarter I",
            SixMonths => "6 tháng" / "Six months",
            ThirdQuarter => "Quý III" / "Quarter III",
            Year => "Năm" / "Year",
        },
        unit: "Đơn vị" / "Unit",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        procedure: "Thủ tục" / "Procedure",
        on_time: "Giải quyết trước và đúng hạn" / "Completed on or before the due day",
        on_time_note: "trên số hồ sơ đã giải quyết; hồ sơ đang giải quyết không tính vào tỷ lệ"
            / "of those completed; open ones are in neither part",
        apologised: "Trễ hạn được xin lỗi đúng quy định" / "Late ones with an apology in due form",
        apologised_note: "trên số hồ sơ trễ hạn hoặc quá hạn: phiếu gửi chậm nhất 1 ngày trước ngày hẹn trả, có ngày hẹn mới"
            / "of those late or overdue: sent a day before the due day at the latest, with a new day",
        nothing_arose: "không phát sinh" / "nothing arose",
        target: "Chỉ tiêu 100%" / "Target 100%",
        none_yet: "chưa có" / "none yet",
        interval: "Khoảng tin cậy 95%" / "95% confidence interval",
        completed: "Đã giải quyết" / "Completed",
        rate: "Đúng hạn" / "On time",
        open: "Đang giải quyết" / "In progress",
        overdue: "Quá hạn" / "Overdue",
        soon: "Sắp đến hạn" / "Due soon",
        of_all_days(day: &str): "Mọi ngày tiếp nhận, tính đến {day}." / "Whenever received, as of {day}.",
        soon_note: "đến hạn trong 3 ngày làm việc" / "due within 3 working days",
        by: Axis {
            Unit => "Theo đơn vị" / "By unit",
            Touchpoint => "Theo điểm khảo sát" / "By touchpoint",
            Procedure => "Theo thủ tục" / "By procedure",
        },
        by_period: "Theo kỳ báo cáo của năm nay" / "By reporting period of this year",
        answers_title: "Phiếu trả lời so với hồ sơ đã giải quyết"
            / "Answers beside completed dossiers",
        answers_lead: "Số phiếu khảo sát đã chốt ở cùng nơi, trên số hồ sơ giải quyết trong kỳ. Phiếu ẩn danh không gắn với hồ sơ nào: đây là hai số đếm đặt cạnh nhau, không phải tỷ lệ trả lời."
            / "Settled answers at the same place beside the dossiers completed in the period. Anonymous answers belong to no dossier: these are two counts side by side and no response rate.",
        together: "Gộp nhiều điểm khảo sát" / "Several touchpoints together",
        answers: "Phiếu" / "Answers",
        answer_rate: "Số phiếu trên một hồ sơ" / "Answers per dossier",
        late_title: "Hồ sơ trễ và sắp đến hạn" / "Late dossiers, and those soon due",
        late_lead: "Số ngày trễ tính theo ngày làm việc, sau ngày hẹn trả. Hồ sơ trễ nhiều nhất đứng trước."
            / "Lateness is in working days after the due day; the latest come first.",
        state: "Trạng thái" / "Status",
        standing: Standing {
            InTime => "Đúng hạn" / "On time",
            Late => "Trễ hạn" / "Late",
            InProgress => "Đang giải quyết" / "In progress",
            Overdue => "Quá hạn" / "Overdue",
        },
        code: "Mã hồ sơ" / "Code",
        received: "Ngày tiếp nhận" / "Received",
        due: "Ngày hẹn trả" / "Due",
        done_on: "Ngày hoàn thành" / "Completed on",
        outcome: "Kết quả" / "Outcome",
        outcome: Outcome {
            Granted => "Đã giải quyết" / "Granted",
            Refused => "Từ chối" / "Refused",
            Returned => "Trả lại" / "Returned",
        },
        days_late: "Trễ (ngày làm việc)" / "Working days late",
        apology: "Xin lỗi" / "Apology",
        no_apology: "chưa có" / "none yet",
        due_form: "đúng quy định" / "in due form",
        not_due_form: "không đúng quy định" / "not in due form",
        new_due: "Ngày hẹn mới" / "New day",
        last_day: "Hạn gửi phiếu xin lỗi" / "Last day for an apology",
        write_letter: "Viết phiếu xin lỗi" / "Write an apology",
        page: "Trang" / "Page",
        to_first: "Về đầu danh sách" / "Back to the beginning",
        next: "Trang sau" / "Next page",
        history: "Lịch sử" / "History",
        history_lead: "Những gì các lần nhập đã ghi; lần sau chỉ ghi chỗ khác lần trước."
            / "What imports have written; a later one shows only what differs.",
        first_import: "nhập lần đầu" / "brought in",
        changed: "thay đổi" / "changed",
        command_line: "dòng lệnh" / "command line",
        letter: "Phiếu xin lỗi số" / "Apology no.",
        points_of_one: "Điểm chấm của hồ sơ này" / "Points of this dossier",
        points_of_one_note: "Chỉ số 1 và 2 tính từ ngày tháng. Chỉ số 3, 4, 7 do người dân chấm bằng phiếu ẩn danh, không bao giờ gắn với một hồ sơ, nên chỉ có ở mức cơ quan."
            / "Indicators 1 and 2 are told by the days. 3, 4 and 7 are answered anonymously and never linked to a dossier, so they exist for the office as a whole alone.",
        letter_title: "Phiếu xin lỗi và hẹn lại ngày trả kết quả" / "Apology with a new day",
        letter_lead: "Phiếu in bằng tiếng Việt theo thể thức Nghị định 30/2020/NĐ-CP. Người nhận chỉ có trên bản in: hệ thống chỉ ghi số phiếu, ngày gửi và ngày hẹn mới."
            / "The letter is in Vietnamese, laid out by Decree 30/2020/NĐ-CP. Its recipient is on paper alone: only number, day and new day are recorded.",
        too_late: "Hạn gửi phiếu đúng quy định đã qua; phiếu gửi bây giờ vẫn cần, nhưng không tính là đúng quy định."
            / "The last day for one in due form has passed; an apology is still owed but does not count as in due form.",
        letter_faults: "Chưa làm gì. Xin sửa:" / "Nothing was done. Please correct:",
        // A field of the form of a letter.
        letter_field: {
            "number" => "Số phiếu" / "Number",
            "place" => "Nơi viết" / "Place",
            "sent" => "Ngày viết" / "Day",
            "recipient" => "Người nhận (họ tên hoặc tổ chức)"
                / "Recipient (person or organisation)",
            "address" => "Địa chỉ người nhận" / "Recipient's address",
            "phone" => "Số điện thoại (không bắt buộc)" / "Telephone (optional)",
            "email" => "Thư điện tử (không bắt buộc)" / "E-mail (optional)",
            "unit" => "Bộ phận xử lý chậm" / "Unit that was late",
            "reason" => "Lý do chậm" / "Reason",
            "new_due" => "Ngày hẹn trả mới" / "New day",
            "title" => "Chức vụ người ký" / "Title of the signatory",
            "signer" => "Họ tên người ký" / "Name of the signatory",
            "copies" => "Nơi nhận khác (mỗi dòng một nơi, không bắt buộc)"
                / "Other copies (one a line, optional)",
        },
        print: "Xem bản in" / "Show to print",
        docx: "Tải tệp Word" / "Download Word file",
        record: "Ghi nhận đã gửi" / "Record as sent",
        record_hint: "In hoặc tải về trước, ký và gửi, rồi bấm \"Ghi nhận đã gửi\"."
            / "Print or download it first, sign and send it, then record it as sent.",
        p_empty: "Cần điền mục này." / "This is needed.",
        p_long: "Dài quá; xin rút ngắn." / "Too long; please shorten it.",
        p_number: "Xin ghi số từ 1 đến 99999." / "Write a number from 1 to 99999.",
        p_day: "Xin ghi ngày theo dạng 31/01/2026." / "Write a day as 31/01/2026.",
        p_future: "Ngày này chưa đến." / "This day has not come yet.",
        p_received: "Ngày này trước ngày tiếp nhận hồ sơ."
            / "This day is before the dossier was received.",
        p_due: "Ngày hẹn mới phải sau ngày hẹn trả cũ." / "The new day must be after the due day.",
        p_sent: "Ngày hẹn mới phải sau ngày viết phiếu."
            / "The new day must be after the day of the letter.",
        p_choice: "Xin chọn một mục." / "Choose one of the listed.",
        p_taken(dossier: &str): "Số này trong năm đã dùng cho hồ sơ {dossier}."
            / "The number was used this year for dossier {dossier}.",
        p_points: "Xin ghi điểm từ 0 đến 2, tối đa hai số lẻ."
            / "Write points from 0 to 2, with at most two decimals.",
        p_known: "Chỉ số này đã tính được từ dữ liệu; chỉ thẩm định mới ghi khác."
            / "Data tell this indicator; only an appraisal may differ.",
        print_hint: "Dùng lệnh in của trình duyệt; chỉ phần phiếu được in."
            / "Use the browser's print command; the letter alone is printed.",
        points_title: "Chấm điểm Một cửa" / "One-stop points",
        points_lead: "Chín chỉ số của Thông tư 01/2018/TT-VPCP, mỗi chỉ số 0 đến 2 điểm, tối đa 18. Đạt \"tốt trở lên\" là từ 12 điểm."
            / "The nine indicators of Circular 01/2018/TT-VPCP, 0 to 2 points each, 18 at most. \"Good or better\" is 12 and more.",
        points_note: "Chỉ số 1, 2 từ ngày của hồ sơ hoàn thành trong kỳ (và hồ sơ đến hạn trong kỳ còn quá hạn: 0 điểm); 3, 4, 7 là trung bình của phiếu đánh giá một cửa đã chốt ở mức cơ quan, vì phiếu ẩn danh không gắn với hồ sơ; 8 từ sổ phản ánh, kiến nghị; 5, 6, 9 và chỉ số nào dữ liệu chưa cho biết thì cán bộ ghi kèm lý do. Khảo sát nội bộ."
            / "Indicators 1 and 2 come from the days of dossiers completed in the period (and those due in it that are overdue: 0 points); 3, 4 and 7 are means of settled answers to the one-stop survey for the whole office, since anonymous answers belong to no dossier; 8 from the register of petitions; 5, 6, 9 and whatever data do not tell are entered by an officer with a reason. An internal assessment.",
        unverified: "Chín chỉ số theo Thông tư 01/2018/TT-VPCP; khi áp dụng Nghị định 118/2025/NĐ-CP và Thông tư 03/2025/TT-VPCP, xin đối chiếu với văn bản."
            / "The nine indicators are those of Circular 01/2018/TT-VPCP; please compare them with Decree 118/2025/NĐ-CP and Circular 03/2025/TT-VPCP where these apply.",
        indicators: [
            "Tổng thời gian giải quyết so với quy định" / "Total time against the prescribed",
            "Thời gian của từng đơn vị tham gia" / "Time of each unit that takes part",
            "Số lần phải liên hệ để hoàn thiện hồ sơ" / "Contacts needed to complete a dossier",
            "Số cơ quan phải liên hệ" / "Offices one had to contact",
            "Tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa"
                / "Received, decided and returned at the one-stop section",
            "Công khai thủ tục hành chính" / "Procedures made public",
            "Thái độ của cán bộ, công chức" / "Conduct of staff",
            "Tiếp thu, giải trình phản ánh, kiến nghị" / "Petitions taken up and answered",
            "Tiến độ, chất lượng dịch vụ công trực tuyến" / "Online services",
        ],
        indicator: "Chỉ số" / "Indicator",
        own: "Tự chấm" / "Self-scored",
        appraised: "Thẩm định" / "Appraised",
        source: "Nguồn" / "Source",
        // Where the points of an indicator come from.
        source_name: {
            "dossiers" => "hồ sơ" / "dossiers",
            "answers" => "phiếu" / "answers",
            "petitions" => "phản ánh, kiến nghị" / "petitions",
            "entered" => "cán bộ ghi" / "entered",
        },
        unknown: "chưa biết" / "not known",
        few: "ẩn (ít phiếu)" / "hidden (few answers)",
        reason: "Lý do" / "Reason",
        class: "Xếp loại" / "Class",
        class_name: OneStopClass {
            Weak => "Yếu" / "Weak",
            Average => "Trung bình" / "Average",
            Fair => "Khá" / "Fair",
            Good => "Tốt" / "Good",
            Excellent => "Xuất sắc" / "Excellent",
        },
        no_total: "chưa đủ chín chỉ số" / "not all nine are known",
        side_by_side: "Các kỳ trong năm" / "The periods of the year",
        enter_title: "Ghi điểm" / "Enter points",
        scoring: "Loại điểm" / "Scoring",
        points: "Điểm (0 đến 2)" / "Points (0 to 2)",
        save: "Lưu điểm" / "Save points",
        dossiers_counted: "hồ sơ được chấm" / "dossiers scored",
        error: "Lỗi: " / "Error: ",
    }
}

impl Words {
    pub(super) fn which(&self, which: Which) -> &'static str {
        match which {
            Which::Standing(standing) => self.standing(standing),
            Which::Soon => self.soon,
        }
    }

    pub(super) fn axis(&self, axis: Axis) -> &'static str {
        match axis {
            Axis::Unit => self.unit,
            Axis::Touchpoint => self.touchpoint,
            Axis::Procedure => self.procedure,
        }
    }

    pub(super) fn letter_problem(&self, problem: &letter::Problem) -> String {
        use letter::Problem;
        match problem {
            Problem::Empty => self.p_empty.to_owned(),
            Problem::TooLong => self.p_long.to_owned(),
            Problem::NoNumber => self.p_number.to_owned(),
            Problem::NoDay => self.p_day.to_owned(),
            Problem::Future => self.p_future.to_owned(),
            Problem::BeforeReceived => self.p_received.to_owned(),
            Problem::NotAfterDue => self.p_due.to_owned(),
            Problem::NotAfterSent => self.p_sent.to_owned(),
            Problem::NoChoice => self.p_choice.to_owned(),
            Problem::NumberTaken(dossier) => self.p_taken(dossier),
        }
    }

    /// A reporting period as one says it: `Quý I 2026`.
    pub(super) fn period_name(&self, period: Period) -> String {
        format!("{} {}", self.report(period.report), period.year)
    }

    /// The label of a field of the form of points.
    pub(super) fn points_field(&self, name: &str) -> &'static str {
        match name {
            "period" => self.period,
            "scoring" => self.scoring,
            "indicator" => self.indicator,
            "points" => self.points,
            _ => self.reason,
        }
    }

    pub(super) fn points_problem(&self, problem: score::Problem) -> &'static str {
        match problem {
            score::Problem::NoChoice => self.p_choice,
            score::Problem::NoPoints => self.p_points,
            score::Problem::Empty => self.p_empty,
            score::Problem::TooLong => self.p_long,
            score::Problem::Known => self.p_known,
        }
    }
}

words! {
    /// What an action did.
    pub(super) struct DoneWords {
        apology: "Đã ghi phiếu xin lỗi vào hồ sơ." / "The apology is recorded with the dossier.",
        points: "Đã ghi điểm; bảng điểm dưới đây đã tính theo điểm mới."
            / "The points are kept; the table below counts with them.",
    }
}
