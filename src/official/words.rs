//! Words of the page of official figures.

use crate::measure::papi::Group;
use crate::store::{Level, OfficialIndex};
use crate::survey::Lang;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) really_published: &'static str,
    pub(super) none: &'static str,
    pub(super) filter: &'static str,
    pub(super) index: &'static str,
    pub(super) subject: &'static str,
    pub(super) component: &'static str,
    pub(super) all: &'static str,
    pub(super) ours: &'static str,
    pub(super) whole: &'static str,
    pub(super) show: &'static str,
    pub(super) clear: &'static str,
    pub(super) download: &'static str,
    pub(super) official: &'static str,
    pub(super) own: &'static str,
    pub(super) why_apart: &'static str,
    pub(super) year: &'static str,
    pub(super) rank: &'static str,
    pub(super) group: &'static str,
    pub(super) published: &'static str,
    pub(super) breaks: &'static str,
    pub(super) import: &'static str,
    pub(super) file: &'static str,
    pub(super) file_hint: &'static str,
    pub(super) take: &'static str,
    pub(super) refused: &'static str,
    pub(super) error: &'static str,
    levels: [&'static str; 4],
    groups: [&'static str; 4],
    about: [&'static str; 4],
}

const VI: Words = Words {
    title: "Kết quả chính thức",
    lead: "PAR Index, SIPAS, XHH và PAPI do cơ quan có thẩm quyền công bố, nạp từ tệp kèm nguồn. Hài Lòng không tính ra các số này.",
    really_published: "Khác với dữ liệu minh họa: các kết quả chính thức ở đây là số thật đã công bố, kèm nguồn. Cột khảo sát nội bộ vẫn là số minh họa.",
    none: "Chưa có kết quả chính thức nào theo lựa chọn này. Nạp bằng lệnh: hailong import official FILE",
    filter: "Lọc kết quả",
    index: "Chỉ số",
    subject: "Đối tượng",
    component: "Thành phần",
    all: "Tất cả",
    ours: "Liên quan đến cơ quan",
    whole: "Toàn chỉ số",
    show: "Xem",
    clear: "Bỏ lọc",
    download: "Tải về CSV",
    official: "Kết quả chính thức",
    own: "Khảo sát nội bộ của cơ quan (không chính thức)",
    why_apart: "Hai cột không cần trùng nhau: kết quả chính thức do cơ quan khác đo trên mẫu của họ theo công thức của họ, cho cả tỉnh hoặc cả khối; khảo sát nội bộ là phiếu của người đến cơ quan này trong năm báo cáo (15/12 năm trước đến 14/12), phần lớn tự chọn trả lời qua mã QR. Không cộng, không lấy trung bình và không vẽ chung hai số.",
    year: "Năm",
    rank: "Hạng",
    group: "Nhóm (tính từ các tỉnh đã nạp)",
    published: "Nguồn, ngày công bố",
    breaks: "Chuỗi số bị đứt, không so sánh qua các năm sau:",
    import: "Nạp kết quả từ tệp",
    file: "Tệp CSV hoặc Excel (.xlsx)",
    file_hint: "Các cột: index, year, level, subject, value, source; có thể thêm component, maximum, rank, of, published, address, note. Tệp có lỗi thì không dòng nào được nạp; số sửa lại thay số cũ và cả hai còn trong nhật ký.",
    take: "Nạp",
    refused: "Chưa nạp dòng nào. Xin sửa trong tệp:",
    error: "Lỗi: ",
    levels: ["cả nước", "tỉnh, thành phố", "khối cơ quan", "sở, ban, ngành"],
    groups: ["Thấp nhất", "Trung bình thấp", "Trung bình cao", "Cao nhất"],
    about: [
        "Chỉ số cải cách hành chính của Bộ Nội vụ (điểm thẩm định và điểm điều tra xã hội học).",
        "Chỉ số hài lòng về sự phục vụ hành chính, do Bộ Nội vụ hoặc UBND thành phố đo.",
        "Kết quả điều tra xã hội học trong PAR Index.",
        "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh, do CECODES và UNDP thực hiện.",
    ],
};

const EN: Words = Words {
    title: "Official results",
    lead: "PAR Index, SIPAS, XHH and PAPI as published by those in charge, imported from files with their sources. Hài Lòng does not compute these figures.",
    really_published: "Unlike the made-up data: the official results here are real published figures with their sources. The column of the internal survey stays made up.",
    none: "There is no official result for this choice yet. Import with: hailong import official FILE",
    filter: "Filter results",
    index: "Index",
    subject: "Of",
    component: "Component",
    all: "All",
    ours: "What concerns the office",
    whole: "The whole index",
    show: "Show",
    clear: "Clear the filter",
    download: "Download CSV",
    official: "Official result",
    own: "The office's internal survey (not official)",
    why_apart: "The two columns need not agree: the official result is measured by somebody else, on their sample and by their formula, for a whole province or block; the internal survey holds the answers of those who came to this office within the reporting year (15/12 of the year before to 14/12), most of them self-selected by a QR code. The two are never added, averaged or drawn as one.",
    year: "Year",
    rank: "Rank",
    group: "Group (from the provinces imported)",
    published: "Source, day of publication",
    breaks: "The series breaks; do not compare across these years:",
    import: "Import results from a file",
    file: "CSV or Excel (.xlsx) file",
    file_hint: "Columns: index, year, level, subject, value, source; and if wanted component, maximum, rank, of, published, address, note. Of a file with faults no row is taken; a corrected figure replaces the old one and both stay in the audit log.",
    take: "Import",
    refused: "No row was taken. Please correct in the file:",
    error: "Error: ",
    levels: ["the whole country", "province", "group of offices", "department"],
    groups: ["Lowest", "Low average", "High average", "Highest"],
    about: [
        "The Ministry of Home Affairs' index of public administration reform (points of assessment and of the sociological survey).",
        "Satisfaction index of public administrative services, measured by the ministry or the city.",
        "Result of the sociological survey within the PAR Index.",
        "Provincial governance and public administration performance index, by CECODES and UNDP.",
    ],
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl Words {
    pub(super) fn level(&self, level: Level) -> &'static str {
        let [national, province, group, department] = self.levels;
        match level {
            Level::National => national,
            Level::Province => province,
            Level::Group => group,
            Level::Department => department,
        }
    }

    /// The name of a group of PAPI.
    pub(super) fn group(&self, group: Group) -> &'static str {
        let [lowest, low, high, highest] = self.groups;
        match group {
            Group::Lowest => lowest,
            Group::LowAverage => low,
            Group::HighAverage => high,
            Group::Highest => highest,
        }
    }

    /// What an index is and who measures it.
    pub(super) fn about(&self, index: OfficialIndex) -> &'static str {
        let [par, sipas, xhh, papi] = self.about;
        match index {
            OfficialIndex::Par => par,
            OfficialIndex::Sipas => sipas,
            OfficialIndex::Xhh => xhh,
            OfficialIndex::Papi => papi,
        }
    }
}
