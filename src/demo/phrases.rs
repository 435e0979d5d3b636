//! Sentences that visitors may leave. Made up; none names a person. Numbers in them are in no network's range
//! and of no dossier: they are there to be masked. Pure.

/// What is said in one mood: a remark is one of `firsts`, and sometimes one of `seconds`.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) firsts: &'static [&'static str],
    pub(super) seconds: &'static [&'static str],
}

/// Content.
pub(super) const PLEASED: Phrases = Phrases {
    firsts: &[
        "Cán bộ hướng dẫn rất tận tình.",
        "Nhân viên quầy lịch sự, giải thích dễ hiểu.",
        "Thủ tục nhanh hơn tôi nghĩ.",
        "Tôi được hướng dẫn một lần là làm được ngay.",
        "Trả kết quả đúng hẹn, rất tốt.",
        "Phòng chờ sạch sẽ, mát mẻ.",
        "Lần này nhanh hơn hẳn lần trước.",
        "Rất hài lòng với cách phục vụ.",
        "Hồ sơ thiếu được báo ngay nên không phải đi lại nhiều.",
        "Người lớn tuổi như tôi được hỗ trợ điền tờ khai, rất quý.",
        "Mọi thứ rõ ràng, phí niêm yết đúng như đã thu.",
        "Quầy làm việc nghiêm túc, đúng giờ.",
        "Staff explained every step in English.",
        "Quick and friendly service.",
    ],
    seconds: &[
        "Cảm ơn cơ quan.",
        "Mong giữ được như vậy.",
        "Xin cảm ơn.",
        "Chúc các anh chị nhiều sức khỏe.",
        "Tôi sẽ giới thiệu cho người quen.",
        "Mong các nơi khác cũng làm được như thế.",
    ],
};

/// Not content.
pub(super) const DISPLEASED: Phrases = Phrases {
    firsts: &[
        "Chờ quá lâu mới đến lượt.",
        "Hẹn trả kết quả nhưng trễ hai ngày mà không ai báo.",
        "Tôi phải bổ sung giấy tờ ba lần, mỗi lần một yêu cầu khác nhau.",
        "Số thứ tự gọi không rõ, ngồi xa không nghe thấy.",
        "Chỉ có một quầy mở trong khi người chờ rất đông.",
        "Thông tin trên bảng và lời hướng dẫn không giống nhau.",
        "Không biết khoản phí nào phải nộp trước.",
        "Đến đầu giờ chiều nhưng quầy chưa làm việc.",
        "Tờ khai khó hiểu, không có bản mẫu.",
        "Gọi điện hỏi tình trạng hồ sơ không ai nghe máy.",
        "Đã góp ý lần trước nhưng chưa thấy trả lời.",
        "Thời gian giải quyết dài hơn ghi trên giấy hẹn.",
        "Chỗ gửi xe chật, ghế ngồi chờ không đủ.",
        "I had to come back twice for the same form.",
        "The waiting time was much longer than announced.",
        "Hồ sơ của tôi trễ hẹn, xin gọi lại 0000 000 123.",
        "Mã hồ sơ H00.00-260101-0001 bị ghi sai tên, phải làm lại.",
        "Điều hòa hỏng, khu chờ nóng quá.",
        "Cổng dịch vụ công báo lỗi hệ thống, không đăng nhập được.",
        "Thủ tục rườm rà, quá nhiều giấy tờ.",
        "Cán bộ quầy nói trống không, thái độ khó chịu.",
        "chowf laau quas, khoong ai huongws daanx",
        "nv hd ko ro, dc nguoi khac chi moi bik",
        "Chờ lâuuu quá, gần hai tiếng.",
        "Thu lệ phí nhưng không có biên lai.",
        "The website kept failing, please write to guest@example.com.",
    ],
    seconds: &[
        "Đề nghị xem lại.",
        "Mong cơ quan khắc phục sớm.",
        "Tôi phải xin nghỉ làm để đi lại nhiều lần.",
        "Rất mất thời gian.",
        "Thái độ thì được nhưng quy trình chậm.",
        "Mong được báo qua tin nhắn khi hồ sơ trễ.",
    ],
};

/// Something to do better, said in any mood.
pub(super) const PROPOSING: Phrases = Phrases {
    firsts: &[
        "Nên có tin nhắn báo khi có kết quả.",
        "Đề nghị cho đặt lịch hẹn trước qua mạng.",
        "Nên in mẫu tờ khai đã điền sẵn để tham khảo.",
        "Cần thêm bảng chỉ dẫn bằng tiếng Anh.",
        "Nên mở thêm quầy vào mùa cao điểm.",
        "Mong có thể nộp phí bằng mã QR.",
        "Nên để sẵn bút và bàn viết ở khu chờ.",
        "Đề nghị ghi rõ giấy tờ cần bản sao chứng thực.",
        "Nên cho tra cứu hồ sơ bằng số trên giấy hẹn.",
        "Please accept card payment at the counter.",
    ],
    seconds: &[
        "Như vậy người dân đỡ phải đi lại.",
        "Xin cảm ơn.",
        "Mong cơ quan xem xét.",
        "Còn lại mọi việc đều ổn.",
    ],
};
