//! The units, touchpoints and procedures a page is about, and what they are called.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::base::{Lang, Text, format, words};
use crate::domain::unit::{Ended, Procedure, Touchpoint, Unit};
use crate::domain::wave::Wave;
use crate::store;
use crate::store::Store;
use crate::web::auth::scope::Scope;

/// Everything figures and dossiers are named by.
#[derive(Clone, Debug)]
pub struct Places {
    /// The units.
    pub units: Vec<Unit>,
    /// The touchpoints.
    pub touchpoints: Vec<Touchpoint>,
    /// The procedures.
    pub procedures: Vec<Procedure>,
    /// The waves, without their touchpoints.
    pub waves: Vec<Wave>,
    /// The units that are no more.
    pub ended: Vec<Ended>,
}

words! {
    /// Words of units over time.
    struct Words {
        // A unit that ended, with its last day.
        ended(name: &str, day: &str): "{name} (đến {day})" / "{name} (until {day})",
    }
}

impl Places {
    /// Reads them, as they are known `today`.
    pub async fn read(store: &Store, today: NaiveDate) -> store::Result<Self> {
        Ok(Self {
            units: store.units().await?,
            touchpoints: store.touchpoints().await?,
            procedures: store.procedures().await?,
            waves: store.wave_heads().await?,
            ended: store.organisation(None).await?.ended(today),
        })
    }

    /// Those an account may ask about; procedures are the whole office's.
    #[must_use]
    pub fn within(mut self, scope: &Scope) -> Self {
        self.units.retain(|unit| scope.holds(&unit.code));
        self.touchpoints.retain(|touchpoint| scope.holds(&touchpoint.unit));
        self
    }

    /// The units to filter by.
    pub fn unit_choices(&self, lang: Lang) -> Vec<(String, String)> {
        unit_choices(&self.units, &self.ended, lang)
    }

    /// The units that there are, to give work to.
    pub fn present_units(&self) -> impl Iterator<Item = &Unit> {
        let is_present = |unit: &&Unit| self.ended.iter().all(|each| each.unit != unit.code);
        self.units.iter().filter(is_present)
    }

    /// The instruments that touchpoints and waves ask.
    pub fn asked_instruments(&self) -> BTreeSet<&str> {
        let at_touchpoints = self.touchpoints.iter().map(|each| each.instrument.as_str());
        at_touchpoints.chain(self.waves.iter().map(|wave| wave.instrument.as_str())).collect()
    }

    /// What a unit is called.
    pub fn unit<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        name(&self.units, code, lang)
    }

    /// What a touchpoint is called.
    pub fn touchpoint<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        name(&self.touchpoints, code, lang)
    }

    /// What a procedure is called.
    pub fn procedure<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        name(&self.procedures, code, lang)
    }
}

/// What stands under a code and has a name.
pub trait Named {
    /// Its code.
    fn code(&self) -> &str;
    /// Its name.
    fn name(&self) -> &Text;
}

/// The name of the one with this code; the bare code of what is no longer known.
pub fn name<'a, T: Named>(all: &'a [T], code: &'a str, lang: Lang) -> &'a str {
    let found = all.iter().find(|each| each.code() == code);
    found.map_or(code, |each| each.name().in_lang(lang))
}

/// Codes with their names, for a list to choose from.
pub fn choices<'a, T: Named + 'a>(
    all: impl IntoIterator<Item = &'a T>,
    lang: Lang,
) -> Vec<(String, String)> {
    let all = all.into_iter();
    all.map(|each| (each.code().to_owned(), each.name().in_lang(lang).to_owned())).collect()
}

/// Units to filter by; one that is no more with its last day.
pub fn unit_choices(units: &[Unit], ended: &[Ended], lang: Lang) -> Vec<(String, String)> {
    let named = |unit: &Unit| {
        let name = unit.name.in_lang(lang);
        let ended = ended.iter().find(|each| each.unit == unit.code);
        let last = ended.and_then(|each| each.day.pred_opt());
        let told = last.map(|last| Words::of(lang).ended(name, &format::day(last, lang)));
        (unit.code.clone(), told.unwrap_or_else(|| name.to_owned()))
    };
    units.iter().map(named).collect()
}

macro_rules! named {
    ($($kind:ty),+) => {$(
        impl Named for $kind {
            fn code(&self) -> &str {
                &self.code
            }

            fn name(&self) -> &Text {
                &self.name
            }
        }
    )+};
}

named!(Unit, Touchpoint, Procedure);
