//! What the made-up petitions say and what becomes of them.

use crate::domain::petition::{Kind, State};

/// One petition and its way.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) kind: Kind,
    pub(super) subject: &'static str,
    pub(super) body: &'static str,
    /// Code of the unit that gets it.
    pub(super) unit: &'static str,
    /// Days before the last day of the year.
    pub(super) days_ago: u64,
    /// Whether staff wrote it down.
    pub(super) by_staff: bool,
    pub(super) steps: &'static [Step],
}

/// One move.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) to: State,
    /// Working days after receipt.
    pub(super) after: u32,
    /// The reason, the office or the answer.
    pub(super) words: &'static str,
}

const fn step(to: State, after: u32, words: &'static str) -> Step {
    Step { to, after, words }
}

pub(super) const SCRIPTS: [Script; 12] = [
    Script {
        kind: Kind::Report,
        subject: "Chờ quá lâu khi nộp hồ sơ buổi sáng",
        body: "Sáng thứ Hai tôi đến nộp hồ sơ từ 7 giờ 45 nhưng đến 10 giờ mới được gọi, trong khi chỉ có một quầy làm việc.",
        unit: "BPMC",
        days_ago: 200,
        by_staff: false,
        steps: &[
            step(State::Received, 0, ""),
            step(State::Competent, 1, ""),
            step(State::Handling, 2, ""),
            step(
                State::Handled,
                6,
                "Bộ phận Một cửa đã mở thêm một quầy vào sáng thứ Hai và cho đặt lịch trước. Xin lỗi Ông/Bà vì đã phải chờ.",
            ),
            step(State::Published, 8, ""),
        ],
    },
    Script {
        kind: Kind::Proposal,
        subject: "Nên có bản song ngữ của tờ hướng dẫn",
        body: "Công ty tôi có nhiều chuyên gia nước ngoài. Đề nghị phát tờ hướng dẫn song ngữ Việt – Anh tại quầy.",
        unit: "PLS",
        days_ago: 160,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Competent, 2, ""),
            step(State::Handling, 3, ""),
            step(
                State::Handled,
                9,
                "Sở đã in tờ hướng dẫn song ngữ cho ba thủ tục có nhiều người nước ngoài; các thủ tục còn lại sẽ có trong quý tới.",
            ),
            step(State::Published, 12, ""),
        ],
    },
    Script {
        kind: Kind::Report,
        subject: "Mẫu đơn trên mạng khác mẫu đơn tại quầy",
        body: "Tôi điền mẫu tải trên mạng thì bị yêu cầu viết lại theo mẫu tại quầy. Hai mẫu khác nhau ở mục 4.",
        unit: "VPS",
        days_ago: 120,
        by_staff: true,
        steps: &[
            step(State::Received, 0, ""),
            step(State::Competent, 1, ""),
            step(State::Handling, 4, ""),
            step(
                State::Handled,
                13,
                "Mẫu trên mạng là mẫu cũ; Sở đã thay bằng mẫu hiện hành và xin lỗi vì trả lời muộn.",
            ),
            step(State::Published, 15, ""),
        ],
    },
    Script {
        kind: Kind::Proposal,
        subject: "Mở cửa sáng thứ Bảy",
        body: "Người đi làm giờ hành chính khó đến quầy. Đề nghị thử mở cửa hai sáng thứ Bảy mỗi tháng.",
        unit: "VPS",
        days_ago: 75,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Competent, 2, ""),
            step(State::Handling, 3, ""),
            step(
                State::Handled,
                8,
                "Sở ghi nhận và sẽ thử từ quý tới sau khi bố trí được người trực; trong lúc chờ, hồ sơ có thể nộp trực tuyến.",
            ),
        ],
    },
    Script {
        kind: Kind::Report,
        subject: "Đề nghị xem lại phí gửi xe cạnh trụ sở",
        body: "Bãi xe cạnh trụ sở thu 10.000 đồng mỗi lượt, cao hơn bảng giá niêm yết của phường.",
        unit: "VPS",
        days_ago: 60,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Transferred, 3, "Ủy ban nhân dân phường nơi có bãi xe"),
        ],
    },
    Script {
        kind: Kind::Report,
        subject: "Thái độ của người hướng dẫn",
        body: "Có lần tôi được hướng dẫn không tận tình.",
        unit: "TTS",
        days_ago: 45,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Competent, 2, ""),
            step(State::Handling, 3, ""),
            step(
                State::Insufficient,
                7,
                "Chưa rõ việc xảy ra ngày nào, ở quầy nào. Xin Ông/Bà cho biết thêm để Sở xem xét.",
            ),
        ],
    },
    Script {
        kind: Kind::Report,
        subject: "Hỏi về thủ tục thừa kế nhà đất",
        body: "Xin cho biết giấy tờ cần để khai nhận thừa kế nhà đất.",
        unit: "VPS",
        days_ago: 40,
        by_staff: false,
        steps: &[step(
            State::Refused,
            1,
            "Đây là câu hỏi về thủ tục, không phải phản ánh, kiến nghị. Xin liên hệ Bộ phận Một cửa nơi có nhà đất.",
        )],
    },
    Script {
        kind: Kind::Report,
        subject: "Trả kết quả muộn hai ngày so với giấy hẹn",
        body: "Giấy hẹn ghi ngày trả nhưng tôi đến thì được báo chưa có, hai ngày sau mới nhận được mà không có thư xin lỗi.",
        unit: "BPMC",
        days_ago: 22,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Competent, 2, ""),
            step(State::Handling, 3, ""),
        ],
    },
    Script {
        kind: Kind::Proposal,
        subject: "Nhắn tin khi có kết quả",
        body: "Đề nghị nhắn tin cho người nộp khi kết quả đã có để khỏi phải gọi hỏi.",
        unit: "TTDN",
        days_ago: 12,
        by_staff: false,
        steps: &[
            step(State::Received, 1, ""),
            step(State::Competent, 2, ""),
            step(State::Handling, 3, ""),
        ],
    },
    Script {
        kind: Kind::Report,
        subject: "Máy lấy số hay hết giấy",
        body: "Ba lần gần đây tôi đến thì máy lấy số hết giấy, phải xếp hàng chờ.",
        unit: "BPMC",
        days_ago: 6,
        by_staff: false,
        steps: &[step(State::Received, 1, ""), step(State::Competent, 2, "")],
    },
    Script {
        kind: Kind::Proposal,
        subject: "Thêm ghế cho người cao tuổi",
        body: "Khu chờ ít ghế, người cao tuổi phải đứng. Đề nghị dành riêng một hàng ghế.",
        unit: "VPS",
        days_ago: 3,
        by_staff: true,
        steps: &[step(State::Received, 0, "")],
    },
    Script {
        kind: Kind::Report,
        subject: "Biển chỉ dẫn vào phòng tiếp dân khó thấy",
        body: "Biển chỉ dẫn đặt sau cột, người mới đến không thấy.",
        unit: "VPS",
        days_ago: 1,
        by_staff: false,
        steps: &[],
    },
];
