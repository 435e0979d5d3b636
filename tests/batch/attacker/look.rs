//! One attacker's look after a settling.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use hailong::base::calendar::quarter_of;
use hailong::base::csv::typed;
use hailong::domain::account::Role;
use hailong::domain::unit::{Touchpoint, Unit};
use hailong::web::auth::session::begin;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::book::{Axis, Book, Knowledge, Scope};
use super::office::{Office, tiers};
use super::sums::Sums;
use super::{OF, PUBLIC, Query, Reader, STAFF, WAVE, api, files, finer, pages};
use crate::support::platform::{Page, Platform, session};

/// Somebody who gathers and eliminates.
pub(super) struct Attacker {
    pub(super) reader: Reader,
    pub(super) role: Option<Role>,
    knowledge: Knowledge,
    pub(super) rng: StdRng,
    /// Spent slips of a place and a month, as they were told before.
    pub(super) slips: BTreeMap<(String, String), u64>,
    /// Rows of the procedures of a month, as they were told before.
    pub(super) procedures: BTreeMap<String, BTreeMap<String, u64>>,
}

impl Attacker {
    /// The public, accounts of the whole office, and one that is limited to a unit.
    pub(super) async fn all(platform: &Platform) -> Vec<Self> {
        let mut all = vec![Self::of(("public", None, PUBLIC), None, None)];
        for (name, role, unit) in [
            ("viewer", Role::Viewer, None),
            ("counter", Role::Counter, None),
            ("officer", Role::Officer, None),
            ("inspector", Role::Inspector, None),
            ("limited", Role::Viewer, Some("PLS")),
            ("analyst", Role::Analyst, None),
        ] {
            let units: Vec<&str> = unit.into_iter().collect();
            let cookie = session(&platform.app, name, role, &units).await;
            all.push(Self::of((name, unit, STAFF), Some(role), Some(cookie)));
        }
        all
    }

    fn of(
        (name, unit, least): (&'static str, Option<&'static str>, u64),
        role: Option<Role>,
        cookie: Option<String>,
    ) -> Self {
        Self {
            reader: Reader { name, cookie, unit, least, cells: BTreeMap::new() },
            role,
            knowledge: Knowledge::default(),
            rng: StdRng::seed_from_u64(name.len() as u64),
            slips: BTreeMap::new(),
            procedures: BTreeMap::new(),
        }
    }

    /// Sessions end in a night.
    pub(super) async fn sign_in(&mut self, platform: &Platform) {
        if self.reader.cookie.is_some() {
            let secret = begin(&platform.app, self.reader.name, "password").await.unwrap();
            self.reader.cookie = Some(secret.cookie(&platform.app.config).stripped().to_string());
        }
    }

    /// Whether costly views are gathered before the last settling: what others see there is no more.
    pub(super) fn is_eager(&self) -> bool {
        matches!(self.reader.name, "public" | "viewer" | "limited")
    }

    pub(super) fn is_whole(&self) -> bool {
        self.reader.unit.is_none()
    }

    /// The people whom the attacker knows of.
    pub(super) fn people(&self, book: &Book) -> u64 {
        self.knowledge.groups(book).iter().map(|group| group.people).sum()
    }

    /// The finest groups that all views together tell apart are of enough people, each item's answers included.
    pub(super) fn tells_no_few(&self, book: &Book) {
        let Reader { name, least, .. } = &self.reader;
        let groups = self.knowledge.groups(book);
        assert!(!groups.is_empty(), "{name} knows nothing");
        for group in groups {
            assert!(group.people >= *least, "{name}: {group:?}");
            let is_enough = |people: &u64| *people == 0 || *people >= STAFF;
            assert!(group.answered.iter().all(is_enough), "{name}: {group:?}");
        }
    }
}

/// What places are called.
pub(super) struct Names {
    pub(super) units: Vec<Unit>,
    pub(super) touchpoints: Vec<Touchpoint>,
}

impl Names {
    pub(super) async fn read(platform: &Platform, office: &Office) -> Self {
        let units = platform.app.store.units().await.unwrap();
        Self { units, touchpoints: office.touchpoints().to_vec() }
    }

    /// The touchpoints that ask the survey.
    pub(super) fn asking(&self) -> impl Iterator<Item = &Touchpoint> {
        self.touchpoints.iter().filter(|each| each.instrument == OF)
    }
}

/// A look at what there is.
pub(super) struct Look<'a> {
    pub(super) platform: &'a Platform,
    pub(super) book: &'a Book,
    pub(super) names: &'a Names,
    pub(super) attacker: &'a mut Attacker,
    pub(super) today: NaiveDate,
    /// Routes that were looked at.
    pub(super) gathered: BTreeSet<&'static str>,
    /// What pages may tell, by their scopes.
    pub(super) sums: BTreeMap<Scope, Sums>,
}

