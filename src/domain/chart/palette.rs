//! The colours of all charts. Neighbouring fills differ in lightness, so they can be distinguished in
//! print without colour; orange and blue can be distinguished by colour-blind people. A shape or a
//! word always says the same as the colour.

use plotters::style::RGBColor;

use crate::stats::Verdict;

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    Text,
    /// Secondary text.
    Muted,
    /// Grid lines and row rules.
    Grid,
    /// The background: the inside of a hollow mark.
    Paper,
    /// The zone from the target up.
    Zone,
    /// The target's dashed line.
    Target,
    /// A rate without a verdict.
    Series,
    /// A rate that reached the target (đạt).
    Reached,
    /// A rate that missed the target (chưa đạt).
    Missed,
    /// A rate with too little evidence for a verdict (chưa đủ căn cứ).
    Open,
    /// A dissatisfied choice, from weak (0) to strong (2).
    Against(u8),
    /// A neutral choice.
    Neutral,
    /// A satisfied choice, from weak (0) to strong (2).
    For(u8),
    /// Text on a dark fill.
    OnDark,
    /// Text on a light fill.
    OnLight,
}

impl Ink {
    /// Every colour that differs in dark mode, with the NAME of its custom property `--c-NAME`.
    pub(super) const THEMED: [(Self, &'static str); 10] = [
        (Self::Text, "ink"),
        (Self::Muted, "muted"),
        (Self::Grid, "grid"),
        (Self::Paper, "paper"),
        (Self::Zone, "zone"),
        (Self::Target, "target"),
        (Self::Series, "series"),
        (Self::Reached, "reached"),
        (Self::Missed, "missed"),
        (Self::Open, "open"),
    ];

    /// The colour in light mode. No two are the same: [`super::backend`] knows an ink by its colour.
    pub(super) fn hex(self) -> u32 {
        match self {
            // Contrast on white 15.7:1, 6.3:1, 1.2:1.
            Self::Text => 0x1B_24_30,
            Self::Muted => 0x56_61_71,
            Self::Grid => 0xE1_E6_EB,
            Self::Paper => 0xFF_FF_FF,
            Self::Zone => 0xEE_F4_FA,
            Self::Target => 0x1B_24_31,
            // Relative luminance 0.12, 0.12, 0.14, 0.13; contrast on white at least 5.6:1.
            Self::Series => 0x1D_64_A9,
            Self::Reached => 0x1D_64_A8,
            Self::Missed => 0xB4_43_0F,
            Self::Open => 0x5A_65_73,
            // Relative luminance 0.15, 0.25, 0.43; 0.74; 0.43, 0.26, 0.14. The same in both modes:
            // the strong ends have a contrast of at least 3:1 on white and on the dark page.
            Self::Against(2..) => 0xBA_47_11,
            Self::Against(1) => 0xD1_6F_39,
            Self::Against(0) => 0xE9_9F_6C,
            Self::Neutral => 0xDD_E1_E7,
            Self::For(0) => 0x82_B3_E5,
            Self::For(1) => 0x4C_8F_CE,
            Self::For(2..) => 0x27_6B_B0,
            Self::OnDark => 0xFF_FF_FE,
            Self::OnLight => 0x14_1C_26,
        }
    }

    /// The colour in light mode, for plotters.
    pub(super) fn color(self) -> RGBColor {
        let [_, red, green, blue] = self.hex().to_be_bytes();
        RGBColor(red, green, blue)
    }

    /// The colour of a rate with this verdict.
    pub(super) fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Self::Series,
            Some(Verdict::Reached) => Self::Reached,
            Some(Verdict::Missed) => Self::Missed,
            Some(Verdict::Open) => Self::Open,
        }
    }

    /// The colour of text on this fill, with a contrast of at least 4.5:1.
    pub(super) fn text_on(self) -> Self {
        match self {
            Self::Against(2..) | Self::For(2..) => Self::OnDark,
            _ => Self::OnLight,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SCALE: [Ink; 7] = [
        Ink::Against(2),
        Ink::Against(1),
        Ink::Against(0),
        Ink::Neutral,
        Ink::For(0),
        Ink::For(1),
        Ink::For(2),
    ];
    const DARK_PAGE: u32 = 0x12_18_1F;

    /// Relative luminance, 0…1. Source: WCAG 2.2, definition of relative luminance.
    fn luminance(hex: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((hex >> shift) & 0xFF) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    /// Contrast ratio, 1…21. Source: WCAG 2.2, definition of contrast ratio.
    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn neighbouring_fills_differ_in_lightness() {
        for steps in [&[0, 1, 2, 3, 4, 5, 6][..], &[0, 2, 3, 4, 6], &[0, 3, 6]] {
            for pair in steps.windows(2) {
                let [one, other] = [SCALE[pair[0]], SCALE[pair[1]]];
                let ratio = contrast(one.hex(), other.hex());
                assert!(ratio >= 1.5, "{one:?} and {other:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn text_on_fills_is_readable() {
        for fill in SCALE {
            let ratio = contrast(fill.hex(), fill.text_on().hex());
            assert!(ratio >= 4.5, "{fill:?}: {ratio:.2}");
        }
    }

    #[test]
    fn marks_and_strong_fills_stand_out_from_the_page() {
        for ink in [Ink::Reached, Ink::Missed, Ink::Open, Ink::Series] {
            assert!(contrast(ink.hex(), 0xFF_FF_FF) >= 4.5, "{ink:?}");
        }
        for ink in [Ink::Against(2), Ink::For(2)] {
            assert!(contrast(ink.hex(), 0xFF_FF_FF) >= 3.0, "{ink:?} on white");
            let ratio = contrast(ink.hex(), DARK_PAGE);
            assert!(ratio >= 3.0, "{ink:?} on dark {ratio:.2}");
        }
    }

    #[test]
    fn no_two_roles_share_a_colour() {
        let all: BTreeSet<u32> = Ink::THEMED
            .iter()
            .map(|(ink, _)| ink.hex())
            .chain(SCALE.iter().map(|ink| ink.hex()))
            .chain([Ink::OnDark.hex(), Ink::OnLight.hex()])
            .collect();
        assert_eq!(all.len(), Ink::THEMED.len() + SCALE.len() + 2);
    }

    #[test]
    fn the_style_sheet_has_every_colour_for_light_and_readable_ones_for_dark() {
        for (ink, name) in Ink::THEMED {
            let light = format!("--c-{name}: #{:06x};", ink.hex());
            assert!(super::super::CSS.contains(&light), "{light} not found");
            let key = format!("--c-{name}: #");
            let dark = super::super::CSS.rsplit(&key).next().unwrap();
            let dark = u32::from_str_radix(&dark[..6], 16).unwrap();
            if matches!(ink, Ink::Grid | Ink::Paper | Ink::Zone) {
                continue;
            }
            assert!(contrast(dark, DARK_PAGE) >= 4.5, "{name} in the dark");
        }
    }
}
