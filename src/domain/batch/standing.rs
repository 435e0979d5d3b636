//! Whether a batch counts.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// Whether a batch is in the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// It is.
    #[default]
    Counted,
    /// Held apart (chờ xem xét): in no figure until it has been looked at.
    Apart,
    /// Looked at and left out (để ngoài): in no figure.
    LeftOut,
    /// Taken back as a whole (đã rút): in no figure any more.
    TakenBack,
}

enum_codes!(pub Standing);
