//! What a chart needs beside its figures, and the sizes it is drawn at.

use crate::base::Lang;

use super::Words;

/// What holds for a chart as a whole.
#[derive(Clone, Copy, Debug)]
pub struct ChartOptions<'a> {
    /// Unique on the page; letters, digits and hyphens.
    pub id: &'a str,
    /// What the chart shows: its accessible name and its table's caption.
    pub title: &'a str,
    /// For a file instead of a page: the title is drawn, the light colours are fixed, and the drawing
    /// has a width and a height instead of a class.
    pub standalone: bool,
    /// What one row is, as head of the table's first column: "Tiêu chí", "Quầy", "Kỳ".
    pub row_name: &'a str,
    /// Stands where too few have answered: "ít ý kiến".
    pub hidden: &'a str,
    /// The share to be reached, 0…1.
    pub target: Option<f64>,
    /// The language of all words and numbers.
    pub lang: Lang,
}

/// The screens a chart is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 760 pixels wide, labels beside the marks.
    Desk,
    /// 352 pixels wide, labels above the marks.
    Phone,
}

impl ChartOptions<'_> {
    /// The words of charts in this language.
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }
}

impl Size {
    /// The value for this size.
    pub(super) fn pick<T>(self, desk: T, phone: T) -> T {
        match self {
            Self::Desk => desk,
            Self::Phone => phone,
        }
    }

    /// Width of the drawing, in CSS pixels at its natural size.
    pub(super) fn width(self) -> f64 {
        self.pick(760.0, 352.0)
    }

    /// The end of the class that shows or hides it: `chart-desk`, `chart-phone`.
    pub(super) fn name(self) -> &'static str {
        self.pick("desk", "phone")
    }
}

#[cfg(test)]
impl ChartOptions<'static> {
    /// A chart of a page in Vietnamese, for tests.
    pub(super) const TEST: Self = Self {
        id: "test",
        title: "Tỷ lệ hài lòng",
        standalone: false,
        row_name: "Tháng",
        hidden: "ít ý kiến",
        target: None,
        lang: Lang::Vi,
    };
}
