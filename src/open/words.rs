//! Words of the public pages.

use crate::survey::Lang;

/// What is said on them, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) home_title: &'static str,
    pub(super) home_lead: &'static str,
    pub(super) now: &'static str,
    pub(super) all_results: &'static str,
    pub(super) take_part: &'static str,
    pub(super) take_part_how: &'static str,
    pub(super) how: &'static str,
    pub(super) how_points: &'static [&'static str],
    pub(super) data: &'static str,
    pub(super) data_lead: &'static str,
    pub(super) results_title: &'static str,
    pub(super) results_lead: &'static str,
    pub(super) instrument: &'static str,
    pub(super) period: &'static str,
    pub(super) all_time: &'static str,
    pub(super) show: &'static str,
    pub(super) by_touchpoint: &'static str,
    pub(super) touchpoint: &'static str,
    pub(super) no_answers: &'static str,
    pub(super) quarter: &'static str,
    pub(super) half: &'static str,
    pub(super) third: &'static str,
    pub(super) year: &'static str,
    pub(super) bad_filter: &'static str,
}

const VI: Words = Words {
    home_title: "Người dân hài lòng đến mức nào?",
    home_lead: "Sau mỗi lần làm thủ tục, người dân có thể trả lời một phiếu ngắn, không ghi tên. Trang này công bố kết quả.",
    now: "Kết quả đã công bố",
    all_results: "Xem từng tiêu chí",
    take_part: "Tham gia",
    take_part_how: "Quét mã QR đặt tại quầy hoặc in trên phiếu hẹn. Không cần tài khoản; mất khoảng một phút.",
    how: "Cách tính",
    how_points: &[
        "Tỷ lệ hài lòng của một tiêu chí = số ý kiến “Hài lòng” và “Rất hài lòng” chia cho số người có ý kiến. “Bình thường” không tính là hài lòng; bỏ trống và “Không có ý kiến” không tính vào cả tử số lẫn mẫu số.",
        "Chỉ số chung là trung bình tỷ lệ của các tiêu chí. Khoảng tin cậy 95% cho biết con số có thể lệch bao nhiêu vì số phiếu có hạn.",
        "“Chưa đủ căn cứ” nghĩa là với số phiếu hiện có chưa thể nói đạt hay chưa đạt chỉ tiêu.",
        "Kết quả được công bố theo đợt ít nhất mười phiếu; ô có dưới mười phiếu không hiển thị, để không ai bị nhận ra.",
    ],
    data: "Dữ liệu mở",
    data_lead: "Các con số trên trang có ở dạng JSON:",
    results_title: "Kết quả khảo sát",
    results_lead: "Chỉ gồm các phiếu đã đến đợt công bố.",
    instrument: "Phiếu",
    period: "Kỳ báo cáo",
    all_time: "Tất cả",
    show: "Xem",
    by_touchpoint: "Theo điểm khảo sát",
    touchpoint: "Điểm khảo sát",
    no_answers: "Chưa có ý kiến",
    quarter: "Quý I",
    half: "6 tháng",
    third: "Quý III",
    year: "Năm",
    bad_filter: "Địa chỉ có tham số không đọc được, nên trang hiển thị tất cả:",
};

const EN: Words = Words {
    home_title: "How satisfied are citizens?",
    home_lead: "After each transaction a citizen may answer a short form without giving a name. This page publishes the results.",
    now: "Published results",
    all_results: "See each criterion",
    take_part: "Take part",
    take_part_how: "Scan the QR code at the counter or on your slip. No account is needed; it takes about a minute.",
    how: "How it is measured",
    how_points: &[
        "A criterion's rate is the number of “Satisfied” and “Very satisfied” answers over the number of people with an opinion. “Neither” is not satisfied; blanks and “No opinion” are in neither part.",
        "The index is the mean of the criteria's rates. Its 95% confidence interval tells how far off it may be because the answers are few.",
        "“Not enough to tell” means that the answers so far cannot say whether the target is reached.",
        "Results are published in batches of at least ten answers, and no cell under ten is shown, so that nobody can be recognised.",
    ],
    data: "Open data",
    data_lead: "The figures of this page as JSON:",
    results_title: "Survey results",
    results_lead: "Only answers whose batch has been published.",
    instrument: "Form",
    period: "Reporting period",
    all_time: "All",
    show: "Show",
    by_touchpoint: "By touchpoint",
    touchpoint: "Touchpoint",
    no_answers: "No answers yet",
    quarter: "First quarter",
    half: "Six months",
    third: "Third quarter",
    year: "Year",
    bad_filter: "The address has a parameter that cannot be read, so everything is shown:",
};

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
