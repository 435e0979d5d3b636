//! Words of the office's figures.

use super::axis::Axis;
use crate::base::words;
use crate::domain::measure::{Course, Incomparable};
use crate::domain::survey::Tier;
use crate::domain::worklist::Urgency;

words! {
    /// Words of the office's figures.
    pub(super) struct Words {
        title: "Tổng quan" / "Overview",
        set_up: "Thiết lập cơ quan, in áp phích" / "Set up the office and print posters",
        nothing: "Chưa có ý kiến nào được chốt." / "No answers have been settled yet.",
        details: "Xem chi tiết" / "See details",
        filter_title: "Lọc" / "Filter",
        unit: "Đơn vị" / "Unit",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        tier: "Nguồn phiếu" / "Channel",
        all: "Tất cả" / "All",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        trend: "Diễn biến theo tháng" / "Month by month",
        month: "Tháng" / "Month",
        by_unit: "Theo đơn vị" / "By unit",
        structures: "Xếp theo cơ cấu hiện nay hoặc của một ngày khác"
            / "The same in the structure of today, or of any other day",
        by_touchpoint: "Theo điểm khảo sát" / "By touchpoint",
        by_tier: "Theo nguồn phiếu" / "By channel",
        procedure: "Thủ tục" / "Procedure",
        by_month: "Theo tháng" / "By month",
        cross: "Bảng chéo" / "Cross-table",
        rows: "Dòng" / "Rows",
        columns: "Cột" / "Columns",
        items: "Tiêu chí" / "Criteria",
        index: "Chỉ số" / "Index",
        download: "Tải phiếu trả lời" / "Download the answers",
        download_figures: "Tải kết quả" / "Download the figures",
        codebook: "Bảng mã (DDI)" / "Codebook (DDI)",
        download_table: "Tải bảng này" / "Download this table",
        shades_lead(target: &str): "So với chỉ tiêu {target}:" / "Against the target of {target}:",
        shades: [
            "kém hơn 5 điểm" / "more than 5 points short",
            "kém" / "short",
            "đạt trở lên" / "reached",
        ],
        too_few: "ít ý kiến" / "too few",
        no_answers: "–" / "–",
        tier: Tier {
            Verified => "Phiếu mời đánh giá" / "Slip",
            Open => "Mã QR chung" / "Shared QR code",
            Assisted => "Có người hỗ trợ" / "Assisted",
            Paper => "Phiếu giấy" / "Paper",
        },
    }
}

