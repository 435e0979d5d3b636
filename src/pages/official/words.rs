//! Words of the page of official figures.

use crate::base::words;
use crate::domain::measure::papi::Group;
use crate::domain::official::{Level, OfficialIndex};

words! {
    /// Words of the page of official figures.
    pub(super) struct Words {
        title: "Kết quả chính thức" / "Official results",
        lead: "PAR Index, SIPAS, XHH và PAPI do cơ quan có thẩm quyền công bố, nhập từ tệp kèm nguồn. Hài Lòng không tính ra các số này."
            / "PAR Index, SIPAS, XHH and PAPI as published by those in charge, imported from files with their sources. Hài Lòng does not compute these figures.",
        really_published: "Khác với dữ liệu minh họa: các kết quả chính thức ở đây là số liệu đã công bố, kèm nguồn. Cột khảo sát nội bộ vẫn là số minh họa."
            / "Unlike the made-up data: the official results here are real published figures with their sources. The column of the internal survey stays made up.",
        none: "Chưa có kết quả chính thức nào theo lựa chọn này. Xin nhập từ tệp ở cuối trang."
            / "There is no official result for this choice yet. Import a file at the foot of the page.",
        filter: "Lọc kết quả" / "Filter results",
        index: "Chỉ số" / "Index",
        subject: "Đối tượng" / "Of",
        component: "Thành phần" / "Component",
        all: "Tất cả" / "All",
        ours: "Liên quan đến cơ quan" / "What concerns the office",
        whole: "Toàn chỉ số" / "The whole index",
        show: "Lọc" / "Filter",
        clear: "Bỏ lọc" / "Clear",
        download: "Tải về" / "Download",
        official: "Kết quả chính thức" / "Official result",
        own: "Khảo sát nội bộ của cơ quan (không chính thức)"
            / "The office's internal survey (not official)",
        why_apart: "Hai cột không cần trùng nhau: kết quả chính thức do cơ quan khác đo trên mẫu của họ theo công thức của họ, cho cả tỉnh hoặc cả khối; khảo sát nội bộ là phiếu của người đến cơ quan này trong năm báo cáo (15/12 năm trước đến 14/12), phần lớn tự chọn trả lời qua mã QR. Không cộng, không lấy trung bình và không vẽ chung hai số."
            / "The two columns need not agree: the official result is measured by somebody else, on their sample and by their formula, for a whole province or block; the internal survey holds the answers of those who came to this office within the reporting year (15/12 of the year before to 14/12), most of them self-selected by a QR code. The two are never added, averaged or drawn as one.",
        year: "Năm" / "Year",
        rank: "Hạng" / "Rank",
        group: "Nhóm (tính từ các tỉnh đã nhập)" / "Group (from the provinces imported)",
        published: "Nguồn, ngày công bố" / "Source, day of publication",
        breaks: "Chuỗi số bị đứt, không so sánh qua các năm sau:"
            / "The series breaks; do not compare across these years:",
        import: "Nhập kết quả từ tệp" / "Bring in results from a file",
        import_figures: "PAR Index, SIPAS, XHH, PAPI: mỗi dòng một số" / "PAR Index, SIPAS, XHH, PAPI: a row a figure",
        import_papi: "Bảng PAPI của các tỉnh như đã công bố" / "PAPI's table of the provinces as published",
        disputed(value: &str, source: &str): "Số liệu chưa thống nhất: {source} ghi {value}"
            / "Disputed: {source} prints {value}",
        level: Level {
            National => "cả nước" / "the whole country",
            Province => "tỉnh, thành phố" / "province",
            Group => "khối cơ quan" / "group of offices",
            Department => "sở, ban, ngành" / "department",
            Ward => "phường" / "ward",
            Commune => "xã, đặc khu" / "commune",
        },
        group: Group {
            Lowest => "Thấp nhất" / "Lowest",
            LowAverage => "Trung bình thấp" / "Low average",
            HighAverage => "Trung bình cao" / "High average",
            Highest => "Cao nhất" / "Highest",
        },
        about: OfficialIndex {
            Par => "Chỉ số cải cách hành chính của Bộ Nội vụ (điểm thẩm định và điểm điều tra xã hội học)."
                / "The Ministry of Home Affairs' index of public administration reform (points of assessment and of the sociological survey).",
            Sipas => "Chỉ số hài lòng về sự phục vụ hành chính, do Bộ Nội vụ hoặc UBND thành phố đo."
                / "Satisfaction index of public administrative services, measured by the ministry or the city.",
            Xhh => "Kết quả điều tra xã hội học trong PAR Index."
                / "Result of the sociological survey within the PAR Index.",
            Papi => "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh, do CECODES và UNDP thực hiện."
                / "Provincial governance and public administration performance index, by CECODES and UNDP.",
        },
    }
}
