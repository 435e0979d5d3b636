//! A rate as a bar with a mark at the target, beside the figure that says the same.

use maud::{Markup, html};

/// The bar of a rate and the mark of a target, both 0…1; the figure stands beside it for screen readers.
pub fn bar(rate: f64, target: f64) -> Markup {
    let at = |share: f64| format!("{:.2}", share.clamp(0.0, 1.0) * 100.0);
    html! {
        svg.gap viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
            rect.all width="100" height="4" {}
            rect.rate width=(at(rate)) height="4" {}
            rect.target x=(at(target - 0.002)) width="0.4" height="4" {}
        }
    }
}
