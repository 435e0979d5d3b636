//! How near a figure has to come to the published one.

use serde_json::Value;

/// To ten digits; `null` is `None`. Differences of figures near 1 leave 0 as 10⁻¹⁶.
pub(super) fn close(found: Option<f64>, wanted: &Value, place: &str) {
    match (found, wanted.as_f64()) {
        (None, None) => {}
        (Some(found), Some(wanted)) => {
            let near = (found - wanted).abs() <= 1e-10 * wanted.abs() + 1e-14;
            assert!(near, "{place}: {found:e}, not {wanted:e}");
        }
        other => panic!("{place}: {other:?}"),
    }
}
