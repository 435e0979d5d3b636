//! What of the API a token opens. Pure.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// A part of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TokenScope {
    /// Handing in answers at touchpoints that staff enter.
    Answers,
    /// Scorecards and counts of responses.
    Figures,
    /// Files of single responses.
    Responses,
    /// Petitions, tasks of the plan and dossiers.
    Registers,
}

enum_codes!(pub TokenScope);

/// Several of them; none named is all that the token's role may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenScopes(pub Vec<TokenScope>);

impl TokenScopes {
    /// Whether a token of these scopes opens this part.
    pub fn open(&self, part: TokenScope) -> bool {
        self.0.is_empty() || self.0.contains(&part)
    }

    /// The codes with a blank between them; empty for all.
    pub fn codes(&self) -> String {
        self.0.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")
    }
}

impl TryFrom<String> for TokenScopes {
    type Error = String;

    fn try_from(codes: String) -> Result<Self, String> {
        let read = |code| TokenScope::of_code(code).ok_or_else(|| format!("`{code}` is no scope"));
        codes.split_whitespace().map(read).collect::<Result<_, _>>().map(Self)
    }
}
