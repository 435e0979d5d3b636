//! The units, touchpoints and procedures a page is about, and what they are called.

use crate::base::{Lang, Text};
use crate::domain::unit::{Procedure, Touchpoint, Unit};
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
}

impl Places {
    /// Reads them.
    pub async fn read(store: &Store) -> store::Result<Self> {
        Ok(Self {
            units: store.units().await?,
            touchpoints: store.touchpoints().await?,
            procedures: store.procedures().await?,
            waves: store.wave_heads().await?,
        })
    }

    /// Those an account may ask about; procedures are the whole office's.
    #[must_use]
    pub fn within(mut self, scope: &Scope) -> Self {
        self.units.retain(|unit| scope.holds(&unit.code));
        self.touchpoints.retain(|touchpoint| scope.holds(&touchpoint.unit));
        self
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