words! {
    /// Words of the ways further into an instrument's figures.
    pub(super) struct DrillWords {
        apart(count: &str, index: &str):
            "{count} phiếu đến dồn dập đang chờ xem xét, chưa tính ở đây; nếu tính cả thì chỉ số là {index}."
            / "{count} answers that came in a flood are held apart and not in these figures; with them the index is {index}.",
        rows_shown(from: &str, to: &str, all: &str):
            "Dòng {from}–{to} trên {all}; dòng cuối bảng tính trên tất cả." / "Rows {from}–{to} of {all}; the last row is of all of them.",
        rows_before: "Trang trước" / "Previous page",
        rows_next: "Trang sau" / "Next page",
        rate: "Tỷ lệ hài lòng" / "Satisfied",
        responses: "Số phiếu" / "Answers",
        alone: "Chỉ xem kỳ đã chọn" / "The chosen period alone",
        together: "Gộp thêm các kỳ trước khi còn ít phiếu"
            / "With earlier periods where answers are few",
        trail: "Đường dẫn" / "Breadcrumbs",
        previous: "Trước" / "Previous",
        next: "Sau" / "Next",
        item: "Tiêu chí" / "Criterion",
        factor: "Yếu tố" / "Factor",
        factors: "Yếu tố" / "Factors",
        items: "Các tiêu chí" / "Its criteria",
        question: "Câu hỏi trên phiếu" / "The question on the form",
        choice: "Phương án" / "Choice",
        choices: "Mọi phương án trả lời" / "Every choice",
        count: "Số ý kiến" / "Answers",
        share: "Tỷ lệ" / "Share",
        interval: "Khoảng tin cậy 95%" / "95% confidence interval",
        answers: "ý kiến" / "answers",
        left_blank: "Bỏ trống" / "Left blank",
        no_opinion: "Không có ý kiến" / "No opinion",
        not_applicable: "Không áp dụng" / "Not applicable",
        none: "Chưa có ý kiến cho tiêu chí này." / "No answers to this criterion yet.",
        factor_interval: "Khoảng tin cậy tính mỗi người là một ý kiến, nên không hẹp hơn thực tế."
            / "The interval takes each person for one answer, so it is never too narrow.",
        change: "So với trước" / "Against earlier",
        change_lead: "Chỉ nói là tăng hay giảm khi khoảng tin cậy của chênh lệch không chứa 0."
            / "A rise or a fall is told only when the interval of the difference leaves out 0.",
        span: "Khoảng thời gian" / "Period",
        spans: [
            "Kỳ này" / "This period",
            "Kỳ trước" / "The period before",
            "Cùng kỳ năm trước" / "The same period last year",
        ],
        against: [
            "so với kỳ trước" / "against the period before",
            "so với cùng kỳ năm trước" / "against the same period last year",
        ],
        difference: "Chênh lệch" / "Difference",
        up: "Tăng" / "Up",
        down: "Giảm" / "Down",
        unsure: "Chưa thấy thay đổi rõ rệt" / "No clear change",
        points: "điểm" / "points",
        percent_points: "điểm phần trăm" / "percentage points",
        few_course: Course {
            Rising => "Tăng" / "Up",
            Falling => "Giảm" / "Down",
            Unclear => "Chưa thấy thay đổi rõ rệt" / "No clear change",
        },
        few_compared: "Dưới 30 phiếu thì so số phiếu bằng kiểm định chính xác Fisher."
            / "Under 30 answers the counts are compared by Fisher's exact test.",
        reason: Incomparable {
            Instrument | Formula => "Phiếu hoặc công thức khác, không so sánh"
                / "Another form or formula: not compared",
            Channels => "Cách thu phiếu đã khác nhiều, không so sánh"
                / "The answers came in another way: not compared",
            Break => "Phiên bản phiếu đã đổi, không so sánh"
                / "The form's version changed: not compared",
            TooFew => "Có kỳ dưới 30 phiếu, không so sánh"
                / "One of the periods has under 30 answers: not compared",
        },
        break_before: "Phiên bản phiếu hiện nay có từ"
            / "The present version of the form dates from",
        funnel: "Biểu đồ phễu" / "Funnel plot",
        funnel_lead: "Mỗi dấu là một nơi. Trong phễu: khác biệt có thể chỉ do ít phiếu. Ngoài giới hạn 99,8%: đáng tìm hiểu. Các câu trả lời của một người thường giống nhau, nên phiếu của mỗi nơi được quy ra số ý kiến độc lập tương đương. Loại thủ tục của từng nơi không như nhau, nên đây không phải bảng xếp hạng."
            / "Each mark is a place. Inside the funnel a difference may be due to few answers alone. Beyond the 99.8% limits it deserves a look. Answers of one person are often alike, so the forms of each place are worth so many independent answers. Places handle different procedures, so this is no ranking.",
        funnel_of: [
            "Theo đơn vị" / "By unit",
            "Theo điểm khảo sát" / "By touchpoint",
        ],
        funnel_few: "Cần ít nhất hai nơi có đủ phiếu và có ý kiến khác nhau để đặt cạnh nhau."
            / "It takes at least two places with enough answers that differ to set beside each other.",
        drivers: "Nên sửa gì trước" / "What to mend first",
        drivers_lead: "Trong các tiêu chí, tiêu chí nào đi cùng với mức hài lòng chung. Đây là tương quan, không phải nguyên nhân; thứ tự cần sửa vẫn theo mức kém chỉ tiêu và số phiếu liên quan, như trang trước."
            / "Which of the criteria go together with overall satisfaction. This is correlation, not cause; what to mend first is still ranked by the gap to the target and the answers concerned, as on the page before.",
        outcome: "So với" / "Together with",
        rows(all: &str, complete: &str):
            "Tính trên cả {all} phiếu, trong đó {complete} phiếu trả lời đủ mọi tiêu chí; chỗ bỏ trống được xử lý theo phương pháp hợp lý cực đại, không bỏ phiếu nào."
            / "From all {all} answers, of which {complete} are without a blank; blanks are handled by maximum likelihood, and no answer is left out.",
        capped(read: &str, all: &str): "Đọc {read} phiếu lấy đều trong {all}."
            / "{read} answers read, evenly out of {all}.",
        left_items: "Không xét vì quá ít người trả lời" / "Left out, because too few answered",
        rough: "Còn ít phiếu so với số tiêu chí: chỉ nên xem như gợi ý."
            / "Few forms for so many criteria: take it as a hint.",
        fix_first: "Tiêu chí kém chỉ tiêu, theo thứ tự cần sửa" / "Criteria below the target, in the order to mend them",
        fix_none: "Không có tiêu chí nào kém chỉ tiêu." / "No criterion is below the target.",
        shares: "Phần đóng góp của từng tiêu chí" / "What each criterion contributes",
        scatter: "Tỷ lệ hài lòng và mức gắn với hài lòng chung"
            / "Satisfaction rates, and how close they are to overall satisfaction",
        no_outcome: "Phiếu này không có câu hỏi hài lòng chung nên không có gì để giải thích."
            / "This form asks for no overall satisfaction, so there is nothing to explain.",
        too_few(forms: &str, needed: usize):
            "Chưa tính được: có {forms} phiếu trả lời câu hài lòng chung, cần ít nhất {needed}."
            / "Not computed yet: {forms} answers to the overall question, of at least {needed}.",
        no_variation: "Chưa tính được: mọi người trả lời như nhau."
            / "Not computed yet: everybody answered the same.",
        collinear: "Chưa tính được: có tiêu chí luôn được trả lời như tiêu chí khác."
            / "Not computed yet: one criterion is always answered like another.",
        batches: "Lô phiếu" / "Batches of answers",
        merged: Axis {
            Unit => "Gộp nhiều đơn vị" / "Several units together",
            Touchpoint => "Gộp nhiều điểm khảo sát" / "Several touchpoints together",
            Procedure => "Thủ tục khác (gộp)" / "Other procedures (together)",
            Tier => "Gộp nhiều nguồn phiếu" / "Several channels together",
            Month => "" / "",
        },
        procedures_full: "Đầy đủ, vì tài khoản này được tải từng phiếu; thủ tục của phiếu chốt gộp không ghi lại."
            / "In full, since this account may take single answers; the procedure of answers settled together is not kept.",
        procedures_closed(k: u64): "Mỗi dòng chỉ đếm điểm khảo sát có ít nhất {k} phiếu của thủ tục trong tháng; phiếu còn lại vào dòng gộp."
            / "A row counts the touchpoints with at least {k} answers of the procedure in a month; the others are in the row of others.",
        finer_needs: "Chỉ có của toàn cơ quan, cho trọn một tháng hoặc một năm đã hết, không kèm đơn vị, điểm khảo sát hay nguồn phiếu."
            / "Shown for the whole office alone, for a whole month or year that has ended, without unit, touchpoint or channel.",
        finer_month(month: &str): "Xem tháng {month}" / "See {month}",
        procedure_untold(count: &str, all: &str, share: &str):
            "{count} trên {all} phiếu ({share}) không rõ thủ tục."
            / "{count} of {all} answers ({share}) tell no procedure.",
        procedure_unknown: "Không rõ thủ tục" / "Procedure unknown",
        by_procedure: "Theo thủ tục" / "By procedure",
    }
}

