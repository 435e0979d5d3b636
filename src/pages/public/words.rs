//! Words of the public pages.

use crate::base::words;

words! {
    /// Words of the public pages.
    pub(super) struct Words {
        home_title: "Người dân hài lòng đến mức nào?" / "How satisfied are citizens?",
        home_lead: "Sau mỗi lần làm thủ tục, người dân có thể trả lời một phiếu ngắn, không ghi tên. Trang này công bố kết quả."
            / "After each transaction a citizen may answer a short form without giving a name. This page publishes the results.",
        all_results: "Xem từng tiêu chí" / "See each criterion",
        merged: "Gộp nhiều điểm khảo sát" / "Several touchpoints together",
        take_part: "Tham gia" / "Take part",
        take_part_how: "Quét mã QR đặt tại quầy hoặc in trên phiếu mời đánh giá. Không cần tài khoản; câu đầu mất vài giây, trả lời hết khoảng hai phút."
            / "Scan the QR code at the counter or on your invitation slip. No account is needed; the first question takes a few seconds, all of them about two minutes.",
        open_data: "Dữ liệu mở" / "Open data",
        open_catalogue: "Danh mục dữ liệu (DCAT)" / "Catalogue record (DCAT)",
        licence: "Giấy phép sử dụng" / "Licence",
        petition: "Gửi phản ánh, kiến nghị" / "Send a petition",
        answered_petitions: "Phản ánh, kiến nghị đã trả lời" / "Answered petitions",
        how: "Cách tính" / "How it is measured",
        how_points: [
            "Tỷ lệ hài lòng của một tiêu chí = số ý kiến “Hài lòng” và “Rất hài lòng” chia cho số người có ý kiến. “Bình thường” không tính là hài lòng; bỏ trống và “Không có ý kiến” không tính vào cả tử số lẫn mẫu số."
                / "A criterion's rate is the number of “Satisfied” and “Very satisfied” answers over the number of people with an opinion. “Neither” is not satisfied; blanks and “No opinion” are in neither part.",
            "Chỉ số chung là trung bình tỷ lệ của các tiêu chí. Khoảng tin cậy 95% cho biết con số có thể lệch bao nhiêu vì số phiếu có hạn."
                / "The index is the mean of the criteria's rates. Its 95% confidence interval tells how far off it may be because the answers are few.",
            "“Chưa đủ căn cứ” nghĩa là với số phiếu hiện có chưa thể nói đạt hay chưa đạt chỉ tiêu."
                / "“Not enough to tell” means that the answers so far cannot say whether the target is reached.",
            "Kết quả được công bố theo đợt ít nhất mười phiếu của một điểm khảo sát và một nguồn trong một quý báo cáo, để không ai bị nhận ra; phần chưa đủ được gộp chung khi hết quý, hoặc gộp với các quý sau cho đủ mười phiếu."
                / "Results are published in batches of at least ten answers of one touchpoint and channel within a quarter of reporting, so that nobody can be recognised; what is left is published together after the quarter, or with later quarters once it is ten.",
        ],
        data: "Dữ liệu mở" / "Open data",
        data_lead: "Các con số trên trang có ở dạng JSON:" / "The figures of this page as JSON:",
        results_title: "Kết quả khảo sát" / "Survey results",
        results_lead: "Chỉ tính các phiếu đã công bố." / "Published answers only.",
        choose: "Chọn phiếu hoặc kỳ báo cáo khác" / "Choose another form or period",
        to_date: "nay" / "today",
        instrument: "Phiếu" / "Form",
        period: "Kỳ báo cáo" / "Reporting period",
        all_time: "Từ trước đến nay" / "All time",
        show: "Lọc" / "Filter",
        by_touchpoint: "Theo điểm khảo sát" / "By touchpoint",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        no_answers: "Chưa có ý kiến nào được công bố. Mỗi lần công bố cần ít nhất mười phiếu; quý chưa đủ được gộp với các quý sau."
            / "No answers have been published yet. Each publication takes at least ten answers; a quarter with fewer is published together with later ones.",
        bad_period: "Không xem được kỳ này: kết quả công khai theo quý, 6 tháng, 9 tháng hoặc năm báo cáo. Xin chọn một kỳ dưới đây."
            / "This period cannot be shown: results are published by reporting quarter, six months, nine months or year. Choose one below.",
    }
}
