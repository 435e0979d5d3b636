//! A plan at work in the made-up year: who did what to which task, and when.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::{at, paper};
use crate::base::calendar::{Period, Report, Schedule, office_day};
use crate::base::random::Random;
use crate::domain::measure::{Declared, Indicator};
use crate::domain::plan::{Assignee, Change, PlanRow, Step, TaskResult, Units};
use crate::stats::Verdict;
use crate::store::{NewEvidence, NewReportSent};

/// Units that tasks of "các phòng, đơn vị" are put on, by their codes in `seeds/demo/offices.toml`.
const UNITS: [&str; 3] = ["PLS", "PHTQT", "VPS"];

/// What is written beside progress.
const NOTES: [&str; 6] = [
    "Đã lập dự thảo, gửi các phòng góp ý.",
    "Đã tổng hợp ý kiến, trình lãnh đạo Sở.",
    "Đang thu thập số liệu từ các phòng, đơn vị.",
    "Đã triển khai theo kế hoạch.",
    "Họp rà soát tiến độ với đơn vị phối hợp.",
    "",
];

/// What is entered as a result.
const RESULTS: [(&str, Verdict); 4] = [
    ("Hoàn thành 100% nội dung theo yêu cầu.", Verdict::Reached),
    ("Đã thực hiện đầy đủ, đúng quy định.", Verdict::Reached),
    ("Đã ban hành và báo cáo đúng thời gian.", Verdict::Reached),
    ("Thực hiện được 8/10 nội dung; 2 nội dung chuyển sang quý sau.", Verdict::Missed),
];

/// Something done to a task of a made-up plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// When.
    pub at: DateTime<Utc>,
    /// To which task.
    pub number: String,
    /// What.
    pub what: What,
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A change.
    Change(Change),
    /// A file was attached.
    Attach(NewEvidence),
    /// A periodic report was recorded as sent.
    Report(NewReportSent),
}

/// The plan for another year: its days, and the year where a text names it.
pub fn of_year(rows: &[PlanRow], year: i32) -> Vec<PlanRow> {
    rows.iter().map(|row| moved(row.clone(), year)).collect()
}

fn moved(mut row: PlanRow, year: i32) -> PlanRow {
    let (old, new) = (row.year.to_string(), year.to_string());
    let texts =
        [&mut row.title, &mut row.task, &mut row.requirement, &mut row.output, &mut row.due_words];
    for text in texts {
        text.vi = text.vi.replace(&old, &new);
        text.en = text.en.replace(&old, &new);
    }
    if let Schedule::On(days) = &mut row.due {
        // A leap day has no counterpart in most years; the day before it does.
        let in_year = |day: &NaiveDate| {
            let same = day.with_year(year);
            same.or_else(|| day.pred_opt()?.with_year(year))
        };
        *days = days.iter().filter_map(in_year).collect();
    }
    row.year = year;
    row
}

/// What was done to the tasks until `last_day`, in the order of the clock; the same for the same
/// seed.
pub fn deeds(rows: &[PlanRow], seed: u64, last_day: NaiveDate) -> Vec<Deed> {
    // Another stream than the visits' and the slips'.
    let random = Random::seeded(seed.rotate_left(32) ^ 0x706c_616e);
    let mut deeds = Vec::new();
    for row in rows.iter().filter(|row| row.is_task()) {
        let Some(first) = NaiveDate::from_ymd_opt(row.year, 1, 9) else {
            continue;
        };
        let of_task = random.with(|rng| {
            let mut story = Story { row, rng, last_day, deeds: Vec::new() };
            story.tell(first);
            story.deeds
        });
        deeds.extend(of_task);
    }
    deeds.retain(|deed| office_day(deed.at) <= last_day);
    deeds.sort_by_key(|deed| deed.at);
    deeds
}

/// One task's year.
struct Story<'a> {
    row: &'a PlanRow,
    rng: &'a mut StdRng,
    last_day: NaiveDate,
    deeds: Vec<Deed>,
}

