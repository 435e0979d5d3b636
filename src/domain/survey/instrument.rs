//! An instrument as read from `surveys/*.toml`: the one source of what figures mean.

use chrono::NaiveDate;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantNames};
use utoipa::ToSchema;

use super::in_units;
use crate::base::Text;
use crate::stats::Target;

/// A questionnaire of one version (phiếu khảo sát), complete in Vietnamese and English.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Instrument {
    /// Stable id, `sipas-counter`; the file's name.
    pub id: String,
    /// The version answers are kept under; a changed wording or meaning is a new version.
    pub version: String,
    /// What the form is called.
    pub title: Text,
    /// What it is for, in one or two sentences: shown above the first question.
    pub purpose: Text,
    /// Why figures from this file lean on something recalled or not found; shown on every page.
    pub provisional: Option<Text>,
    /// The first office day on which answers are taken under this version.
    pub valid_from: NaiveDate,
    /// The last such day, if one is known.
    pub valid_to: Option<NaiveDate>,
    /// The published version it is made from, as `id@version`: what of that is core stays as it is here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<String>,
    /// The texts of law the content comes from.
    pub legal_basis: Vec<LegalBasis>,
    /// How the index comes from the item figures.
    pub formula: Formula,
    /// What a question without a valid answer counts as.
    pub missing: MissingRule,
    /// Whether every question that is asked must be answered.
    pub obligatory: bool,
    /// What the index is held against, if the plan sets one.
    pub target: Option<Target>,
    /// The scales items point to.
    pub scales: Vec<Scale>,
    /// The headed sections of the form, in order.
    pub sections: Vec<Section>,
    /// The items in form order; a [`super::Record`] has its places in this order.
    pub items: Vec<Item>,
    /// Factors (yếu tố): groups of items with a figure of their own.
    pub factors: Vec<Factor>,
    /// Domains (lĩnh vực): groups of factors with a figure of their own.
    pub domains: Vec<Domain>,
    /// SHA-256 of the file's bytes, in lower-case hex: a published file is frozen.
    pub digest: String,
}

/// One text of law, or one report, the instrument rests on.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LegalBasis {
    /// Its name: number, authority, date.
    pub title: Text,
    /// How sure we are of it, and where it was read.
    pub note: Option<Text>,
}

/// How items become factors, domains and one index.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Formula {
    /// The formula's own name and version, printed in exports: `sipas-item-mean/1`.
    pub version: String,
    /// The function of `measure::index` that computes it.
    pub method: Method,
}

/// What "left blank", "không có ý kiến" and "không áp dụng" count as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum MissingRule {
    /// In neither part of a rate; how many there were stands beside it.
    LeftOut,
    /// A blank is in the lower part of a rate, as though it were no satisfied answer: Huế's report
    /// of 2019 does so. "Không có ý kiến" and "không áp dụng" are in neither part. For
    /// `Method::Sipas` alone.
    InDenominator,
}

/// The index methods there are; a new one is a variant here and one small function in `measure::index`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "name", content = "aggregation")]
#[derive(EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Method {
    /// Shares of satisfied answers, aggregated as named; 0–100.
    Sipas(Aggregation),
    /// Sum of mean points of the indicators; 0–18 for the nine of Thông tư 01/2018/TT-VPCP.
    OneStop,
    /// Σ of maximum points × mean weight, as percent of the maximum; 0–100.
    Xhh,
    /// Min–max rescaled means summed into dimensions (1–10) and a total (10–80).
    Papi,
}

/// How item indices are brought together. The research names four; the one used is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Aggregation {
    /// The mean of all item indices: the default.
    #[default]
    ItemMean,
    /// All satisfied answers over all valid answers.
    Pooled,
    /// The mean of the domains' indices.
    DomainMean,
    /// The mean of the factors' indices.
    FactorMean,
}

/// A response scale (thang đo): its choices in form order, the least satisfied first.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Scale {
    /// Referred to by items.
    pub code: String,
    /// The choices, negative first.
    pub choices: Vec<Choice>,
    /// The label of "không có ý kiến", where the scale offers it; kept as `?`.
    pub dont_know: Option<Text>,
    /// The label of "không áp dụng", where the scale offers it; kept as `~`.
    pub not_applicable: Option<Text>,
}

