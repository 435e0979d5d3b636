//! A report from its facts: its parts in their order, each in a file.

mod annexes;
mod changed;
mod judged;
mod measured;
mod outlook;
mod tasks;

pub(super) use changed::{lately, moved_since};
pub(super) use judged::{said, verdict};
pub(super) use measured::distance;

use super::draft::{Draft, Fields};
use super::facts::{Facts, OfficeNamed};
use super::line::Line;
use super::model::{Block, Foot, Head, Paragraph, Report};
use crate::base::calendar;
use crate::base::calendar::Period;

/// The report of these facts, with what somebody wrote into it.
pub fn compose(facts: &Facts, draft: &Draft) -> Report {
    let fields = &draft.fields;
    let mut report = Report {
        head: head(facts, fields),
        kind: "BÁO CÁO".to_owned(),
        title: format!("Công tác cải cách hành chính {}", subject(&facts.period)),
        to: fields.to.clone(),
        body: body(facts),
        foot: Foot {
            title: fields.title.clone(),
            signer: fields.signer.clone(),
            copies: fields.copies.clone(),
        },
        annexes: annexes::all(facts),
        fields: fields.clone(),
        facts: facts.clone(),
    };
    draft.write_into(&mut report);
    report
}

impl Fields {
    /// What an office's first report begins with.
    pub fn of_office(office: &OfficeNamed) -> Self {
        Self {
            sign: format!("BC-{}", office.abbreviation),
            place: office.place.clone(),
            to: vec![office.parent.clone()],
            title: "THỦ TRƯỞNG CƠ QUAN".to_owned(),
            copies: ["Như trên", "Lãnh đạo cơ quan", "Các phòng, đơn vị", "Lưu: VT"]
                .map(str::to_owned)
                .into(),
            ..Self::default()
        }
    }
}

/// What a period is called in a title: `6 tháng đầu năm 2026`.
pub fn subject(period: &str) -> String {
    use calendar::Report;
    let Ok(Period { year, report }) = period.parse() else {
        return period.to_owned();
    };
    match report {
        Report::FirstQuarter => format!("Quý I năm {year}"),
        Report::SixMonths => format!("6 tháng đầu năm {year}"),
        Report::ThirdQuarter => format!("Quý III năm {year}"),
        Report::Year => format!("năm {year}"),
    }
}

/// Room for a number that is written by hand: spaces that no layout takes together.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

fn head(facts: &Facts, fields: &Fields) -> Head {
    let number = if fields.number.is_empty() { BLANK } else { &fields.number };
    let year = facts.period.get(..4).and_then(|year| year.parse().ok());
    Head {
        logo: facts.office.logo.clone(),
        parent: facts.office.parent.clone(),
        office: facts.office.name.clone(),
        number: format!("Số: {number}/{}", fields.sign),
        place: fields.place.clone(),
        day: fields.day,
        year: year.unwrap_or_default(),
    }
}

fn body(facts: &Facts) -> Vec<Block> {
    let mut body = vec![paragraph("opening", opening(facts))];
    body.push(heading(1, "I. KẾT QUẢ CHUNG"));
    body.extend(judged::summary(facts));
    body.push(heading(1, "II. KẾT QUẢ CÁC NHIỆM VỤ ĐO LƯỜNG ĐƯỢC"));
    body.extend(measured::sections(facts));
    body.push(heading(1, "III. CÁC NHIỆM VỤ KHÁC CỦA KẾ HOẠCH"));
    body.extend(tasks::section(facts));
    body.push(heading(1, "IV. ĐÁNH GIÁ CHUNG"));
    body.push(heading(2, "1. Kết quả đạt được"));
    body.push(paragraph("achieved", judged::achieved(facts)));
    body.push(heading(2, "2. Tồn tại, hạn chế"));
    body.push(paragraph("shortcomings", judged::shortcomings(facts)));
    body.push(heading(2, "3. Nguyên nhân"));
    body.push(paragraph("causes", outlook::causes()));
    body.push(heading(1, "V. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI"));
    body.push(paragraph("next", outlook::next(facts)));
    body.push(heading(1, "VI. ĐỀ XUẤT, KIẾN NGHỊ"));
    body.push(paragraph("proposals", Line::of("Không có.")));
    body.push(paragraph("closing", closing(facts)));
    body
}

fn opening(facts: &Facts) -> Line {
    let line = Line::of("Thực hiện chế độ báo cáo định kỳ về công tác cải cách hành chính");
    let line = match facts.plan {
        Some(year) => line.text(format!(
            " và Kế hoạch duy trì, cải thiện Chỉ số cải cách hành chính (PAR Index), Chỉ số hài lòng (SIPAS) \
             và Chỉ số PAPI năm {year}"
        )),
        None => line,
    };
    line.text(format!(
        ", {} báo cáo kết quả thực hiện {} (số liệu từ ngày ",
        facts.office.name,
        subject(&facts.period)
    ))
    .day(facts.from)
    .text(" đến hết ngày ")
    .day(facts.as_of())
    .text(", trích xuất ngày ")
    .day(facts.taken)
    .text(") như sau:")
}

fn closing(facts: &Facts) -> Line {
    Line::of(format!(
        "Trên đây là Báo cáo công tác cải cách hành chính {} của {}./.",
        subject(&facts.period),
        facts.office.name
    ))
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(key: impl Into<String>, line: Line) -> Block {
    Block::Paragraph(Paragraph::new(key, line))
}