impl Story<'_> {
    fn tell(&mut self, first: NaiveDate) {
        if self.row.lead == Units::All {
            let unit = UNITS.choose(self.rng).copied().unwrap_or("VPS");
            let day = self.after(first, 0, 20);
            let who = Assignee::Unit(unit.to_owned());
            self.change(day, Change::Assign(who));
        }
        match &self.row.due {
            Schedule::On(days) if days.len() > 1 => self.parts(days),
            _ if self.rng.random_ratio(1, 8) => {}
            _ => self.one_piece(first),
        }
    }

    /// A part for each due day: most some days before, now and then some days late.
    fn parts(&mut self, days: &[NaiveDate]) {
        for (place, due) in (1_u8..).zip(days) {
            let late = self.rng.random_ratio(1, 5);
            let day = if late { self.after(*due, 1, 6) } else { self.before(*due) };
            let of_reports = self.is_about_reports();
            let change = Change::Progress {
                percent: u8::try_from(usize::from(place) * 100 / days.len()).unwrap_or(100),
                delivered: (!of_reports).then_some(*due),
                note: "Đã gửi báo cáo đúng mẫu.".to_owned(),
            };
            self.change(day, change);
            let periods = Period::all_of(self.row.year).into_iter();
            let period = periods.skip(usize::from(place) - 1).find(|_| of_reports);
            if let Some(period) = period {
                self.report(period);
            }
        }
    }

    /// A task without parts: progress at a pace of its own; the quick ones are approved.
    fn one_piece(&mut self, first: NaiveDate) {
        let steps = self.rng.random_range(2..=5_u8);
        // Days from step to step: the slowest end next year, and so stay unfinished.
        let pace = self.rng.random_range(120..=640_u64) / u64::from(steps);
        let mut day = self.after(first, 5, 40);
        // What is measured over the whole year is not finished before its end.
        let is_measured = self.row.measure.is_some() && self.row.declared_aim().is_none();
        let last = steps - u8::from(is_measured);
        for step in 1..=last {
            let note = NOTES.choose(self.rng).copied().unwrap_or_default();
            let change = Change::Progress {
                percent: u8::try_from(u16::from(step) * 100 / u16::from(steps)).unwrap_or(100),
                delivered: None,
                note: note.to_owned(),
            };
            self.change(day, change);
            if step < steps {
                day = self.after(day, pace / 2, pace);
            }
        }
        if is_measured {
            return;
        }
        day = self.after(day, 1, 10);
        self.attach(day);
        self.result(day);
        self.step(day, Step::Submit, "");
        if self.rng.random_ratio(1, 4) {
            day = self.after(day, 1, 4);
            self.step(day, Step::Return, "Bổ sung số liệu của các phòng, đơn vị.");
            day = self.after(day, 2, 9);
            self.step(day, Step::Submit, "Đã bổ sung.");
        }
        // Some wait for long on a desk.
        let longest = if self.rng.random_ratio(1, 2) { 120 } else { 12 };
        day = self.after(day, 1, longest);
        self.step(day, Step::Approve, "");
    }

    /// What came of it: declared where the plan's target is a number, else in words.
    fn result(&mut self, day: NaiveDate) {
        if let Some(aim) = self.row.declared_aim() {
            let whole = aim.indicator.is_share().then(|| self.rng.random_range(8..=40));
            // One in six falls short by one.
            let lacking = u64::from(self.rng.random_ratio(1, 6));
            let part = whole.map_or(aim.target.numerator, |whole| whole - lacking);
            return self.change(day, Change::Declare(Declared { part, whole }));
        }
        let (text, verdict) = RESULTS.choose(self.rng).copied().unwrap_or(RESULTS[0]);
        let text = text.to_owned();
        self.change(day, Change::Enter(TaskResult { text, verdict }));
    }

    fn is_about_reports(&self) -> bool {
        let aim = self.row.measure.as_ref();
        aim.is_some_and(|aim| aim.indicator == Indicator::ReportsInTime)
    }

    /// The report of a period, recorded a minute after the last deed.
    fn report(&mut self, period: Period) {
        let Some(last) = self.deeds.last() else { return };
        let at = last.at + TimeDelta::minutes(1);
        let line = format!("Made-up report, {period}");
        let name = match period.report {
            Report::FirstQuarter => "quy-I",
            Report::SixMonths => "6-thang",
            Report::ThirdQuarter => "quy-III",
            Report::Year => "nam",
        };
        let report = NewReportSent {
            period,
            sent: office_day(at),
            sign: format!("{}/BC-SNgV", self.deeds.len() * 47),
            file: Some(pdf(name, &line)),
            reason: String::new(),
        };
        let number = self.row.number.clone();
        self.deeds.push(Deed { at, number, what: What::Report(report) });
    }

    fn attach(&mut self, day: NaiveDate) {
        let number = &self.row.number;
        let line = format!("Made-up evidence, task {number}, {}", self.row.year);
        let file = pdf(&number.replace('.', "-"), &line);
        self.push(day, What::Attach(file));
    }

    fn step(&mut self, day: NaiveDate, step: Step, note: &str) {
        let note = note.to_owned();
        self.change(day, Change::Move { step, note });
    }

    fn change(&mut self, day: NaiveDate, change: Change) {
        self.push(day, What::Change(change));
    }

    /// In office hours of a working day, a minute after the task's last deed at the least.
    fn push(&mut self, mut day: NaiveDate, what: What) {
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day = day.pred_opt().unwrap_or(day);
        }
        let minutes = self.rng.random_range(0..=480);
        let drawn = at(day, 8 * 60 + minutes);
        let last = self.deeds.last().map(|deed| deed.at + TimeDelta::minutes(1));
        let at = last.map_or(drawn, |last| last.max(drawn));
        self.deeds.push(Deed { at, number: self.row.number.clone(), what });
    }

    /// A day between `least` and `most` days after `day`.
    fn after(&mut self, day: NaiveDate, least: u64, most: u64) -> NaiveDate {
        let days = self.rng.random_range(least..=most.max(least));
        day.checked_add_days(Days::new(days)).unwrap_or(self.last_day)
    }

    /// A day of the week before `day`.
    fn before(&mut self, day: NaiveDate) -> NaiveDate {
        let days = self.rng.random_range(0..=6);
        day.checked_sub_days(Days::new(days)).unwrap_or(day)
    }
}

fn pdf(name: &str, line: &str) -> NewEvidence {
    NewEvidence {
        name: format!("bao-cao-{name}.pdf"),
        kind: "pdf".to_owned(),
        content: paper::pdf(line),
    }
}
