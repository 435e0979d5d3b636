//! Example rows, and what to write into each column.

use super::FileKind;

/// A column, an example of it, and what to write there in both languages.
type Hint = (&'static str, &'static str, &'static str, &'static str);

/// The hints of a kind of file.
pub(super) fn of(kind: FileKind) -> &'static [Hint] {
    match kind {
        FileKind::Units => &UNITS,
        FileKind::Touchpoints => &TOUCHPOINTS,
        FileKind::Procedures => &PROCEDURES,
        FileKind::Dossiers => &DOSSIERS,
        FileKind::Plan => &PLAN,
        FileKind::Criteria => &CRITERIA,
        FileKind::Official => &OFFICIAL,
        FileKind::Papi => &PAPI,
        FileKind::Board => &BOARD,
    }
}

const UNITS: [Hint; 7] = [
    (
        "code",
        "PTN",
        "1 đến 12 chữ cái không dấu và chữ số",
        "1 to 12 letters without accents and digits",
    ),
    ("name_vi", "Phòng Tiếp nhận", "Tên như quyết định thành lập", "The name as founded"),
    ("name_en", "Intake Division", "Để trống thì dùng tên tiếng Việt", "Blank: the Vietnamese one"),
    (
        "parent",
        "",
        "Mã hoặc tên đơn vị cấp trên; trực thuộc cơ quan thì để trống",
        "Code or name of the unit above; blank below the office",
    ),
    (
        "from",
        "2026-03-01",
        "Ngày đầu của tên và cấp trên này; đơn vị mới để trống thì coi như có từ trước",
        "The first day of this name and place; a new unit that was there before leaves it blank",
    ),
    (
        "to",
        "",
        "Ngày cuối của dòng này; còn hoạt động thì để trống",
        "The last day of this row; blank while it goes on",
    ),
    (
        "basis",
        "QĐ 12/QĐ-UBND ngày 20/02/2026",
        "Số, ngày của quyết định; để trống thì ghi tên tệp",
        "Number and day of the decision; blank: the file's name",
    ),
];

const PROCEDURES: [Hint; 3] = [
    (
        "code",
        "1.001193",
        "mã quốc gia; thủ tục chưa có mã thì tự đặt, không dấu cách",
        "the national code; without one a code of your own, without blanks",
    ),
    ("name_vi", "Đăng ký khai sinh", "tên như Quyết định công bố", "the name as published"),
    (
        "name_en",
        "Birth registration",
        "để trống thì dùng tên tiếng Việt",
        "empty: the Vietnamese one",
    ),
];

const TOUCHPOINTS: [Hint; 7] = [
    (
        "code",
        "BT09",
        "2 đến 8 chữ số, chữ cái, không dùng I, L, O, U",
        "2 to 8 digits and letters without I, L, O and U",
    ),
    (
        "name_vi",
        "Quầy 9 – Tiếp nhận",
        "Tên in trên áp phích, dài nhất 80 chữ",
        "The name on the poster, 80 letters at most",
    ),
    (
        "name_en",
        "Counter 9 – Intake",
        "Tên tiếng Anh; để trống thì dùng tên tiếng Việt",
        "The name in English; blank: the Vietnamese one",
    ),
    ("unit", "", "Chọn trong danh sách", "Choose from the list"),
    (
        "procedures",
        "",
        "Mã thủ tục; nhiều mã cách nhau bằng dấu chấm phẩy; có thể để trống",
        "Codes of procedures, several between semicolons; may be blank",
    ),
    ("instrument", "", "Chọn trong danh sách", "Choose from the list"),
    ("tier", "Mã QR chung", "Chọn trong danh sách", "Choose from the list"),
];

const DOSSIERS: [Hint; 9] = [
    (
        "dossier_code",
        "000.00.15.H24-261105-0001",
        "Mã hồ sơ của hệ thống một cửa",
        "The code in the one-stop system",
    ),
    ("procedure_code", "", "Mã thủ tục hành chính", "The code of the procedure"),
    ("touchpoint", "", "Mã điểm khảo sát đã nhận hồ sơ", "The touchpoint that took it"),
    ("received", "2026-11-05", "Ngày tiếp nhận", "The day it came in"),
    ("due", "2026-11-12", "Ngày hẹn trả kết quả", "The day the result is due"),
    ("completed", "2026-11-11", "Để trống khi chưa trả", "Blank while it is open"),
    ("outcome", "Đã giải quyết", "Để trống khi chưa trả", "Blank while it is open"),
    (
        "apology_sent",
        "",
        "Ngày gửi phiếu xin lỗi, nếu có",
        "The day of the apology, if there was one",
    ),
    ("apology_new_due", "", "Ngày hẹn lại ghi trong phiếu xin lỗi", "The new day it names"),
];

