//! Words of the portal's board, in both languages.

use crate::base::words;

words! {
    /// Words of the board.
    pub(super) struct Words {
        title: "Bộ chỉ số 766" / "The 766 board",
        lead: "Sáu nhóm, 100 điểm (Quyết định 766/QĐ-TTg): phần tính được từ sổ của cơ quan theo cách của Cổng Dịch vụ công quốc gia, đặt cạnh số Cổng đã in."
            / "Six groups, 100 points (Decision 766/QĐ-TTg): what the office's registers tell by the rule of the National Public Service Portal, beside what the portal printed.",
        practice: "Công thức theo thông lệ cổng dịch vụ công; chờ văn bản."
            / "Formulas as the public service portal uses them; the text is awaited.",
        as_of: "Số liệu của cơ quan đến hết ngày" / "The office's figures are as of the end of",
        own_total(period: &str, points: &str, most: &str): "{period}: cơ quan tính được {points} điểm trên {most} điểm của các nhóm có số."
            / "{period}: the office's registers come to {points} points of {most} in the groups that they tell.",
        assumed_both: "Tính như không có hồ sơ nào bị chê, phản ánh và không có phản ánh nào bị đánh giá không hài lòng, vì hai ô đó đang bỏ trống."
            / "No complaint about a dossier and no dissatisfaction with a petition are assumed, since both fields are blank.",
        assumed_dossiers: "Tính như không có hồ sơ nào bị chê, phản ánh, vì ô đó đang bỏ trống."
            / "No complaint about a dossier is assumed, since the field is blank.",
        assumed_petitions: "Tính như không có phản ánh nào bị đánh giá không hài lòng, vì ô đó đang bỏ trống."
            / "No dissatisfaction with a petition is assumed, since the field is blank.",
        portal_total(points: &str, most: &str): "Cổng ghi {points} điểm trên {most}."
            / "The portal prints {points} points of {most}.",
        apart(points: &str): "Chênh lệch trên các nhóm cả hai bên có: {points} điểm."
            / "Over the groups that both sides have they differ by {points} points.",
        no_own: "Đang xem một cơ quan khác: chỉ có số của Cổng."
            / "This is another agency: only the portal's figures are there.",
        no_portal: "Chưa nhập số của Cổng cho kỳ này." / "The portal's figures of this period are not there yet.",
        import_link: "Nhập số của Cổng" / "Bring in the portal's figures",
        filter: "Chọn kỳ" / "Choose a period",
        show: "Lọc" / "Filter",
        period: "Kỳ" / "Period",
        agency: "Cơ quan trên Cổng" / "Agency on the portal",
        own_agency: "Cơ quan mình" / "This office",
        bad_filter: "Không đọc được các ô sau, nên chưa hiển thị số liệu nào:"
            / "These fields could not be read, so no figure is shown:",
        typed: "Hai ô sau chỉ Cổng mới biết; bỏ trống thì tính là không có."
            / "The portal alone knows the last two; blank counts as none.",
        disliked: "Hồ sơ đúng hạn bị chê hoặc phản ánh" / "Dossiers in time, disliked or complained of",
        unsatisfied: "Phản ánh đúng hạn bị đánh giá không hài lòng"
            / "Petitions in time whose handling did not satisfy",
        group: "Nhóm" / "Group",
        sums: "Điểm từng nhóm" / "Points of each group",
        lines: "Từng chỉ tiêu của sáu nhóm" / "Each line of the six groups",
        line: "Nhóm, chỉ tiêu" / "Group, line",
        own_count: "Cơ quan: số lượng" / "Office: count",
        own_points: "Cơ quan: điểm" / "Office: points",
        portal_count: "Cổng: số lượng" / "Portal: count",
        portal_points: "Cổng: điểm" / "Portal: points",
        difference: "Chênh lệch" / "Difference",
        by_rule(points: &str): "theo công thức: {points}" / "by the rule: {points}",
        numerator: "Tử số" / "Above the line",
        denominator: "Mẫu số" / "Below the line",
        rule: "Cách tính điểm" / "Points",
        source: "Nguồn" / "Source",
        from_register: "Tính từ sổ của cơ quan." / "Counted from the office's registers.",
        rule_plain(most: &str): "{most} × tử số / mẫu số" / "{most} × above / below",
        rule_full(most: &str, full: &str): "đạt {full}% trở lên được {most} điểm; dưới đó {most} × tỷ lệ / {full}%"
            / "{full}% and more earns {most}; below it {most} × share / {full}%",
        rule_without(points: &str): "; không phát sinh: {points}" / "; with nothing to count: {points}",
        rule_unscored: "Không tính điểm riêng." / "No points of its own.",
        unread: "Chưa đối chiếu với văn bản công thức chính thức." / "Not compared with the official text of the formulas yet.",
        silence: "Hồ sơ, phản ánh không có ý kiến được tính là hài lòng (Quyết định 766/QĐ-TTg), nên không đặt cạnh tỷ lệ của phiếu khảo sát."
            / "Who says nothing counts as satisfied (Decision 766/QĐ-TTg), so it does not stand beside the rates of a survey.",
        rounding: "Điểm từng chỉ tiêu làm tròn hai chữ số như Cổng in; điểm nhóm là tổng các số đã in."
            / "Points of a line are rounded to two decimals as the portal prints them; a group is the sum of printed lines.",
        periods: "Theo năm, quý, tháng" / "By year, quarter and month",
        periods_table: "Bảng các kỳ" / "Table of the periods",
        periods_lead: "Điểm của các nhóm có số, trên điểm tối đa của chính các nhóm ấy."
            / "Points of the groups that are known, of the most that those groups have.",
        download: "Tải bảng cả năm" / "Download the whole year",
    }
}