/// One answer one can give (phương án trả lời).
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Choice {
    /// What the form posts and a record keeps: one of `0`–`9`, `A`–`Z`.
    pub code: char,
    /// The words beside the button.
    pub label: Text,
    /// What it counts as.
    pub counts: Counts,
    /// Points, weights or raw values for the point methods, in thousandths (whole numbers until
    /// print): 2 points are 2000, a weight of 0.75 is 750.
    #[serde(serialize_with = "in_units::thousandths")]
    #[schema(value_type = Option<f64>)]
    pub points: Option<i64>,
}

/// What a choice counts as in a satisfaction rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Counts {
    /// In both parts of the rate.
    Satisfied,
    /// In the lower part only; "Bình thường" is not satisfied.
    Neutral,
    /// In the lower part only.
    Unsatisfied,
    /// Scored by its points; no rate of satisfaction.
    Points,
    /// Describes; enters no figure but its own distribution.
    Described,
}

/// A headed part of the form.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Section {
    /// Stable code.
    pub code: String,
    /// The heading.
    pub title: Text,
    /// A sentence under the heading, if one is needed.
    pub intro: Option<Text>,
}

/// One question (câu hỏi, tiêu chí).
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Item {
    /// Stable lower-case code, the form field's name: `s1`, `overall`.
    pub code: String,
    /// The section it stands in.
    pub section: String,
    /// The criterion's title as published: a term, kept as it is. English is our translation.
    pub title: Text,
    /// The question as we put it.
    pub question: Text,
    /// A hint below the question.
    pub help: Option<Text>,
    /// How it is answered.
    pub kind: Kind,
    /// Asked only of those who gave one of these answers to an earlier item.
    pub asked_if: Option<Routing>,
    /// Points this item can earn at most (`Method::Xhh`), in thousandths.
    #[serde(serialize_with = "in_units::thousandths")]
    #[schema(value_type = Option<f64>)]
    pub max_points: Option<i64>,
    /// Why its wording or points are provisional.
    pub provisional: Option<Text>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ItemKind)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Kind {
    /// One choice of a scale.
    SelectOne {
        /// Code of the scale.
        scale: String,
    },
    /// Any number of choices of a scale; kept as one `0`/`1` a choice.
    SelectMany {
        /// Code of the scale.
        scale: String,
    },
}

/// A condition on an earlier single-choice item.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Routing {
    /// Code of the earlier item.
    pub item: String,
    /// Codes of the choices that lead here.
    pub any_of: Vec<char>,
}

/// A group of items with a figure of its own (yếu tố; a sub-dimension for PAPI).
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Factor {
    /// Stable code.
    pub code: String,
    /// Its published name.
    pub title: Text,
    /// The items it is made of.
    pub items: Vec<String>,
    /// Lower and upper end of its own scale in millionths, for `Method::Papi`: 0.333333 is 333333.
    #[serde(serialize_with = "in_units::millionths")]
    #[schema(value_type = Option<(f64, f64)>)]
    pub range: Option<(i64, i64)>,
}

/// A group of factors with a figure of its own (lĩnh vực; a dimension for PAPI).
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Domain {
    /// Stable code.
    pub code: String,
    /// Its published name.
    pub title: Text,
    /// The factors it is made of.
    pub factors: Vec<String>,
}

impl Instrument {
    /// The scale of an item. `None` only for an instrument that `checks` would refuse.
    pub fn scale_of(&self, item: &Item) -> Option<&Scale> {
        let (Kind::SelectOne { scale } | Kind::SelectMany { scale }) = &item.kind;
        self.scales.iter().find(|each| each.code == *scale)
    }

    /// The item with this code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// Position in the item order of every item that the index is made of, in factor order.
    pub fn index_items(&self) -> Vec<usize> {
        self.factors
            .iter()
            .flat_map(|factor| &factor.items)
            .filter_map(|code| self.items.iter().position(|item| item.code == *code))
            .collect()
    }
}
