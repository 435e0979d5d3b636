//! Forms as bytes: each is rendered once, with blanks for the response key and the slip's code.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::pages;
use super::sheet::Sheet;
use crate::base::Lang;
use crate::domain::setting::Settings;
use crate::domain::survey::Instrument;
use crate::domain::unit::NamedTouchpoint;
use crate::web::context;
use crate::web::lang::preferred;
use crate::web::paths;
use crate::web::template::Template;

/// Most forms kept, about 25 KB each.
const MOST: usize = 2048;

/// Stand for the response key and the slip's code in a form that is being cut, in characters that no
/// text has (Unicode's private use area).
const KEY: &str = "\u{e000}key\u{e001}";
const SLIP: &str = "\u{e000}slip\u{e001}";

/// Stands for the slip's code in the link to the other language.
const LINKED_SLIP: &str = "\u{e000}link\u{e001}";

/// The forms of a process; clones share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms(Arc<Mutex<BTreeMap<Asked, Kept>>>);

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    touchpoint: String,
    lang: Lang,
    /// The language that its links need not say.
    unsaid: Lang,
    has_slip: bool,
}

/// A form, and what it was made of.
#[derive(Clone, Debug)]
struct Kept {
    touchpoint: Arc<NamedTouchpoint>,
    version: String,
    settings: Arc<Settings>,
    template: Arc<Template>,
}

/// An empty form: blanks for the key and, where a slip's code comes with the address, for the slip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Empty<'a> {
    pub(super) touchpoint: &'a Arc<NamedTouchpoint>,
    pub(super) instrument: &'a Instrument,
    pub(super) lang: Lang,
    pub(super) has_slip: bool,
}

impl Forms {
    /// The form, rendered now if it is new or its touchpoint or its instrument has changed.
    pub(super) fn of(&self, empty: &Empty<'_>) -> io::Result<Arc<Template>> {
        let asked = Asked {
            touchpoint: empty.touchpoint.code.clone(),
            lang: empty.lang,
            unsaid: preferred(),
            has_slip: empty.has_slip,
        };
        let kept = self.kept().get(&asked).filter(|kept| kept.is_of(empty)).cloned();
        if let Some(kept) = kept {
            return Ok(kept.template);
        }
        let template = Arc::new(empty.template()?);
        let mut forms = self.kept();
        if forms.len() >= MOST {
            forms.clear();
        }
        let kept = Kept {
            touchpoint: Arc::clone(empty.touchpoint),
            version: empty.instrument.version.clone(),
            settings: context::settings(),
            template: Arc::clone(&template),
        };
        forms.insert(asked, kept);
        Ok(template)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<Asked, Kept>> {
        // A thread that panicked here leaves whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// The instrument's id is the touchpoint's.
    fn is_of(&self, empty: &Empty<'_>) -> bool {
        self.touchpoint == *empty.touchpoint
            && self.version == empty.instrument.version
            && self.settings.version == context::settings().version
    }
}

impl Empty<'_> {
    fn template(&self) -> io::Result<Template> {
        let own = paths::form(&self.touchpoint.code);
        let (slip, address, marks) = if self.has_slip {
            (SLIP, format!("{own}?slip={LINKED_SLIP}"), &[LINKED_SLIP, KEY, SLIP][..])
        } else {
            ("", own, &[KEY][..])
        };
        let sheet = Sheet {
            touchpoint: self.touchpoint,
            instrument: self.instrument,
            lang: self.lang,
            address,
            key: KEY.to_owned(),
            slip: slip.to_owned(),
            scan: "",
            procedure: String::new(),
            assisted: false,
            fields: &[],
            problems: &[],
            trouble: None,
            is_preview: false,
        };
        Template::cut(&pages::form(&sheet).into_string(), marks)
    }
}
