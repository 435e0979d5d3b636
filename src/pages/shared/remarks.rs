//! What people wrote, as a block of a page: which topics how often, how many are unread, the newest.
//!
//! `gather` reads them for any filter, `block` shows them; for readers with [`crate::web::auth::permission::ReadRemarks`]
//! may see it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::{Lang, format, words};
use crate::domain::remark::{State, Tone, Topics};
use crate::store::{self, Remark, RemarkCounts, RemarkFilter, Store};
use crate::web::components::part::part;
use crate::web::paths;

/// Remarks under a filter.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The request.
    pub filter: RemarkFilter,
    /// How many of what.
    pub counts: RemarkCounts,
    /// The newest.
    pub newest: Vec<Remark>,
}

/// Reads the counts and the newest `most` remarks.
pub async fn gather(
    store: &Store,
    filter: RemarkFilter,
    most: u32,
    lang: Lang,
) -> store::Result<Gathered> {
    let (counts, newest) =
        tokio::try_join!(store.remark_counts(&filter), store.remarks(&filter, (None, most), lang))?;
    Ok(Gathered { counts, newest: newest.rows, filter })
}

/// The address of the page of remarks with this filter, where `changes` overrule it; a blank one is taken out.
pub fn address(filter: &RemarkFilter, changes: &[(&str, &str)]) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let all_days = if filter.from.is_none() && filter.to.is_none() { "all" } else { "" };
    let own = [
        ("instrument", filter.instrument.clone().unwrap_or_default()),
        ("unit", filter.units.first().cloned().unwrap_or_default()),
        ("touchpoint", filter.touchpoint.clone().unwrap_or_default()),
        ("topic", filter.topic.clone().unwrap_or_default()),
        ("tone", filter.tone.map(Tone::code).unwrap_or_default().to_owned()),
        ("state", filter.state.map(State::code).unwrap_or_default().to_owned()),
        ("from", day(filter.from)),
        ("to", day(filter.to)),
        ("period", all_days.to_owned()),
    ];
    let overruled = |name: &str| changes.iter().any(|(each, _)| *each == name);
    let kept = own.iter().filter(|(name, _)| !overruled(name));
    let kept = kept.map(|(name, value)| (*name, value.as_str()));
    paths::with_query(&paths::remarks(), kept.chain(changes.iter().copied()))
}

/// The block: a heading, the topics as links, the newest remarks.
pub fn block(gathered: &Gathered, topics: &Topics, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let unread = gathered.counts.of(State::Unread);
    let link = |changes: &[(&str, &str)]| paths::in_lang(&address(&gathered.filter, changes), lang);
    html! {
        h2 { (words.remarks) }
        p.hint { (words.lead) }
        @if gathered.counts.all == 0 { p { (words.none) } } @else {
            p {
                a href=(link(&[])) { (format::count(gathered.counts.all, lang)) " " (words.all) }
                @if unread > 0 {
                    " · " a href=(link(&[("state", "unread")])) { (format::count(unread, lang)) " " (words.unread) }
                }
            }
            (topic_links(&gathered.counts, topics, lang, |topic, tone| {
                link(&[("topic", topic), ("tone", tone.code())])
            }))
            (part(
                &words.show_newest(&gathered.newest.len().to_string()),
                &html! { @for remark in &gathered.newest { (quoted(remark, topics, lang)) } },
            ))
        }
    }
}

/// What people wrote last, as a card of the morning page.
pub fn card(gathered: &Gathered, topics: &Topics, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let unread = gathered.counts.of(State::Unread);
    let link = |changes: &[(&str, &str)]| paths::in_lang(&address(&gathered.filter, changes), lang);
    html! {
        section.card.wrote {
            h2 {
                (words.lately)
                @if unread > 0 {
                    " · " a href=(link(&[("state", "unread")])) { (format::count(unread, lang)) " " (words.unread) }
                }
            }
            @if gathered.counts.all == 0 { p { (words.none) } }
            @for remark in &gathered.newest { (quoted(remark, topics, lang)) }
        }
    }
}

