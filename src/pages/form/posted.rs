//! A posted form, taken apart: what belongs to the door, and the answers. Pure.

use uuid::Uuid;

use crate::base::Lang;
use crate::intake::slip_code::SlipCode;
use crate::web::masthead::SWITCH;

/// The fields of a posted form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Posted {
    /// The response key, where it is one.
    pub(super) key: Option<Uuid>,
    /// The slip's code as it was typed.
    pub(super) slip: String,
    /// The code of a test scan; empty for none.
    pub(super) scan: String,
    /// The page's language, where the form said it.
    pub(super) lang: Option<Lang>,
    /// The language to switch to: then nothing is sent, and the form is shown in it.
    pub(super) switch: Option<Lang>,
    /// The code of the procedure that was chosen; empty for none.
    pub(super) procedure: String,
    /// Whether somebody helps to answer.
    pub(super) assisted: bool,
    /// All other fields, in posted order.
    pub(super) answers: Vec<(String, String)>,
}

impl Posted {
    /// Sorts the fields; of a repeated one that is no answer the last counts.
    pub(super) fn of(fields: Vec<(String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "key" => posted.key = Uuid::parse_str(value.trim()).ok(),
                "slip" => value.trim().clone_into(&mut posted.slip),
                "scan" => value.trim().clone_into(&mut posted.scan),
                "lang" => posted.lang = Some(Lang::of_code(Some(&value))),
                SWITCH => posted.switch = Some(Lang::of_code(Some(&value))),
                "assisted" => posted.assisted = value.trim() == "1",
                "procedure" => value.trim().clone_into(&mut posted.procedure),
                _ => posted.answers.push((name, value)),
            }
        }
        posted
    }

    /// The slip's code; `Err` when something was typed that cannot be one.
    pub(super) fn slip_code(&self) -> Result<Option<SlipCode>, ()> {
        read_slip(&self.slip)
    }
}

/// Reads a slip's code; blank is none.
pub(super) fn read_slip(typed: &str) -> Result<Option<SlipCode>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    SlipCode::parse(typed).map(Some).ok_or(())
}
