//! Hiding items of a scorecard, and the factors, domains and index that would tell them.

use super::one_way::{one_way, safe};
use crate::domain::measure::{Channels, GroupScore, IndexScore, ItemScore, Scorecard};
use crate::domain::survey::{Factor, Instrument};

impl Scorecard {
    /// The same with every cell under `k` valid answers hidden, and what would uncover it.
    ///
    /// Fewer than `k` responses hide everything; none at all hide nothing. Otherwise an item of fewer than `k` answers is
    /// hidden with its blanks, for responses less blanks are its answers; and, because a factor
    /// less its shown items would give the hidden one, so are the smallest others of its factor.
    /// Where a factor has not enough to hide behind, the factor is hidden, then its domain, then
    /// the index. An item nobody has answered stays: there is nothing to hide.
    #[must_use]
    pub fn suppressed(self, instrument: &Instrument, k: u64) -> Self {
        self.suppressed_with(instrument, &[], k)
    }

    /// The same with further items hidden (`others`, one an item), and their factors, which would
    /// tell them: items that other parts of the answers would tell.
    #[must_use]
    pub fn suppressed_with(mut self, instrument: &Instrument, others: &[bool], k: u64) -> Self {
        if (1..k).contains(&self.responses) {
            return self.all_hidden();
        }
        for item in &mut self.items {
            item.suppressed |= (1..k).contains(&item.n);
        }
        for (item, hidden) in self.items.iter_mut().zip(others) {
            item.suppressed |= hidden;
            let own = |factor: &&Factor| *hidden && factor.items.contains(&item.code);
            for factor in instrument.factors.iter().filter(own) {
                let groups = self.factors.iter_mut();
                groups.for_each(|group| group.hide(&factor.code));
            }
        }
        let mut exposed = Vec::new();
        for factor in &instrument.factors {
            let sizes = self.hide_within(factor, k);
            if !sizes.is_empty() {
                self.factors.iter_mut().for_each(|group| group.hide(&factor.code));
                exposed.push((factor.code.as_str(), sizes));
            }
        }
        self.hide_above(instrument, exposed, k);
        for item in self.items.iter_mut().filter(|item| item.suppressed) {
            item.hide();
        }
        self
    }

    /// Hides the small items of a factor behind others; the sizes of those that the factor itself
    /// would tell, when there are not enough.
    fn hide_within(&mut self, factor: &Factor, k: u64) -> Vec<u64> {
        let own = |item: &&mut ItemScore| factor.items.contains(&item.code);
        let mut items: Vec<&mut ItemScore> = self.items.iter_mut().filter(own).collect();
        let sizes: Vec<u64> = items.iter().map(|item| item.n).collect();
        let hiding = one_way(&sizes, k);
        for (item, hidden) in items.iter_mut().zip(&hiding.cells) {
            item.suppressed |= hidden;
        }
        let told = sizes.into_iter().zip(hiding.cells);
        told.filter(|(_, hidden)| *hidden && hiding.total).map(|(size, _)| size).collect()
    }

    /// Hides domains, and the index, that would tell items of hidden factors.
    fn hide_above(&mut self, instrument: &Instrument, mut exposed: Vec<(&str, Vec<u64>)>, k: u64) {
        for domain in &instrument.domains {
            let own = |(code, _): &(&str, _)| domain.factors.iter().any(|each| each == code);
            let sizes = exposed.iter().filter(|each| own(each));
            let sizes: Vec<u64> = sizes.flat_map(|(_, sizes)| sizes.clone()).collect();
            if sizes.is_empty() {
                continue;
            }
            if safe(&sizes, k) {
                exposed.retain(|each| !own(each));
            } else {
                self.domains.iter_mut().for_each(|group| group.hide(&domain.code));
            }
        }
        let sizes: Vec<u64> = exposed.into_iter().flat_map(|(_, sizes)| sizes).collect();
        if !sizes.is_empty() && !safe(&sizes, k) {
            self.index.hide();
        }
    }

    /// The same with everything hidden, for what stands beside it.
    #[must_use]
    pub fn all_hidden(mut self) -> Self {
        self.suppressed = true;
        self.responses = 0;
        self.channels = Channels::default();
        self.response_rate = None;
        for item in &mut self.items {
            item.hide();
        }
        for group in self.factors.iter_mut().chain(&mut self.domains) {
            let code = group.code.clone();
            group.hide(&code);
            group.n_items = 0;
        }
        self.index.hide();
        self
    }
}

impl ItemScore {
    fn hide(&mut self) {
        *self = Self {
            code: std::mem::take(&mut self.code),
            n: 0,
            missing: 0,
            dont_know: 0,
            not_applicable: 0,
            counts: Vec::new(),
            satisfied: 0,
            index: None,
            wilson: None,
            interval: None,
            verdict: None,
            shortfall: None,
            more_needed: None,
            suppressed: true,
        };
    }
}

