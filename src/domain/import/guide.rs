//! What is to be known before a file is filled in.

use super::FileKind;
use crate::base::Text;

/// The guide of a kind of file.
pub(super) fn of(kind: FileKind) -> Vec<Text> {
    let own = match kind {
        FileKind::Units => (
            "Mỗi dòng một đơn vị với tên và đơn vị cấp trên; đổi tên hoặc chuyển trực thuộc thì thêm một dòng cùng mã với ngày mới. Sáp nhập, chia, tách thì ghi trên trang Cơ cấu tổ chức.",
            "A row a unit with its name and the unit above it; for another name or place add a row with the same code and its first day. Mergers and divisions are recorded on the page Organisation.",
        ),
        FileKind::Touchpoints => (
            "Mỗi dòng một quầy, một bàn hoặc một trang; mã có rồi thì thông tin được sửa theo tệp.",
            "A row a counter, a desk or a page; one whose code is known is changed to what the file says.",
        ),
        FileKind::Procedures => (
            "Mỗi dòng một thủ tục; mã có rồi thì tên được sửa theo tệp. Thủ tục không có trong tệp vẫn giữ.",
            "A row a procedure; one whose code is known is renamed. Those that are not in the file stay.",
        ),
        FileKind::Dossiers => (
            "Mỗi dòng một hồ sơ, không ghi họ tên, số điện thoại, địa chỉ. Hồ sơ đã trả kết quả thì giữ ngày và kết quả đã nhập.",
            "A row a dossier, without names, telephone numbers or addresses. One that was completed keeps its days and its outcome.",
        ),
        FileKind::Plan => (
            "Mỗi tệp kế hoạch của một năm; mục lớn đứng trên các nhiệm vụ của nó và không ghi đơn vị chủ trì.",
            "A file holds the plan of one year; a heading stands above its tasks and names no unit.",
        ),
        FileKind::Criteria => (
            "Mỗi tệp tiêu chí của một năm; tiêu chí thành phần đứng dưới tiêu chí lớn.",
            "A file holds the criteria of one year; a part stands below its criterion.",
        ),
        FileKind::Official => (
            "Mỗi dòng một số đã công bố, có ghi nguồn.",
            "A row a published figure, with its source.",
        ),
        FileKind::Papi => (
            "Mỗi dòng một tỉnh, thành phố trong một năm như bảng CECODES công bố; cột khác được bỏ qua, ô trống và 0 là không có số.",
            "A row a province and year as CECODES publishes it; other columns are passed over, blanks and zeros are no figure.",
        ),
        FileKind::Board => (
            "Mỗi dòng một chỉ tiêu của một cơ quan trong một kỳ.",
            "A row a figure of an agency and a period.",
        ),
    };
    vec![Text::new(own.0, own.1)]
}