words! {
    /// Words of the morning page and of the wall screen.
    pub(super) struct TodayWords {
        title: "Việc cần làm hôm nay" / "What needs doing today",
        leader: "Một trang cho lãnh đạo (PDF, ảnh)" / "One page for the leader (PDF, picture)",
        all_well: "Hôm nay chưa có việc nào gấp: không có việc quá hạn hay sắp đến hạn, không điểm khảo sát nào lâu không có phiếu mới, không chỉ số nào cần xem lại."
            / "Nothing presses today: nothing is late or due soon, no touchpoint has gone quiet, no index needs a look.",
        more(matters: usize): "và {matters} việc khác" / "and {matters} more",
        weekly: "Hài lòng theo tuần" / "Satisfied, week by week",
        weekly_lead: "Trong hai giới hạn là biến động thường ngày, không cần giải thích từng tuần."
            / "Between the two limits weeks vary as they always do; no single one needs explaining.",
        week: "Tuần từ" / "Week from",
        trial: "Chưa đủ mười hai tuần: giới hạn còn tạm thời."
            / "Fewer than twelve weeks: the limits are provisional.",
        due_today: "Hôm nay" / "Today",
        due_tomorrow: "Ngày mai" / "Tomorrow",
        no_signal: "Không có tuần nào bất thường: các tuần chỉ khác nhau như thường lệ."
            / "No week is unusual: the weeks differ no more than usual.",
        signals: "Tuần đáng chú ý" / "Weeks worth a look",
        earlier(signals: usize): "{signals} tín hiệu trước đó" / "{signals} earlier signals",
        one_low(week: &str): "Tuần từ {week} thấp bất thường." / "The week from {week} is unusually low.",
        one_high(week: &str): "Tuần từ {week} cao bất thường." / "The week from {week} is unusually high.",
        run_low(first: &str, last: &str):
            "Từ bảy tuần liên tiếp dưới mức trung bình, từ {first} đến {last}."
            / "Seven weeks or more in a row below the mean, from {first} to {last}.",
        run_high(first: &str, last: &str):
            "Từ bảy tuần liên tiếp trên mức trung bình, từ {first} đến {last}."
            / "Seven weeks or more in a row above the mean, from {first} to {last}.",
        trend_low(first: &str, last: &str): "Giảm liền từ sáu tuần, từ {first} đến {last}."
            / "Falling for six weeks or more, from {first} to {last}.",
        trend_high(first: &str, last: &str): "Tăng liền từ sáu tuần, từ {first} đến {last}."
            / "Rising for six weeks or more, from {first} to {last}.",
        near_low(first: &str, last: &str): "Hai trong ba tuần gần mức thấp bất thường, từ {first} đến {last}."
            / "Two of three weeks close to unusually low, from {first} to {last}.",
        near_high(first: &str, last: &str): "Hai trong ba tuần gần mức cao bất thường, từ {first} đến {last}."
            / "Two of three weeks close to unusually high, from {first} to {last}.",
        near_centre(first: &str, last: &str):
            "Từ mười lăm tuần ít biến động hơn thường lệ, từ {first} đến {last}."
            / "Fifteen weeks or more with less variation than usual, from {first} to {last}.",
        view(at: usize): "Màn {at}" / "View {at}",
        turn: "Tự chuyển màn" / "Take turns",
        stay: "Dừng ở màn này" / "Stay here",
        worst: "Nên sửa gì trước" / "What to mend first",
        wall: "Màn hình treo tường" / "Wall screen",
        wall_count: Urgency {
            Late => "quá hạn" / "overdue",
            Soon => "sắp đến hạn" / "due soon",
            Look => "nên xem" / "worth a look",
        },
        wall_well: "Không có việc gấp" / "Nothing presses",
        back: "Về trang tổng quan" / "Back to the overview",
        instruments: "Phiếu khảo sát" / "Surveys",
    }
}

