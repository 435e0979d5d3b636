//! Vietnamese text as people type it: folded for searching, masked before it is shown. PURE.

mod fold;
mod mail_address;
mod masking;
mod names;
mod query;
mod quoted;
mod syllables;
mod visible;

pub use fold::{escaped_like, folded};
pub use mail_address::is_mail_address;
pub use masking::{masked, masked_in};
pub use names::{without_names, without_person};
pub use query::{Query, Term, searchable};
pub use quoted::{quoted, with_digits_cut};
pub use syllables::{Abbreviations, Syllable, clauses, from_telex, one_slip_apart};
pub use visible::{
    clean, is_dash, is_unseen, length, one_line, same_name, tidied, tone_first, with_dyet,
    with_unseen_shown,
};
