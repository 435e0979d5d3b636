//! The two kinds of petition.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::base::enum_codes;

/// What a petition is.
///
/// Source: Nghị định 20/2008/NĐ-CP, Điều 3 and Điều 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PetitionKind)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Phản ánh: something went wrong or is hard, in acts or in rules.
    Report,
    /// Kiến nghị: a proposal of what should be done.
    Proposal,
}

enum_codes!(pub Kind);