impl Look<'_> {
    /// The views that cost little.
    pub(super) async fn at_every_settling(&mut self) {
        if self.attacker.role == Some(Role::Analyst) {
            return;
        }
        api::tallies(self).await;
        for query in self.queries() {
            api::card(self, &query).await;
        }
        pages::light(self).await;
    }

    /// All others.
    pub(super) async fn thorough(&mut self) {
        match self.attacker.role {
            None => {
                api::open(self).await;
                pages::public(self).await;
            }
            Some(Role::Analyst) => files::single(self).await,
            Some(_) => {
                files::figures(self).await;
                files::registers(self).await;
                finer::slips(self).await;
                finer::procedures(self).await;
                pages::staff(self).await;
            }
        }
    }

    /// A page that is there.
    pub(super) async fn page(&mut self, route: &'static str, path: &str) -> Page {
        self.gathered.insert(route);
        self.attacker.reader.page(self.platform, path).await
    }

    /// A file of CSV as its rows, without the marks that make cells text.
    pub(super) async fn csv(&mut self, route: &'static str, path: &str) -> Vec<Vec<String>> {
        let page = self.page(route, path).await;
        let mut reader =
            csv::Reader::from_reader(page.body.trim_start_matches('\u{feff}').as_bytes());
        let cells = |row: csv::StringRecord| row.iter().map(|it| typed(it).into_owned()).collect();
        reader.records().map(|row| cells(row.unwrap())).collect()
    }

    /// The batches that a query names, of the survey.
    pub(super) fn scope(&self, query: &Query) -> Scope {
        let value = |name: &str| {
            let mut own = query.iter().filter(|(each, _)| *each == name);
            own.next().map(|(_, value)| value.clone())
        };
        let day = |name: &str| value(name).map(|day| day.parse().unwrap());
        let own = self.attacker.reader.unit.map(str::to_owned);
        Scope {
            instrument: Some(OF.to_owned()),
            from: day("from"),
            to: day("to"),
            unit: value("unit").or(own),
            touchpoint: value("touchpoint"),
            tier: value("tier"),
            wave: value("wave"),
            public: self.attacker.role.is_none(),
            apart: false,
        }
    }

    /// What is told of these batches by these axes is known from now on.
    pub(super) fn learn(&mut self, scope: &Scope, axes: &[Axis]) {
        self.attacker.knowledge.learn(self.book, scope, axes);
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.attacker.rng.random_range(0..end)
    }

    /// Views that a reader may ask for: all, places, channels, waves, own days, and several at once.
    pub(super) fn queries(&mut self) -> Vec<Query> {
        if self.attacker.role.is_none() {
            let quarter = quarter_of(self.today).unwrap();
            let days = [("from", quarter.first), ("to", quarter.last)];
            return vec![Vec::new(), days.map(|(name, day)| (name, day.to_string())).to_vec()];
        }
        let own = self.attacker.reader.unit;
        let units = own.map(|unit| ("unit", unit.to_owned()));
        let mut queries: Vec<Query> = vec![units.clone().into_iter().collect()];
        for _ in 0..2 {
            let touchpoint = self.touchpoint();
            let tier = tiers()[self.below(tiers().len())];
            let [first, last] = self.own_days();
            let place = ("touchpoint", touchpoint.code.clone());
            let wave = ("wave", [WAVE, "-"][self.below(2)].to_owned());
            let several = [
                vec![first.clone(), last.clone()],
                vec![place.clone()],
                vec![place.clone(), first.clone(), last.clone()],
                vec![("tier", tier.code().to_owned()), first],
                vec![wave.clone()],
                vec![wave, place, last.clone()],
            ];
            let with = |query: Query| units.iter().cloned().chain(query).collect();
            queries.extend(several.map(with));
            if own.is_none() {
                queries.push(vec![("unit", touchpoint.unit), last]);
            }
        }
        queries
    }

    /// A touchpoint that the reader may ask about.
    pub(super) fn touchpoint(&mut self) -> Touchpoint {
        let unit = self.attacker.reader.unit;
        let names = self.names;
        let own: Vec<&Touchpoint> =
            names.asking().filter(|each| unit.is_none_or(|unit| each.unit == unit)).collect();
        own[self.below(own.len())].clone()
    }

    fn own_days(&mut self) -> [(&'static str, String); 2] {
        let last = self.today - Days::new(self.below(40) as u64);
        let first = last - Days::new(self.below(9) as u64);
        [("from", first.to_string()), ("to", last.to_string())]
    }
}

/// A query as it stands in an address, with more before it.
pub(super) fn address(path: &str, more: &[(&str, &str)], query: &Query) -> String {
    let own = query.iter().map(|(name, value)| (*name, value.as_str()));
    let pairs = more.iter().copied().chain(own).map(|(name, value)| format!("{name}={value}"));
    format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"))
}