words! {
    /// Words of what to mend first.
    pub(super) struct MendWords {
        lead(all: &str):
            "Chỉ gồm nơi còn kém chỉ tiêu, xếp theo mức kém nhân với phần phiếu có liên quan, tính trên cả {all} phiếu; phiếu bỏ trống một tiêu chí vẫn được tính ở các tiêu chí khác."
            / "What is below the target, by how far below times the share of answers it concerns, out of all {all} answers; an answer that leaves one criterion blank counts in the others.",
        few: "Còn ít phiếu: thứ tự dưới đây chỉ nên xem như gợi ý."
            / "Answers are few: take the order below as a hint.",
        no_target: "Phiếu này không có chỉ tiêu để so sánh." / "This form has no target to compare with.",
        items: "Tiêu chí" / "Criteria",
        item: "Tiêu chí" / "Criterion",
        units: "Đơn vị" / "Units",
        touchpoints: "Điểm khảo sát" / "Touchpoints",
        no_items: "Không có tiêu chí nào kém chỉ tiêu." / "No criterion is below the target.",
        none_rated: "Chưa có tiêu chí nào đủ ý kiến để xem." / "No criterion has enough answers yet.",
        together: "Phiếu còn ít nên được chốt chung cho cả cơ quan, không tách theo điểm khảo sát hay đơn vị."
            / "Answers are few, so they are settled for the whole office together, not by touchpoint or unit.",
        no_units: "Không có đơn vị nào kém chỉ tiêu." / "No unit is below the target.",
        no_touchpoints: "Không có điểm khảo sát nào kém chỉ tiêu."
            / "No touchpoint is below the target.",
        rate: "Tỷ lệ hài lòng" / "Satisfied",
        gap: "So với chỉ tiêu" / "Against the target",
        short(points: &str): "kém {points} điểm" / "{points} points short",
        unsatisfied: "Chưa hài lòng" / "Not satisfied",
        answers: "Số phiếu" / "Answers",
        share: "Phần phiếu liên quan" / "Share of answers",
        correlations: "Tiêu chí nào đi cùng với hài lòng chung"
            / "Which criteria go together with overall satisfaction",
    }
}

