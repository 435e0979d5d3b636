//! Where a figure stands, in a sentence: the distance to the target, and where it is going.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::Shown;
use crate::base::{Lang, format, words};
use crate::domain::measure::{
    Cell, Course, Distance, Few, Figure, Judged, Lately, Pool, Pooled, Side, Standing, more_needed,
    within_a_year,
};
use crate::stats::{Counted, TargetRule, Verdict};

/// How a figure prints: a share in percent, or points.
#[derive(Clone, Copy, Debug)]
pub struct Print {
    /// Whether it is a share.
    pub is_share: bool,
    /// The language.
    pub lang: Lang,
}

impl Print {
    /// That of an instrument's index.
    pub fn of(shown: Shown<'_>) -> Self {
        Self { is_share: shown.is_share(), lang: shown.lang }
    }

    /// A figure: `89,99%`, or `13,50 điểm`.
    pub fn value(self, value: f64) -> String {
        if self.is_share {
            return format::percent(value, self.lang);
        }
        self.points(&format::two_decimals(value, self.lang))
    }

    /// A distance: always in points.
    fn gap(self, gap: i64) -> String {
        self.points(&format::of_hundredths(gap.abs(), self.lang))
    }

    fn points(self, number: &str) -> String {
        format!("{number} {}", StandingWords::of(self.lang).points)
    }

    /// A target without the decimals it does not need: `90%`, `trên 90%`.
    fn target(self, of: &Distance) -> String {
        let number = match of.target % 100 {
            0 => (of.target / 100).to_string(),
            _ => format::of_hundredths(of.target, self.lang),
        };
        let number = if self.is_share { format!("{number}%") } else { self.points(&number) };
        match of.rule {
            TargetRule::AtLeast => number,
            TargetRule::MoreThan => StandingWords::of(self.lang).above(&number),
        }
    }
}

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

