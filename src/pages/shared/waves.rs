//! How far a wave has come, in words.

use chrono::NaiveDate;

use crate::app::App;
use crate::base::{Lang, format, words};
use crate::domain::batch::Selection;
use crate::domain::measure::Filter;
use crate::domain::wave::{Outlook, Wave, WaveState, outlook};
use crate::stats::Counted;
use crate::store;

words! {
    /// What is said of a wave.
    struct Words {
        state: WaveState {
            Open => "Đang mở" / "Open",
            Planned => "Sắp mở" / "To come",
            Ended => "Đã kết thúc" / "Ended",
        },
        answers(n: &str): "{n} phiếu" / "{n} answers",
        of_quota(n: &str, wanted: &str, share: &str): "{n} trên {wanted} phiếu cần thu ({share})"
            / "{n} of {wanted} answers wanted ({share})",
        done: "Đã đủ chỉ tiêu số phiếu." / "As many answers as wanted.",
        in_time(day: &str): "Theo nhịp hiện nay, đủ chỉ tiêu ngày {day}."
            / "At the present pace there are enough on {day}.",
        short(a_day: &str, days: &str):
            "Theo nhịp hiện nay không kịp: mỗi ngày làm việc cần {a_day} phiếu trong {days} ngày còn lại."
            / "Not in time at the present pace: {a_day} a working day are needed in the {days} days left.",
        last_day(missing: &str): "Không còn ngày làm việc nào sau hôm nay: còn thiếu {missing} phiếu."
            / "No working day is left after today: {missing} answers are missing.",
        missed(missing: &str): "Kết thúc khi còn thiếu {missing} phiếu."
            / "Ended with {missing} answers missing.",
        planned(day: &str): "Bắt đầu nhận phiếu ngày {day}." / "Takes answers from {day} on.",
    }
}

/// Whether it takes answers, in a word.
pub fn state(wave: &Wave, today: NaiveDate, lang: Lang) -> &'static str {
    Words::of(lang).state(wave.state(today))
}

/// Its days: `01/12/2026 – 31/12/2026`.
pub fn days(wave: &Wave, lang: Lang) -> String {
    format!("{} – {}", format::day(wave.first, lang), format::day(wave.last, lang))
}

/// How many answers there are, of how many wanted.
pub fn count(n: u64, wanted: Option<u64>, lang: Lang) -> String {
    let words = Words::of(lang);
    let number = |n| format::count(n, lang);
    let share = wanted.and_then(|wanted| Counted { successes: n, trials: wanted }.share());
    match wanted.zip(share) {
        None => words.answers(&number(n)),
        Some((wanted, share)) => {
            words.of_quota(&number(n), &number(wanted), &format::percent(share, lang))
        }
    }
}

/// What it comes to at its present pace; nothing without a number that is wanted.
pub fn pace(app: &App, wave: &Wave, n: u64, lang: Lang) -> Option<String> {
    let wanted = wave.wanted()?;
    let (today, words) = (app.today(), Words::of(lang));
    let number = |n| format::count(n, lang);
    Some(match outlook(wave, (n, wanted), today, &app.rules().holidays) {
        Outlook::Done => words.done.to_owned(),
        Outlook::InTime(day) => words.in_time(&format::day(day, lang)),
        Outlook::Short { a_day, days: 0 } => words.last_day(&number(a_day)),
        Outlook::Short { a_day, days } => words.short(&number(a_day), &number(days)),
        Outlook::Missed(missing) => words.missed(&number(missing)),
        Outlook::Planned => words.planned(&format::day(wave.first, lang)),
    })
}

/// Both in a few sentences.
pub fn progress(app: &App, wave: &Wave, n: u64, lang: Lang) -> String {
    let count = format!("{}.", count(n, wave.wanted(), lang));
    let sentences = [Some(count), pace(app, wave, n, lang)];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Settled answers to any version of an instrument in a wave.
pub async fn settled(app: &App, wave: &Wave) -> store::Result<u64> {
    let filter = Filter { wave: Some(wave.code.clone()), ..Filter::default() };
    let selection = Selection { filter, ..Selection::default() };
    let mut sum = 0;
    for version in app.instruments.versions(&wave.instrument) {
        sum += app.store.columns(version).await?.view(&selection).responses();
    }
    Ok(sum)
}
