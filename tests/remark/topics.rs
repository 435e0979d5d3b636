//! Topics as they are suggested, against remarks made up and labelled by hand.

use std::collections::BTreeSet;

use hailong::base::text::folded;

use crate::support::platform::topics;

/// Codes of topics (commas between, possibly none), a tab, the remark: one a line.
const MADE_UP: &str = include_str!("made-up.tsv");

/// Precision and recall that suggestions must keep on the set, as typed and without accents. What they are
/// now stands in docs/methodology/remarks.md.
const FLOOR: f64 = 0.92;

/// Pairs of remark and topic: met, suggested in error, missed.
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
}

fn evaluated(as_typed: impl Fn(&str) -> String) -> Found {
    let topics = topics();
    let mut found = Found::default();
    for line in MADE_UP.lines() {
        let (labels, remark) = line.split_once('\t').unwrap();
        let labels: BTreeSet<&str> = labels.split(',').filter(|it| !it.is_empty()).collect();
        for label in &labels {
            assert!(topics.topic(label).is_some(), "{label} is no topic");
        }
        let remark = as_typed(remark);
        let suggested: BTreeSet<&str> = topics.suggested(&remark).into_iter().collect();
        found.met += f64::from(u32::try_from(labels.intersection(&suggested).count()).unwrap());
        let tell = |code: &&str| format!("{code}: {remark}");
        found.wrong.extend(suggested.difference(&labels).map(tell));
        found.missed.extend(labels.difference(&suggested).map(tell));
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
fn every_line_of_the_set_is_another_remark() {
    let remarks: BTreeSet<&str> =
        MADE_UP.lines().map(|line| line.split_once('\t').unwrap().1).collect();
    assert_eq!(remarks.len(), MADE_UP.lines().count());
}

#[test]
fn every_topic_but_other_has_remarks_in_the_set() {
    let labels: BTreeSet<&str> =
        MADE_UP.lines().flat_map(|line| line.split_once('\t').unwrap().0.split(',')).collect();
    for topic in topics().all().iter().filter(|topic| topic.code != "other") {
        assert!(labels.contains(topic.code.as_str()), "{}", topic.code);
    }
}
