//! Where a figure stands, in a sentence: the distance to the target, and where it is going.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::Shown;
use super::distance::{counted, distance, gap_text};
use super::print::Print;
use super::words::StandingWords;
use crate::base::{Lang, format};
use crate::domain::measure::{
    Cell, Course, Few, Figure, Judged, Lately, Pool, Pooled, Standing, more_needed, within_a_year,
};

impl Shown<'_> {
    /// Where a figure of the card stands; `None` without one.
    pub fn standing(&self, of: Figure<'_>, lately: Option<Lately>) -> Option<Standing> {
        let score = |code: &str| self.card.items.iter().find(|score| score.code == code);
        let cell = Cell::of(self.instrument, self.card, of);
        let target = self.instrument.target;
        let needed = match of {
            Figure::Index => self.card.index.more_needed,
            Figure::Item(code) => score(code).and_then(|score| score.more_needed),
            Figure::Factor(_) => target.and_then(|target| more_needed(&cell, &target)),
        };
        Standing::of(&Judged {
            cell,
            target,
            scale: if self.is_share() { 100.0 } else { 1.0 },
            needed: within_a_year(needed, self.a_year),
            lately,
            pooled: self.pooled,
        })
    }

    /// Where a cell of a table stands, by its own figure alone.
    pub(super) fn standing_of(&self, cell: &Cell) -> Option<Standing> {
        Standing::of(&Judged {
            cell: *cell,
            target: self.instrument.target,
            scale: if self.is_share() { 100.0 } else { 1.0 },
            needed: None,
            lately: None,
            pooled: None,
        })
    }

    /// Whether a cell rests on so few answers that they are counted in words.
    pub fn is_of_few(&self, cell: &Cell) -> bool {
        self.few(cell).is_some()
    }

    /// The counts of a cell that rests on so few answers.
    pub fn few(&self, cell: &Cell) -> Option<Few> {
        self.standing_of(cell)?.few
    }

    /// How far a cell of a table is from the target: `kém 4,69 điểm`, or its counts where they are few; `None`
    /// without a figure or a target.
    pub fn brief(&self, cell: &Cell) -> Option<String> {
        brief(&self.standing_of(cell)?, Print::of(*self))
    }
}

/// The same for a row of a table: the counts of few answers, else the distance to the target.
pub fn brief(of: &Standing, print: Print) -> Option<String> {
    let few = of.few.map(|few| counted(few.counted, print.lang));
    few.or_else(|| gap_text(of, print))
}

/// The whole sentence, the course in bold.
pub fn standing(of: &Standing, print: Print) -> Markup {
    html! {
        (of_days(of, print))
        @if let Some(lately) = of.lately { " " (recent(lately, print)) }
    }
}