words! {
    /// Words of the cards of the morning page.
    pub(super) struct MorningWords {
        answers: "phiếu" / "answers",
        so_far(month: &str): "{month}, chưa hết tháng" / "{month}, so far",
        months: "Tỷ lệ hài lòng mười hai tháng gần nhất" / "Satisfied, the last twelve months",
        criteria: "Tiêu chí thấp nhất" / "Lowest criteria",
        all_criteria: "Nên sửa gì trước" / "What to mend first",
        places: "Điểm khảo sát thấp nhất" / "Lowest touchpoints",
        all_places: "Mọi điểm khảo sát" / "Every touchpoint",
        units: "Đơn vị thấp nhất" / "Lowest units",
        all_units: "Mọi đơn vị" / "Every unit",
        unsatisfied(count: &str): "{count} phiếu chưa hài lòng" / "{count} answers not satisfied",
        too_few: "Chưa có nơi nào đủ phiếu trong khoảng thời gian này."
            / "None has enough answers in this period.",
        others: "Phiếu khác" / "Other surveys",
        surveys: "Mọi phiếu khảo sát" / "Every survey",
    }
}

words! {
    /// Words about waves of a survey.
    pub(super) struct WaveWords {
        wave: "Đợt khảo sát" / "Wave",
        all: "Mọi phiếu" / "All answers",
        outside: "Ngoài các đợt" / "Outside of waves",
        of_wave: "Tiến độ của đợt" / "The wave's progress",
        by_wave: "Theo đợt khảo sát" / "By wave",
    }
}
