//! Topics as they are suggested, and whether a remark praises or complains, against remarks written and labelled
//! by hand.

use std::collections::BTreeSet;

use hailong::base::text::folded;
use hailong::domain::remark::Tone;
use unicode_normalization::UnicodeNormalization;

use crate::support::platform::topics;

/// Codes of topics (commas between, possibly none), a tab, the remark: one a line.
const MADE_UP: &str = include_str!("made-up.tsv");

/// The half (`tune` or `held`), the topics with `+` for praise and `-` for a complaint or a request, the remark. The
/// phrases were chosen by the first half alone.
const LABELLED: &str = include_str!("labelled.tsv");

/// Remarks of one-stop counters, in the same form: short, without marks, misspelt, mixed.
const COUNTERS: &str = include_str!("counters.tsv");

/// Precision and recall that suggestions must keep on the set, as typed and without accents. What they are
/// now stands in docs/methodology/remarks.md.
const FLOOR: f64 = 0.92;

/// Precision that topics with their tones must keep on each half of the labelled set.
const PRECISION: f64 = 0.9;

/// Pairs of remark and label: met, suggested in error, missed.
#[derive(Debug, Default)]
struct Found {
    met: f64,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Found {
    fn precision(&self) -> f64 {
        let wrong = u32::try_from(self.wrong.len()).unwrap();
        self.met / (self.met + f64::from(wrong))
    }

    fn recall(&self) -> f64 {
        let missed = u32::try_from(self.missed.len()).unwrap();
        self.met / (self.met + f64::from(missed))
    }

    fn compare(&mut self, remark: &str, labels: &BTreeSet<String>, told: &BTreeSet<String>) {
        self.met += f64::from(u32::try_from(labels.intersection(told).count()).unwrap());
        let tell = |code: &String| format!("{code}: {remark}");
        self.wrong.extend(told.difference(labels).map(tell));
        self.missed.extend(labels.difference(told).map(tell));
    }
}

fn labels(written: &str) -> BTreeSet<String> {
    let labels: BTreeSet<String> =
        written.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    for label in &labels {
        let code = label.trim_end_matches(['+', '-']);
        assert!(topics().topic(code).is_some(), "{label} is no topic");
    }
    labels
}

fn evaluated(as_typed: impl Fn(&str) -> String) -> Found {
    let topics = topics();
    let mut found = Found::default();
    for line in MADE_UP.lines() {
        let (written, remark) = line.split_once('\t').unwrap();
        let remark = as_typed(remark);
        let told = topics.suggested(&remark).into_iter().map(str::to_owned).collect();
        found.compare(&remark, &labels(written), &told);
    }
    found
}

/// What is told of a half of a set: topics, and topics with their tone.
fn half(set: &str, half: &str) -> [Found; 2] {
    let topics = topics();
    let mut found = [Found::default(), Found::default()];
    for line in set.lines() {
        let [own, written, remark] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        if own != half {
            continue;
        }
        let sign = |tone: Tone| match tone {
            Tone::Praise => "+",
            Tone::Complaint => "-",
            Tone::Neutral => "",
            Tone::Mixed => "±",
        };
        let reading = topics.reading(remark);
        let told = reading.topics.iter().map(|(code, tone)| format!("{code}{}", sign(*tone)));
        let (told, labels): (BTreeSet<_>, _) = (told.collect(), labels(written));
        let bare = |all: &BTreeSet<String>| -> BTreeSet<String> {
            all.iter().map(|each| each.trim_end_matches(['+', '-', '±']).to_owned()).collect()
        };
        found[0].compare(remark, &bare(&labels), &bare(&told));
        found[1].compare(remark, &labels, &told);
    }
    found
}

#[test]
fn suggestions_keep_their_precision_and_recall_with_and_without_accents() {
    assert!(MADE_UP.lines().count() >= 150);
    for found in [evaluated(folded), evaluated(str::to_owned)] {
        let (precision, recall) = (found.precision(), found.recall());
        assert!(
            precision >= FLOOR && recall >= FLOOR,
            "precision {precision:.3}, recall {recall:.3}: {found:#?}"
        );
    }
}

#[test]
fn topics_and_praise_or_complaint_keep_their_precision_on_both_halves() {
    assert!(LABELLED.lines().count() >= 300 && COUNTERS.lines().count() >= 150);
    for set in [LABELLED, COUNTERS] {
        for part in ["tune", "held"] {
            for (name, found) in ["topics", "topics with tone"].into_iter().zip(half(set, part)) {
                let (precision, recall) = (found.precision(), found.recall());
                let shown = if part == "tune" { format!("{found:#?}") } else { String::new() };
                let is_kept = precision >= PRECISION && recall >= PRECISION;
                assert!(is_kept, "{name}, {part}: {precision:.3} {recall:.3} {shown}");
            }
        }
    }
}

#[test]
fn a_remark_in_decomposed_letters_is_read_alike() {
    let topics = topics();
    for line in LABELLED.lines() {
        let remark = line.split('\t').nth(2).unwrap();
        let decomposed: String = remark.nfd().collect();
        assert_eq!(topics.reading(remark), topics.reading(&decomposed), "{remark}");
    }
}

#[test]
fn punctual_is_not_late_and_a_polite_end_is_no_praise() {
    let topics = topics();
    for text in ["Trả kết quả đúng hẹn, rất tốt.", "tra ket qua dung hen, rat tot"] {
        let reading = topics.reading(text);
        assert_eq!((reading.topics, reading.tone), (vec![("praise", Tone::Praise)], Tone::Praise));
    }
    let late = topics.reading("Trả kết quả không đúng hẹn.");
    assert_eq!((late.topics, late.tone), (vec![("late", Tone::Complaint)], Tone::Complaint));
    for text in [
        "Đề nghị mở thêm quầy. Xin cảm ơn!",
        "Chờ lâu quá. Xin chân thành cảm ơn.",
        "Cho tôi hỏi khi nào có kết quả. Trân trọng cảm ơn",
    ] {
        let reading = topics.reading(text);
        assert!(!reading.tone.has(Tone::Praise), "{text}: {reading:?}");
    }
    assert_eq!(topics.reading("Cảm ơn cán bộ rất nhiều").tone, Tone::Praise);
    for text in [
        "Rất hài lòng, không có gì phải góp ý thêm",
        "Phục vụ chu đáo, không phải chờ lâu, không phải đi lại nhiều lần",
        "Thái độ tốt, không hách dịch",
    ] {
        assert_eq!(topics.reading(text).tone, Tone::Praise, "{text}");
    }
    assert_eq!(topics.suggested("Đi lại nhiều lần"), ["trips"]);
    assert_eq!(topics.reading("Cán bộ vui vẻ nhưng chờ lâu").tone, Tone::Mixed);
}

#[test]
fn every_line_of_the_sets_is_another_remark() {
    for (set, column) in [(MADE_UP, 1), (LABELLED, 2), (COUNTERS, 2)] {
        let remarks: BTreeSet<&str> =
            set.lines().map(|line| line.split('\t').nth(column).unwrap()).collect();
        assert_eq!(remarks.len(), set.lines().count());
    }
}

#[test]
fn every_topic_but_other_has_remarks_in_the_set() {
    let labels: BTreeSet<&str> =
        MADE_UP.lines().flat_map(|line| line.split_once('\t').unwrap().0.split(',')).collect();
    for topic in topics().all().iter().filter(|topic| topic.code != "other") {
        assert!(labels.contains(topic.code.as_str()), "{}", topic.code);
    }
}