const PLAN: [Hint; 17] = [
    ("year", "2027", "Năm kế hoạch", "The year of the plan"),
    ("number", "1.1", "Số mục; định dạng cột là Văn bản", "Its number; the column is text"),
    (
        "title_vi",
        "Báo cáo định kỳ về cải cách hành chính",
        "Tên mục hoặc nhiệm vụ",
        "The title of the heading or task",
    ),
    (
        "title_en",
        "Periodic reports on administrative reform",
        "Tên tiếng Anh; các cột tiếng Anh để trống được",
        "The title in English; English columns may be blank",
    ),
    (
        "task_vi",
        "Báo cáo quý I, 6 tháng, quý III, cả năm",
        "Nội dung nhiệm vụ",
        "What is to be done",
    ),
    (
        "task_en",
        "Reports of quarter I, six months, quarter III, the year",
        "Nội dung bằng tiếng Anh",
        "The same in English",
    ),
    ("requirement_vi", "Đúng thời gian quy định", "Yêu cầu, mục tiêu", "What is required"),
    ("requirement_en", "At the prescribed time", "Yêu cầu bằng tiếng Anh", "The same in English"),
    ("output_vi", "Báo cáo", "Sản phẩm", "What comes of it"),
    ("output_en", "Reports", "Sản phẩm bằng tiếng Anh", "The same in English"),
    (
        "due",
        "2027-03-20;2027-06-20",
        "Một hoặc nhiều ngày, cách nhau bằng dấu chấm phẩy",
        "A day or several between semicolons",
    ),
    ("due_vi", "Trước ngày 21 tháng cuối quý", "Thời hạn bằng chữ", "The time in words"),
    (
        "due_en",
        "Before day 21 of the quarter's last month",
        "Thời hạn bằng chữ tiếng Anh",
        "The time in words, in English",
    ),
    (
        "lead",
        "",
        "Đơn vị chủ trì; để trống ở dòng mục lớn",
        "The unit in charge; blank for a heading",
    ),
    (
        "coordinating",
        "",
        "Đơn vị phối hợp; nhiều mã cách nhau bằng dấu chấm phẩy; * là tất cả",
        "Units that help, several between semicolons; * is all",
    ),
    ("legal", "", "Căn cứ pháp lý", "What it rests on"),
    ("measure", "", "Cách đo tự động, nếu có", "How it is measured, if it is"),
];

const CRITERIA: [Hint; 10] = [
    ("year", "2027", "Năm chấm điểm", "The year"),
    ("number", "1.1", "Số mục; định dạng cột là Văn bản", "Its number; the column is text"),
    ("title_vi", "Thực hiện kế hoạch cải cách hành chính", "Tên tiêu chí", "The criterion"),
    ("most", "2.5", "Điểm tối đa; để trống ở dòng mục lớn", "The most points; blank for a heading"),
    (
        "title_en",
        "Carrying out the plan of administrative reform",
        "Tên tiếng Anh",
        "The criterion in English",
    ),
    (
        "declares",
        "",
        "Chọn trong danh sách, hoặc để trống",
        "Choose from the list, or leave it blank",
    ),
    ("rule_vi", "Hoàn thành 100%: điểm tối đa", "Cách tính điểm", "How points are given"),
    ("rule_en", "", "Cách tính điểm bằng tiếng Anh", "The same in English"),
    ("task", "", "Số mục của nhiệm vụ trong kế hoạch", "The number of the task in the plan"),
    ("source", "", "Văn bản làm căn cứ", "What it rests on"),
];

const OFFICIAL: [Hint; 15] = [
    ("index", "SIPAS", "Chọn trong danh sách", "Choose from the list"),
    ("year", "2025", "Năm của số liệu", "The year it is about"),
    ("level", "Tỉnh, thành phố", "Chọn trong danh sách", "Choose from the list"),
    (
        "subject",
        "Hà Nội",
        "Tên tỉnh, cơ quan; với cả nước thì để trống",
        "The province or office; blank for the whole country",
    ),
    ("value", "84.5", "Giá trị đã công bố", "The figure as published"),
    ("source", "Bộ Nội vụ", "Nơi công bố", "Who published it"),
    (
        "component",
        "",
        "Tên thành phần, nếu không phải số chung",
        "The part of the index, if it is of one",
    ),
    ("maximum", "100", "Điểm tối đa của thang", "The most it can be"),
    ("rank", "", "Thứ hạng, nếu có", "The rank, if there is one"),
    ("of", "", "Trên tổng số bao nhiêu", "Among how many"),
    ("published", "2026-04-15", "Ngày công bố", "The day it was published"),
    ("address", "", "Đường dẫn", "Its address"),
    ("note", "", "Ghi chú", "A note"),
    ("other_value", "", "Số của nguồn khác, nếu có", "What another source says, if one does"),
    ("other_source", "", "Nguồn khác", "That source"),
];

const PAPI: [Hint; 4] = [
    ("year", "2021", "Năm của số liệu", "The year it is about"),
    ("tinhid", "1", "Mã tỉnh của Tổng cục Thống kê", "The statistical office's number"),
    ("name_vi", "Hà Nội", "Tên tỉnh, thành phố", "Name of the province"),
    ("total", "44.0045", "Tổng điểm các nội dung", "Sum of the dimensions"),
];

const BOARD: [Hint; 6] = [
    ("agency", "Sở Tư pháp", "Tên cơ quan như trên Cổng", "The agency as the portal names it"),
    ("code", "", "Nhóm hoặc chỉ tiêu", "The group or line"),
    (
        "period",
        "2026-10",
        "Tháng, quý hoặc năm, ghi như ở dòng ví dụ; quý III là Q3",
        "A month, a quarter or a year, as in the example; the third quarter is Q3",
    ),
    ("numerator", "95", "Số đạt", "How many did"),
    ("denominator", "100", "Tổng số", "Of how many"),
    (
        "points",
        "",
        "Điểm Cổng chấm, nếu không có tử số",
        "The points, where the numerator is not known",
    ),
];
