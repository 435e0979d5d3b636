//! What a remark says: which topics, and whether it praises or complains. Pure.

use std::collections::BTreeMap;
use std::ops::Range;

use super::phrase::Phrase;
use super::{Tone, Topic, Topics};
use crate::base::text::{Syllable, clauses};

/// What a remark says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Codes of its topics in the order of the file, with what is said of each; possibly none.
    pub topics: Vec<(&'a str, Tone)>,
    /// What it says on the whole.
    pub tone: Tone,
}

/// A phrase where it stands in a clause.
#[derive(Clone, Debug)]
struct Hit {
    place: Range<usize>,
    /// Neutral where the topic is only named.
    tone: Tone,
    /// Place of its topic in the file.
    topic: Option<usize>,
    is_request: bool,
    gap: Gap,
    is_denied: bool,
}

/// Words of others between those of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// None may stand there.
    None,
    /// They may, and a negation among them denies it.
    Denies,
    /// They may; the phrase has a negation of its own.
    OwnNegation,
}

/// A clause with what was found in it.
struct Clause {
    words: Vec<Syllable>,
    hits: Vec<Hit>,
    contrasts: Vec<usize>,
}

/// Further than any word of a clause: what stands behind a "but" is not what is meant.
const BEYOND_CONTRAST: usize = 1000;

impl Topics {
    /// Reads a remark; irony is not told by words.
    pub fn reading(&self, remark: &str) -> Reading<'_> {
        let clauses = clauses(remark, self.short()).into_iter();
        let clauses: Vec<Clause> = clauses.map(|words| self.clause(words)).collect();
        let mut found: BTreeMap<usize, Tone> = BTreeMap::new();
        let mut whole = Tone::Neutral;
        let mut tell = |topic: Option<usize>, tone: Tone| {
            whole = whole.and(tone);
            if let Some(topic) = topic {
                let told = found.entry(topic).or_default();
                *told = told.and(tone);
            }
        };
        let praise = self.all().iter().position(|topic| topic.only == Some(Tone::Praise));
        for (at, clause) in clauses.iter().enumerate() {
            for (place, hit) in clause.hits.iter().enumerate() {
                let Some(topic) = hit.topic.and_then(|topic| self.all().get(topic)) else {
                    tell(None, hit.tone);
                    continue;
                };
                if hit.is_named() && clause.is_said_more(hit) {
                    continue;
                }
                let next = clauses.get(at + 1);
                let tone = if hit.is_named() { clause.near(hit, next) } else { hit.tone };
                // "The online service is great" is praise of that service alone.
                let is_taken = hit.topic == praise && clause.is_nearest_to_a_name(place);
                tell(held(topic, hit, tone, praise).filter(|_| !is_taken), tone);
            }
        }
        if self.is_thankful(&clauses) {
            tell(praise, Tone::Praise);
        }
        let code =
            |(topic, tone): (usize, Tone)| Some((self.all().get(topic)?.code.as_str(), tone));
        Reading { topics: found.into_iter().filter_map(code).collect(), tone: whole }
    }

    fn clause(&self, words: Vec<Syllable>) -> Clause {
        let manner = &self.manner;
        let mut hits = Vec::new();
        let mut look = |phrases: &[Phrase], tone: Tone, topic: Option<usize>, is_request: bool| {
            for phrase in phrases {
                let gap = match phrase.has_gap() {
                    false => Gap::None,
                    true if self.negation.is_in(phrase) => Gap::OwnNegation,
                    true => Gap::Denies,
                };
                let places = phrase.places(&words).into_iter();
                hits.extend(places.map(|place| Hit {
                    place,
                    tone,
                    topic,
                    is_request,
                    gap,
                    is_denied: false,
                }));
            }
        };
        for (at, topic) in self.all().iter().enumerate() {
            look(&topic.says, Tone::Neutral, Some(at), false);
            look(&topic.praises, Tone::Praise, Some(at), false);
            look(&topic.complains, Tone::Complaint, Some(at), false);
        }
        look(&manner.praises, Tone::Praise, None, false);
        look(&manner.complains, Tone::Complaint, None, false);
        if !stands(&manner.keeps, &words) {
            look(&manner.requests, Tone::Complaint, None, true);
        }
        let idle: Vec<_> = manner.idle.iter().flat_map(|phrase| phrase.places(&words)).collect();
        hits.retain(|hit| !idle.iter().any(|place| covers(place, &hit.place)));
        let longer: Vec<_> =
            hits.iter().filter(|hit| hit.gap == Gap::None).map(|hit| hit.place.clone()).collect();
        hits.retain(|hit| {
            !longer.iter().any(|place| place.len() > hit.place.len() && covers(place, &hit.place))
        });
        self.deny(&words, &mut hits);
        if stands(&manner.formerly, &words) {
            hits.retain(|hit| hit.tone != Tone::Complaint);
            for hit in &mut hits {
                hit.tone = hit.tone.turned();
            }
        }
        let contrasts = manner.contrasts.iter().flat_map(|phrase| phrase.places(&words));
        let contrasts = contrasts.map(|place| place.start).collect();
        Clause { words, hits, contrasts }
    }

    /// Turns what is denied, and praise that is asked for.
    fn deny(&self, words: &[Syllable], hits: &mut Vec<Hit>) {
        let mut used = Vec::new();
        for hit in hits.iter_mut().filter(|hit| !hit.is_request) {
            let Some(at) = self.negation.of(words, &hit.place, hit.gap == Gap::Denies) else {
                continue;
            };
            // What is named and not there is missed.
            hit.tone = if hit.is_named() { Tone::Complaint } else { hit.tone.turned() };
            hit.is_denied = true;
            used.push(at);
        }
        hits.retain(|hit| {
            hit.topic.is_some() || hit.is_request || !used.iter().any(|at| hit.place.contains(at))
        });
        let request = hits.iter().filter(|hit| hit.is_request).map(|hit| hit.place.start).min();
        let Some(request) = request else { return };
        for hit in hits.iter_mut().filter(|hit| hit.place.start > request) {
            if hit.tone == Tone::Praise {
                hit.tone = Tone::Complaint;
                hit.is_denied = false;
            }
        }
    }

    /// Whether it thanks for something: not at the end of a request, and not for being read.
    fn is_thankful(&self, clauses: &[Clause]) -> bool {
        let manner = &self.manner;
        let any = |tone| clauses.iter().flat_map(|it| &it.hits).any(|hit: &Hit| hit.tone == tone);
        let is_pleased = any(Tone::Praise) && !any(Tone::Complaint);
        clauses.iter().enumerate().any(|(at, clause)| {
            let thanks = manner.thanks.iter().flat_map(|phrase| phrase.places(&clause.words));
            let Some(thanks) = thanks.min_by_key(|place| place.start) else { return false };
            if stands(&manner.polite, &clause.words) {
                return false;
            }
            let behind = &clause.words[thanks.end..];
            let is_first = at == 0 && thanks.start <= OPENING;
            is_first || is_pleased || stands(&manner.reasons, behind)
        })
    }
}