/// The distance to the target in two or three words, for a table: `kém 4,69 điểm`; `None` without a target
/// and for a figure that prints as the target.
pub(super) fn gap_text(of: &Standing, print: Print) -> Option<String> {
    let words = StandingWords::of(print.lang);
    let against = of.against.filter(|against| against.gap != 0)?;
    let gap = print.gap(against.gap);
    Some(match (against.gap > 0, against.side) {
        (true, Side::Near) => words.short_near_above(&gap),
        (false, Side::Near) => words.short_near_below(&gap),
        (true, _) => words.short_above(&gap),
        (false, _) => words.short_below(&gap),
    })
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

/// The figure against its target in a sentence; empty for a figure that has none.
fn distance(of: &Standing, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let Some(against) = &of.against else { return String::new() };
    let target = print.target(against);
    if let Some(few) = &of.few {
        return few_answers(of, few, &target, print);
    }
    let gap = print.gap(against.gap);
    match (of.verdict, against.side) {
        (Some(Verdict::Reached), _) if against.gap == 0 => words.reached_exactly(&target),
        (Some(Verdict::Reached), _) => words.reached(&target, &gap),
        (Some(Verdict::Missed), _) if against.gap == 0 => words.missed_by_less(&target),
        (Some(Verdict::Missed), _) => words.missed(&target, &gap),
        (_, Side::Near) => near((against, &target), &gap, print.lang),
        (_, Side::Above) if against.gap == 0 => words.at_open(&target),
        (_, Side::Above) => words.above_open(&target, &gap),
        (_, Side::Below) => words.below_open(&target, &gap),
    }
}

fn near((of, target): (&Distance, &str), gap: &str, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    match (of.gap, of.is_reached) {
        (0, true) => words.at(target),
        (0, false) if of.rule == TargetRule::MoreThan => words.not_above(target),
        (0, false) => words.near_by_less(target),
        (_, true) => words.near_above(target, gap),
        (_, false) => words.near_below(target, gap),
    }
}

/// Counts instead of a rate that so few answers do not carry.
fn few_answers(of: &Standing, few: &Few, target: &str, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let counted = counted(few.counted, print.lang);
    match (of.verdict, few.is_below) {
        (Some(Verdict::Missed), true) => words.few_missed(&counted, target),
        (Some(Verdict::Missed), false) => {
            words.few_but_missed(&counted, &print.value(of.value), target)
        }
        _ if of.against.is_some_and(|against| against.is_reached != few.is_reached) => {
            words.few_undecided(&counted, target)
        }
        _ if few.is_reached => words.few_above(&counted, target),
        _ => words.few_below(&counted, target),
    }
}

/// `17 trên 18`.
pub fn of_all(of: Counted, lang: Lang) -> String {
    let count = |n| format::count(n, lang);
    StandingWords::of(lang).of_all(&count(of.successes), &count(of.trials))
}

/// `17 trên 18 phiếu hài lòng`.
pub fn counted(of: Counted, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    let Counted { successes, trials } = of;
    let all = format::count(trials, lang);
    match (successes == trials, trials) {
        (true, 1) => words.the_one_satisfied.to_owned(),
        (true, _) => words.all_satisfied(&all),
        (false, _) if successes == 0 => words.none_satisfied(&all),
        (false, _) => words.satisfied(&format::count(successes, lang), &all),
    }
}

/// What further answers could decide of an open verdict; empty for one that is decided, and where the
/// words of few answers have said it.
pub fn needed(of: &Standing, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    match (of.verdict, of.needed) {
        (Some(Verdict::Open), Some(more)) => words.needed(&format::count(more, lang)),
        (Some(Verdict::Open), None) if of.few.is_none() => words.too_small.to_owned(),
        _ => String::new(),
    }
}

words! {
    struct StandingWords {
        points: "điểm" / "points",
        above(target: &str): "trên {target}" / "more than {target}",
        reached_exactly(target: &str): "Đạt chỉ tiêu {target}." / "Target of {target} reached.",
        reached(target: &str, gap: &str): "Đạt chỉ tiêu {target}: cao hơn {gap}."
            / "Target of {target} reached: {gap} above it.",
        missed(target: &str, gap: &str): "Chưa đạt chỉ tiêu {target}: kém {gap}."
            / "Target of {target} not reached: {gap} short.",
        missed_by_less(target: &str): "Chưa đạt chỉ tiêu {target}: kém chưa đến 0,01 điểm."
            / "Target of {target} not reached: less than 0.01 points short.",
        at(target: &str): "Vừa bằng chỉ tiêu {target}." / "Exactly at the target of {target}.",
        not_above(target: &str): "Sát chỉ tiêu {target}: bằng mức đó nhưng chưa vượt."
            / "Close to the target of {target}: at that figure, not above it.",
        near_by_less(target: &str): "Sát chỉ tiêu {target}: kém chưa đến 0,01 điểm."
            / "Close to the target of {target}: less than 0.01 points short.",
        near_above(target: &str, gap: &str): "Sát chỉ tiêu {target}: cao hơn {gap}."
            / "Close to the target of {target}: {gap} above it.",
        near_below(target: &str, gap: &str): "Sát chỉ tiêu {target}: kém {gap}."
            / "Close to the target of {target}: {gap} short.",
        at_open(target: &str): "Bằng chỉ tiêu {target}, nhưng chưa đủ phiếu để kết luận."
            / "At the target of {target}, but with too few answers to tell.",
        above_open(target: &str, gap: &str):
            "Cao hơn chỉ tiêu {target} là {gap}, nhưng chưa đủ phiếu để kết luận."
            / "Above the target of {target} by {gap}, but with too few answers to tell.",
        below_open(target: &str, gap: &str):
            "Kém chỉ tiêu {target} là {gap}, nhưng chưa đủ phiếu để kết luận."
            / "Below the target of {target} by {gap}, but with too few answers to tell.",
        of_all(some: &str, all: &str): "{some} trên {all}" / "{some} of {all}",
        satisfied(some: &str, all: &str): "{some} trên {all} phiếu hài lòng"
            / "{some} of {all} answers satisfied",
        all_satisfied(all: &str): "Cả {all} phiếu đều hài lòng" / "All {all} answers satisfied",
        none_satisfied(all: &str): "Cả {all} phiếu đều chưa hài lòng"
            / "None of {all} answers satisfied",
        the_one_satisfied: "Phiếu duy nhất hài lòng" / "The only answer satisfied",
        few_above(counted: &str, target: &str):
            "{counted}. Mức này không dưới chỉ tiêu {target}, nhưng ít phiếu nên chưa kết luận."
            / "{counted}. That is not below the target of {target}, but too few to tell.",
        few_below(counted: &str, target: &str):
            "{counted}. Mức này dưới chỉ tiêu {target}, nhưng ít phiếu nên chưa kết luận."
            / "{counted}. That is below the target of {target}, but too few to tell.",
        few_undecided(counted: &str, target: &str):
            "{counted}: còn ít phiếu nên chưa kết luận được so với chỉ tiêu {target}."
            / "{counted}: too few to tell against the target of {target}.",
        few_missed(counted: &str, target: &str):
            "{counted}: chưa đạt chỉ tiêu {target}, dù ít phiếu cũng đủ để kết luận."
            / "{counted}: target of {target} not reached; few as they are, they suffice to tell.",
        few_but_missed(counted: &str, figure: &str, target: &str):
            "{counted} nói chung, nhưng các tiêu chí chỉ được {figure}: chưa đạt chỉ tiêu {target}."
            / "{counted} overall, but the criteria come to {figure} alone: target of {target} not reached.",
        own(count: &str): "Kỳ này mới có {count} phiếu" / "This period has {count} answers so far",
        own_none: "Kỳ này chưa có phiếu nào" / "This period has no answers yet",
        own_too_few: "Kỳ này có quá ít ý kiến" / "This period has too few answers",
        twelve_months(own: &str, from: &str, to: &str): "{own}; gộp 12 tháng ({from} – {to})"
            / "{own}; twelve months together ({from} – {to})",
        all_days(own: &str, to: &str): "{own}; gộp mọi phiếu đến {to}"
            / "{own}; all answers up to {to} together",
        pooled(days: &str, said: &str): "{days}: {said}" / "{days}: {said}",
        pooled_alone(days: &str): "{days}." / "{days}.",
        to_date: "nay" / "today",
        short_above(gap: &str): "cao hơn {gap}" / "{gap} above",
        short_below(gap: &str): "kém {gap}" / "{gap} short",
        short_near_above(gap: &str): "sát chỉ tiêu, cao hơn {gap}" / "close, {gap} above",
        short_near_below(gap: &str): "sát chỉ tiêu, kém {gap}" / "close, {gap} short",
        lately(figure: &str): "Ba tháng gần nhất {figure}" / "Last three months {figure}",
        last_months(figure: &str): "Ba tháng cuối kỳ {figure}"
            / "Last three months of the period {figure}",
        course: Course {
            Rising => "đang tăng" / "rising",
            Falling => "đang giảm" / "falling",
            Unclear => "chưa thấy thay đổi rõ rệt" / "no clear change",
        },
        needed(more: &str): "Nếu tỷ lệ giữ nguyên, cần thêm khoảng {more} phiếu để kết luận."
            / "At the same rate, about {more} more answers are needed to tell.",
        too_small: "Khác biệt quá nhỏ để khảo sát phân biệt."
            / "The difference is too small for the survey to tell.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{LEVEL, Target, clopper_pearson};

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
        assert_eq!(said(16_892, 18_771), "Sát chỉ tiêu 90%: kém 0,01 điểm.");
        assert_eq!(said(17_999, 20_000), "Sát chỉ tiêu 90%: kém chưa đến 0,01 điểm.");
        assert_eq!(said(18_000, 20_000), "Vừa bằng chỉ tiêu 90%.");
        assert_eq!(said(904, 1000), "Sát chỉ tiêu 90%: cao hơn 0,40 điểm.");
        assert_eq!(said(950, 1000), "Đạt chỉ tiêu 90%: cao hơn 5,00 điểm.");
        assert_eq!(said(850, 1000), "Chưa đạt chỉ tiêu 90%: kém 5,00 điểm.");
        let open = "Kém chỉ tiêu 90% là 2,00 điểm, nhưng chưa đủ phiếu để kết luận.";
        assert_eq!(said(88, 100), open);
        let open = "Cao hơn chỉ tiêu 90% là 3,00 điểm, nhưng chưa đủ phiếu để kết luận.";
        assert_eq!(said(93, 100), open);
    }

    #[test]
    fn few_answers_are_counted_in_words() {
        let ending = "Mức này không dưới chỉ tiêu 90%, nhưng ít phiếu nên chưa kết luận.";
        assert_eq!(said(17, 18), format!("17 trên 18 phiếu hài lòng. {ending}"));
        assert_eq!(said(18, 18), format!("Cả 18 phiếu đều hài lòng. {ending}"));
        let ending = "Mức này dưới chỉ tiêu 90%, nhưng ít phiếu nên chưa kết luận.";
        assert_eq!(said(15, 18), format!("15 trên 18 phiếu hài lòng. {ending}"));
        let missed =
            "9 trên 18 phiếu hài lòng: chưa đạt chỉ tiêu 90%, dù ít phiếu cũng đủ để kết luận.";
        assert_eq!(said(9, 18), missed);
    }

    #[test]
    fn pooled_days_are_said_before_what_they_come_to() {
        let mut few = of(17, 18, TargetRule::AtLeast);
        let days = ("2025-12-01".parse().ok(), "2026-11-30".parse().ok());
        few.pooled = Some(Pooled { pool: Pool::TwelveMonths, days, own: Some(7) });
        let text = "Kỳ này mới có 7 phiếu; gộp 12 tháng (01/12/2025 – 30/11/2026): 17 trên 18 phiếu hài lòng. \
            Mức này không dưới chỉ tiêu 90%, nhưng ít phiếu nên chưa kết luận.";
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
        let at = "Sát chỉ tiêu trên 90%: bằng mức đó nhưng chưa vượt.";
        assert_eq!(said(18_000, 20_000), at);
        assert_eq!(said(950, 1000), "Đạt chỉ tiêu trên 90%: cao hơn 5,00 điểm.");
    }

    #[test]
    fn the_course_of_the_latest_months_follows() {
        let mut standing = of(16_892, 18_771, TargetRule::AtLeast);
        standing.lately =
            Some(Lately { value: 0.8903, few: None, course: Some(Course::Falling), is_now: true });
        let text = "Sát chỉ tiêu 90%: kém 0,01 điểm. Ba tháng gần nhất 89,03%, đang giảm.";
        assert_eq!(standing_text(&standing, VI), text);
        let english = Print { lang: Lang::En, ..VI };
        let text =
            "Close to the target of 90%: 0.01 points short. Last three months 89.03%, falling.";
        assert_eq!(standing_text(&standing, english), text);
    }

    #[test]
    fn a_number_of_answers_is_advice_and_its_absence_is_said() {
        let mut standing = of(16_892, 18_771, TargetRule::AtLeast);
        assert_eq!(needed(&standing, Lang::Vi), "Khác biệt quá nhỏ để khảo sát phân biệt.");
        standing.needed = Some(863);
        let told = "Nếu tỷ lệ giữ nguyên, cần thêm khoảng 863 phiếu để kết luận.";
        assert_eq!(needed(&standing, Lang::Vi), told);
        assert_eq!(needed(&of(17, 18, TargetRule::AtLeast), Lang::Vi), "");
        assert_eq!(needed(&of(950, 1000, TargetRule::AtLeast), Lang::Vi), "");
    }
}