impl GroupScore {
    /// Hides the group if it is the one with this code.
    fn hide(&mut self, code: &str) {
        if self.code == code {
            self.index = None;
            self.suppressed = true;
        }
    }
}

impl IndexScore {
    fn hide(&mut self) {
        self.value = None;
        self.interval = None;
        self.verdict = None;
        self.reached_exactly = None;
        self.more_needed = None;
        self.suppressed = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::measure::fixture::service_form;
    use crate::domain::measure::{Filter, ItemTally, Tally};

    const K: u64 = 5;

    /// A card of 40 responses; `answers` of them valid, one entry an item.
    fn card(form: &Instrument, answers: &[u64]) -> Scorecard {
        let mut tally = Tally::empty(form);
        tally.responses = 40;
        for (item, n) in tally.items.iter_mut().zip(answers) {
            let satisfied = n - n / 3;
            *item = ItemTally {
                choices: vec![n / 3, 0, 0, satisfied, 0],
                missing: 40 - n,
                ..ItemTally::default()
            };
        }
        Scorecard::of(form, &tally, Channels::default(), &Filter::default(), None)
    }

    fn hidden(card: &Scorecard) -> Vec<&str> {
        let hidden = card.items.iter().filter(|item| item.suppressed);
        hidden.map(|item| item.code.as_str()).collect()
    }

    #[test]
    fn a_small_item_takes_the_smallest_of_its_factor_with_it() {
        let form = service_form(3);
        let answers = [40, 3, 20, 40, 40, 40, 40, 40, 40, 40, 0, 40, 40];
        let card = card(&form, &answers).suppressed(&form, K);
        assert_eq!(hidden(&card), ["s1", "s2"]);
        let item = card.items.get(1).unwrap();
        assert_eq!((item.n, item.missing, item.index), (0, 0, None));
        assert!(card.index.value.is_some() && !card.index.suppressed);
        // Nobody answered s10: nothing to hide.
        assert_eq!(card.items.get(10).unwrap().missing, 40);
    }

    #[test]
    fn a_factor_of_one_small_item_is_hidden_up_to_the_index() {
        let form = service_form(1);
        let card = card(&form, &[3, 40, 40, 40, 40]).suppressed(&form, K);
        assert_eq!(hidden(&card), ["s0"]);
        let groups = card.factors.iter().chain(&card.domains);
        let hidden: Vec<&str> =
            groups.filter(|group| group.suppressed).map(|group| group.code.as_str()).collect();
        assert_eq!(hidden, ["f0", "d0"]);
        assert!(card.index.suppressed && card.index.value.is_none());
    }

    #[test]
    fn two_hidden_factors_that_are_large_enough_keep_each_others_secret() {
        let form = service_form(1);
        let card = card(&form, &[3, 4, 40, 40, 40]).suppressed(&form, K);
        assert_eq!(hidden(&card), ["s0", "s1"]);
        assert!(card.domains.iter().all(|domain| !domain.suppressed));
        assert!(card.index.value.is_some());
    }

    #[test]
    fn fewer_responses_than_k_hide_everything() {
        let form = service_form(2);
        let mut few = card(&form, &[4; 8]);
        few.responses = K - 1;
        let card = few.suppressed(&form, K);
        assert!(card.suppressed && card.responses == 0);
        assert!(card.items.iter().all(|item| item.suppressed && item.counts.is_empty()));
        assert_eq!(card.index.value, None);
    }

    proptest! {
        /// What is known of a group less what is known inside it is at least two items of at
        /// least k answers, or nothing.
        #[test]
        fn no_group_less_its_shown_parts_tells_an_item(
            answers in prop::collection::vec(0_u64..=40, 13),
        ) {
            let form = service_form(3);
            let card = card(&form, &answers).suppressed(&form, K);
            let secret = |item: &String| {
                let at = form.items.iter().position(|each| each.code == *item)?;
                card.items.get(at)?.suppressed.then(|| answers.get(at).copied())?
            };
            let mut rest_of_index = Vec::new();
            for domain in &form.domains {
                let mut rest_of_domain = Vec::new();
                for factor in form.factors.iter().filter(|f| domain.factors.contains(&f.code)) {
                    let secrets: Vec<u64> = factor.items.iter().filter_map(secret).collect();
                    let hidden = card.factors.iter().any(|g| g.code == factor.code && g.suppressed);
                    if hidden {
                        rest_of_domain.extend(secrets);
                    } else {
                        prop_assert!(secrets.is_empty() || safe(&secrets, K));
                    }
                }
                let hidden = card.domains.iter().any(|g| g.code == domain.code && g.suppressed);
                if hidden {
                    rest_of_index.extend(rest_of_domain);
                } else {
                    prop_assert!(rest_of_domain.is_empty() || safe(&rest_of_domain, K));
                }
            }
            let told = !card.index.suppressed;
            prop_assert!(!told || rest_of_index.is_empty() || safe(&rest_of_index, K));
        }
    }
}