/// Words before thanks that open a remark: "tôi xin chân thành cảm ơn".
const OPENING: usize = 4;

impl Hit {
    /// Whether its topic is named and nothing said of it.
    fn is_named(&self) -> bool {
        self.tone == Tone::Neutral
    }
}

impl Clause {
    /// Whether another phrase of the topic says what is said of it.
    fn is_said_more(&self, named: &Hit) -> bool {
        self.hits.iter().any(|hit| hit.topic == named.topic && !hit.is_named())
    }

    /// What is said of a topic that is named: the nearest praise or complaint, else what the next clause says
    /// that names none.
    fn near(&self, named: &Hit, next: Option<&Self>) -> Tone {
        if let Some(nearest) = self.nearest(named) {
            return self.hits[nearest].tone;
        }
        let next = next.filter(|next| next.hits.iter().all(|hit| hit.topic.is_none()));
        next.map_or(Tone::Neutral, |next| {
            next.hits.iter().fold(Tone::Neutral, |tone, hit| tone.and(hit.tone))
        })
    }

    fn nearest(&self, named: &Hit) -> Option<usize> {
        let told = self.hits.iter().enumerate().filter(|(_, hit)| !hit.is_named());
        let nearest = told.min_by_key(|(_, hit)| self.distance(&named.place, &hit.place));
        nearest.map(|(place, _)| place)
    }

    fn is_nearest_to_a_name(&self, place: usize) -> bool {
        let named = self.hits.iter().filter(|hit| hit.is_named() && !self.is_said_more(hit));
        named.into_iter().any(|hit| self.nearest(hit) == Some(place))
    }

    fn distance(&self, one: &Range<usize>, other: &Range<usize>) -> usize {
        let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
        let is_parted = self.contrasts.iter().any(|at| (first.end..second.start).contains(at));
        let far = if is_parted { BEYOND_CONTRAST } else { 0 };
        far + second.start.saturating_sub(first.end)
    }
}

/// The topic a phrase counts at. A topic of one tone holds no other: praise of what is a fault is praise alone.
fn held(topic: &Topic, hit: &Hit, tone: Tone, praise: Option<usize>) -> Option<usize> {
    match topic.only {
        None => hit.topic,
        Some(only) if only == tone => hit.topic,
        Some(Tone::Complaint) if tone == Tone::Praise && !hit.is_named() && !hit.is_denied => {
            praise
        }
        Some(_) => None,
    }
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn stands(phrases: &[Phrase], words: &[Syllable]) -> bool {
    phrases.iter().any(|phrase| !phrase.places(words).is_empty())
}
