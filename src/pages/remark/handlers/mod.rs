//! Remarks over HTTP.

pub(super) mod list;
pub(super) mod many;
pub(super) mod one;
pub(super) mod open;
pub(super) mod release;

use crate::base::Lang;
use crate::web::fields::given;

/// The language a form was in.
fn lang_of(fields: &[(String, String)]) -> Lang {
    Lang::of_code(given(fields, "lang"))
}