/// Topics with how many remarks complain about them or ask for something, and how many praise them, the most
/// first; `link` gives the address of those with a topic and a tone.
pub fn topic_links(
    counts: &RemarkCounts,
    topics: &Topics,
    lang: Lang,
    link: impl Fn(&str, Tone) -> String,
) -> Markup {
    let words = Words::of(lang);
    let sides = [
        (words.complaints, Tone::Complaint, &counts.complaints),
        (words.praises, Tone::Praise, &counts.praises),
    ];
    html! {
        div.sides {
            @for (title, tone, counted) in sides {
                @if !counted.is_empty() {
                    div {
                        h3 { (title) }
                        ul.sums { @for (count, code) in most_first(counted) {
                            @if let Some(topic) = topics.topic(code) {
                                li { a href=(link(&topic.code, tone)) { (topic.name.in_lang(lang)) } " " (format::count(count, lang)) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn most_first(counted: &BTreeMap<String, u64>) -> Vec<(u64, &str)> {
    let mut found: Vec<_> = counted.iter().map(|(code, count)| (*count, code.as_str())).collect();
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found
}

/// Whether it praises, complains or asks for something, as a badge; nothing where that is not told.
pub fn tone(tone: Tone, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let told = match tone {
        Tone::Neutral => return html! {},
        Tone::Praise => ("status praise", words.praise),
        Tone::Complaint => ("status complaint", words.complaint),
        Tone::Mixed => ("status", words.mixed),
    };
    html! { span class=(told.0) { (told.1) } }
}

/// A remark with its days and topics.
pub fn quoted(remark: &Remark, topics: &Topics, lang: Lang) -> Markup {
    html! {
        blockquote {
            p.lines { (text(remark, lang)) }
            footer.soft {
                (span(remark, lang))
                @for topic in &remark.topics { " · " (name(topics, topic, lang)) }
                " " (tone(remark.tone, lang))
            }
        }
    }
}

/// The words of a remark, or that they were taken out.
pub fn text(remark: &Remark, lang: Lang) -> &str {
    if remark.redacted { Words::of(lang).redacted } else { &remark.text }
}

/// The days of its batch.
pub fn span(remark: &Remark, lang: Lang) -> String {
    let day = |day| format::day(day, lang);
    let batch = remark.batch;
    if batch.from == batch.to {
        day(batch.from)
    } else {
        format!("{} – {}", day(batch.from), day(batch.to))
    }
}

/// A topic's name; its code where the file has it no longer.
pub fn name<'a>(topics: &'a Topics, code: &'a str, lang: Lang) -> &'a str {
    topics.topic(code).map_or(code, |topic| topic.name.in_lang(lang))
}

words! {
    /// Words of the block of remarks.
    struct Words {
        lately: "Người dân vừa viết" / "What people just wrote",
        show_newest(count: &str): "Xem {count} góp ý mới nhất" / "Show the newest {count} remarks",
        remarks: "Góp ý theo chủ đề" / "Remarks by topic",
        lead: "Không ghi tên; hiển thị khi lô phiếu (từ năm phiếu trở lên) đã chốt, chỉ kèm tháng và đơn vị; lô có từ năm góp ý mới ghi điểm khảo sát và ngày chốt. Chủ đề do máy gợi ý cho đến khi có người xác nhận."
            / "Anonymous; shown once their batch of at least five responses is settled, with the month and the unit alone; where a batch has five remarks, with the touchpoint and the day it was settled. Topics are suggested by the program until somebody confirms them.",
        none: "Chưa có góp ý." / "No remarks yet.",
        complaints: "Phàn nàn, đề nghị" / "Complaints and requests",
        praises: "Khen" / "Praise",
        complaint: "phàn nàn, đề nghị" / "complaint or request",
        praise: "khen" / "praise",
        mixed: "vừa khen vừa phàn nàn" / "praise and complaint",
        all: "góp ý" / "remarks",
        unread: "chưa đọc" / "unread",
        redacted: "[Nội dung đã được gỡ]" / "[The words were taken out]",
    }
}