/// The same as text.
pub fn standing_text(of: &Standing, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let distance = of_days(of, print);
    let Some(lately) = of.lately else { return distance };
    let figure = figure(lately, print);
    let recent = match lately.course {
        Some(course) => format!("{figure}, {}.", words.course(course)),
        None => format!("{figure}."),
    };
    [distance, recent].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn figure(lately: Lately, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let value = lately
        .few
        .map_or_else(|| print.value(lately.value), |few| in_sentence(&counted(few, print.lang)));
    if lately.is_now { words.lately(&value) } else { words.last_months(&value) }
}

fn recent(lately: Lately, print: Print) -> Markup {
    let words = StandingWords::of(print.lang);
    html! {
        (figure(lately, print))
        @if let Some(course) = lately.course {
            ", "
            @match course {
                Course::Falling => strong.falling { (words.course(course)) },
                Course::Rising => strong.rising { (words.course(course)) },
                Course::Unclear => (words.course(course)),
            }
        }
        "."
    }
}

/// The figure against its target, after the days it is of where more are counted than were asked for.
fn of_days(of: &Standing, print: Print) -> String {
    let distance = distance(of, print);
    let Some(pooled) = &of.pooled else { return distance };
    let words = StandingWords::of(print.lang);
    let days = pooled_days(pooled, print.lang);
    if distance.is_empty() {
        words.pooled_alone(&days)
    } else {
        words.pooled(&days, &in_sentence(&distance))
    }
}

/// How few answers a period has, and which days are counted instead: `Kỳ này mới có 7 phiếu; gộp 12 tháng
/// (01/12/2025 – 30/11/2026)`.
pub fn pooled_days(pooled: &Pooled, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    let day = |day: Option<NaiveDate>| {
        day.map_or_else(|| words.to_date.to_owned(), |day| format::day(day, lang))
    };
    let own = match pooled.own {
        Some(0) => words.own_none.to_owned(),
        Some(own) => words.own(&format::count(own, lang)),
        None => words.own_too_few.to_owned(),
    };
    let (from, to) = pooled.days;
    match pooled.pool {
        Pool::TwelveMonths => words.twelve_months(&own, &day(from), &day(to)),
        Pool::All => words.all_days(&own, &day(to)),
    }
}

/// The same after a colon or a comma.
fn in_sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::distance::needed;
    use super::*;
    use crate::stats::{Counted, LEVEL, Target, TargetRule, Verdict, clopper_pearson};

    fn of(satisfied: u64, n: u64, rule: TargetRule) -> Standing {
        let counted = Counted { successes: satisfied, trials: n };
        let interval = clopper_pearson(satisfied, n, LEVEL);
        let verdict = interval.map(|interval| Verdict::of(interval, 0.9, rule));
        let (value, counted) = (counted.share(), Some(counted));
        let cell = Cell { value, interval, n, counted, verdict, ..Cell::default() };
        let target = Target { numerator: 90, denominator: 100, rule };
        let judged = Judged {
            cell,
            target: Some(target),
            scale: 100.0,
            needed: None,
            lately: None,
            pooled: None,
        };
        Standing::of(&judged).unwrap()
    }

    const VI: Print = Print { is_share: true, lang: Lang::Vi };

    fn said(satisfied: u64, n: u64) -> String {
        distance(&of(satisfied, n, TargetRule::AtLeast), VI)
    }

    #[test]
    fn every_case_has_its_sentence() {
        assert_eq!(said(16_892, 18_771), "Chưa đủ căn cứ: kém chỉ tiêu 90% là 0,01 điểm.");
        assert_eq!(said(17_999, 20_000), "Chưa đủ căn cứ: kém chỉ tiêu 90% chưa đến 0,01 điểm.");
        assert_eq!(said(18_000, 20_000), "Chưa đủ căn cứ: vừa bằng chỉ tiêu 90%.");
        assert_eq!(said(904, 1000), "Chưa đủ căn cứ: cao hơn chỉ tiêu 90% là 0,40 điểm.");
        assert_eq!(said(950, 1000), "Đạt chỉ tiêu 90%: cao hơn 5,00 điểm.");
        assert_eq!(said(850, 1000), "Chưa đạt chỉ tiêu 90%: kém 5,00 điểm.");
        assert_eq!(said(88, 100), "Chưa đủ căn cứ: kém chỉ tiêu 90% là 2,00 điểm.");
        assert_eq!(said(93, 100), "Chưa đủ căn cứ: cao hơn chỉ tiêu 90% là 3,00 điểm.");
    }

    #[test]
    fn few_answers_are_counted_in_words() {
        let ending = "Chưa đủ căn cứ: không dưới chỉ tiêu 90%, nhưng còn ít phiếu.";
        assert_eq!(said(17, 18), format!("17 trên 18 phiếu hài lòng. {ending}"));
        assert_eq!(said(18, 18), format!("Cả 18 phiếu đều hài lòng. {ending}"));
        let ending = "Chưa đủ căn cứ: dưới chỉ tiêu 90%, nhưng còn ít phiếu.";
        assert_eq!(said(15, 18), format!("15 trên 18 phiếu hài lòng. {ending}"));
        let missed = "9 trên 18 phiếu hài lòng: chưa đạt chỉ tiêu 90%, ít phiếu nhưng đủ căn cứ.";
        assert_eq!(said(9, 18), missed);
    }

    #[test]
    fn pooled_days_are_said_before_what_they_come_to() {
        let mut few = of(17, 18, TargetRule::AtLeast);
        let days = ("2025-12-01".parse().ok(), "2026-11-30".parse().ok());
        few.pooled = Some(Pooled { pool: Pool::TwelveMonths, days, own: Some(7) });
        let text = "Kỳ này mới có 7 phiếu; gộp 12 tháng (01/12/2025 – 30/11/2026): 17 trên 18 phiếu hài lòng. \
            Chưa đủ căn cứ: không dưới chỉ tiêu 90%, nhưng còn ít phiếu.";
        assert_eq!(standing_text(&few, VI), text);
        let mut enough = of(40, 40, TargetRule::AtLeast);
        enough.pooled = Some(Pooled { pool: Pool::All, days: (None, days.1), own: Some(0) });
        let text = "Kỳ này chưa có phiếu nào; gộp mọi phiếu đến 30/11/2026: \
            đạt chỉ tiêu 90%: cao hơn 10,00 điểm.";
        assert_eq!(standing_text(&enough, VI), text);
    }

    #[test]
    fn a_target_that_is_to_be_passed_says_so() {
        let said = |satisfied, n| distance(&of(satisfied, n, TargetRule::MoreThan), VI);
        let at = "Chưa đủ căn cứ: chỉ tiêu là trên 90%, kết quả bằng mức đó nhưng chưa vượt.";
        assert_eq!(said(18_000, 20_000), at);
        assert_eq!(said(950, 1000), "Đạt chỉ tiêu trên 90%: cao hơn 5,00 điểm.");
    }

    #[test]
    fn the_course_of_the_latest_months_follows() {
        let mut standing = of(16_892, 18_771, TargetRule::AtLeast);
        standing.lately =
            Some(Lately { value: 0.8903, few: None, course: Some(Course::Falling), is_now: true });
        let text =
            "Chưa đủ căn cứ: kém chỉ tiêu 90% là 0,01 điểm. Ba tháng gần nhất 89,03%, đang giảm.";
        assert_eq!(standing_text(&standing, VI), text);
        let english = Print { lang: Lang::En, ..VI };
        let text = "Not enough to tell: 0.01 points short of the target of 90%. Last three months 89.03%, falling.";
        assert_eq!(standing_text(&standing, english), text);
    }

    #[test]
    fn a_number_of_answers_is_advice_and_its_absence_is_said() {
        let mut standing = of(16_892, 18_771, TargetRule::AtLeast);
        assert_eq!(needed(&standing, Lang::Vi), "Khác biệt quá nhỏ để khảo sát phân biệt.");
        standing.needed = Some(863);
        let told = "Nếu tỷ lệ giữ nguyên, cần thêm khoảng 863 phiếu để đủ căn cứ.";
        assert_eq!(needed(&standing, Lang::Vi), told);
        assert_eq!(needed(&of(17, 18, TargetRule::AtLeast), Lang::Vi), "");
        assert_eq!(needed(&of(950, 1000, TargetRule::AtLeast), Lang::Vi), "");
    }
}
